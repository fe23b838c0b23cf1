import { shownName } from '../city/documents/file-name.js';
import { holdDocument } from '../city/documents/hold.js';
import { isOnEarth, type PhotoFacts, photoFacts } from '../city/documents/photo-facts.js';
import type { Upload } from '../city/documents/upload.js';
import { appendToTrail } from '../city/trail/append.js';
import type { WorkDocument } from '../forms/language/document.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { Transaction } from '../prisma/client.js';
import { type Acting, onCase } from './acting.js';
import { fileNamed, replacedBy } from './attached-files.js';
import { documentsAway } from './document-refusal.js';
import { openInvited, ownInvitation } from './invitations/open.js';
import { actMessages } from './messages/acts.js';
import { documentMessages, inputMessages } from './messages/inputs.js';
import { openTask } from './open-task.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { isKept, mustBeAccepted, mustHaveRoom, storeFile } from './take-file.js';
import { wordsOf } from './text-input.js';
import { documentsOfTask } from './work-answers.js';

/** By whoever decides, by the applying side, or by whoever is invited to answer. */
export type AttachingTo = 'attachToTask' | 'attachEvidence' | 'attachToInvitation';

interface NewFile {
  /** of the task */
  id: string;
  /** of the document, as the step asks for it */
  code: string;
  file: Upload;
  /** id of the attached file whose place it takes */
  replaces?: string | null | undefined;
  note?: string | null | undefined;
  /** of a photograph that does not say so itself */
  takenAt?: Date | null | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}

/** Attaches a file to a task that waits, as the step's documents allow. */
export async function attachToTask(acting: Acting, by: AttachingTo, given: NewFile): Promise<void> {
  const { id: taskId, code, file } = given;
  const { reference } = await openFor(acting, by, taskId);
  const document = asked(await documentsOfTask(acting, taskId), code);
  const note = wordsOf('note', given.note, 1_000) ?? null;
  const said = saidBy(given);
  const fileName = shownName(file.claim.fileName);
  const stored = await storeFile(acting, file, fileName, { reference, code });
  mustBeAccepted(document, stored.mediaType);
  const { sha256, size, mediaType } = stored;
  const photograph = factsOf(await headOf(acting, stored), said);
  await acting.prisma.$transaction(async (tx) => {
    const { filedById, ownerId } = await waiting(tx, taskId);
    const files = await tx.taskFile.findMany({
      where: { taskId, code },
      orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }],
    });
    const replaced = replacedBy(document, files, given.replaces);
    await mustHaveRoom(acting, tx, { reference, replaced: replaced ? [replaced.id] : [], filedById, size, kept: true });
    await holdDocument(tx, sha256);
    // A cleaning that came in between has taken a file that nobody named yet.
    if (!(await isKept(acting, sha256))) throw documentsAway();
    const over = files.filter((each) => each.id === replaced?.id || each.sha256 === sha256).map(({ id }) => id);
    if (over.length > 0) await tx.taskFile.deleteMany({ where: { id: { in: over } } });
    const attached = { ...stored, fileName, note, ...photograph, attachedBy: acting.viewer.id, attachedAt: new Date() };
    await tx.taskFile.create({ data: { taskId, reference, code, ...attached } });
    const changed = { task: taskId, code, sha256, size, mediaType };
    const values = { '/fileName': fileName };
    await appendToTrail(tx, [
      onCase(acting, { ownerId }, { act: 'DOCUMENT_ATTACHED', subject: reference, changed, values }),
    ]);
    await tellApplicationChanged(tx, reference);
  });
}

/** Takes a file out again; whoever attached it may, while the task waits. */
export async function removeFromTask(
  acting: Acting,
  { id: taskId, file }: { id: string; file: string },
  by: AttachingTo = 'attachToTask',
) {
  const rows = await acting.prisma.taskFile.findMany({ where: { taskId, attachedBy: acting.viewer.id } });
  if (rows.length === 0 || by === 'attachToInvitation') await openFor(acting, by, taskId);
  const { id, reference, code, sha256 } = fileNamed(rows, file, 'file');
  await acting.prisma.$transaction(async (tx) => {
    const { ownerId } = await waiting(tx, taskId);
    const { count } = await tx.taskFile.deleteMany({ where: { id } });
    if (count === 0) throw invalidInput('file', 'NO_SUCH_FILE', documentMessages.NO_SUCH_FILE);
    const changed = { task: taskId, code, sha256 };
    await appendToTrail(tx, [onCase(acting, { ownerId }, { act: 'DOCUMENT_REMOVED', subject: reference, changed })]);
    await tellApplicationChanged(tx, reference);
  });
}

/** The task, for whoever may attach to it; the applying side only where the step waits for what it shows. */
async function openFor(acting: Acting, by: AttachingTo, taskId: string): Promise<{ reference: string }> {
  if (by === 'attachToInvitation') await ownInvitation(acting, taskId);
  const { refusal, ...open } =
    by === 'attachToInvitation'
      ? await openInvited(acting, taskId, 'attachToTask')
      : await openTask(acting, taskId, by);
  if (refusal) throw refusal;
  if (by !== 'attachEvidence') return open;
  const task = await acting.prisma.task.findUnique({ where: { id: taskId }, select: { stepType: true } });
  if (task?.stepType !== 'fulfil') throw invalidInput('id', 'NO_EVIDENCE', inputMessages.NO_EVIDENCE);
  return open;
}

/** Nobody decides it until the transaction ends. */
async function waiting(tx: Transaction, taskId: string): Promise<{ ownerId: string; filedById: string }> {
  const [row] = await tx.$queryRaw<{ status: string; ownerId: string; filedById: string }[]>`
    SELECT t.status::text, a."ownerId", a."filedById" FROM "Task" t JOIN "Application" a ON a.reference = t.reference
    WHERE t.id = ${taskId} FOR UPDATE OF t`;
  if (!row) throw new NotFoundError();
  if (row.status !== 'OPEN' && row.status !== 'CLAIMED') throw invalidInput('id', 'TASK_OVER', inputMessages.TASK_OVER);
  return row;
}

function asked(documents: readonly WorkDocument[], code: string): WorkDocument {
  const document = documents.find((each) => each.code === code);
  if (document) return document;
  const codes = documents.map((each) => each.code).join(', ') || '–';
  const named = /^[A-Za-z][\w-]{0,39}$/.test(code) ? code : '…';
  throw invalidInput('code', 'UNKNOWN_DOCUMENT', actMessages.UNKNOWN_DOCUMENT_CODE({ asked: named, codes }));
}

/** What the sender says of when and where a photograph was taken. */
function saidBy({ takenAt, latitude, longitude }: NewFile): PhotoFacts {
  const isPlace = latitude != null && longitude != null && isOnEarth(latitude, longitude);
  if ((latitude ?? longitude) != null && !isPlace) throw invalidInput('latitude', 'NO_PLACE', inputMessages.NO_PLACE);
  if (takenAt && takenAt.getTime() > Date.now() + 60_000) {
    throw invalidInput('takenAt', 'NOT_YET', inputMessages.NOT_YET);
  }
  return {
    ...(takenAt && { takenAt }),
    ...(isPlace && { place: { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) } }),
  };
}

/** What the picture says counts before what its sender says. */
const factsOf = (own: PhotoFacts, said: PhotoFacts) => ({
  ...((own.takenAt ?? said.takenAt) && {
    takenAt: own.takenAt ?? said.takenAt ?? null,
    takenFrom: own.takenAt ? ('FILE' as const) : ('CLIENT' as const),
  }),
  ...((own.place ?? said.place) && {
    ...(own.place ?? said.place),
    placeFrom: own.place ? ('FILE' as const) : ('CLIENT' as const),
  }),
});

/** Cameras write what they know before the picture. */
const HEAD = 128 * 1024;

async function headOf(
  { documents }: Acting,
  { sha256, mediaType }: { sha256: string; mediaType: string },
): Promise<PhotoFacts> {
  if (mediaType !== 'image/jpeg') return {};
  const kept = await documents.open(sha256);
  const parts: Buffer[] = [];
  for await (const part of kept?.stream ?? []) {
    parts.push(part as Buffer);
    if (parts.reduce((sum, { length }) => sum + length, 0) >= HEAD) break;
  }
  return photoFacts(Buffer.concat(parts).subarray(0, HEAD));
}
