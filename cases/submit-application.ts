import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { checkAnswers } from '../forms/answers/check-answers.js';
import { codesInForm, filesLacking, withoutStray } from '../forms/files-in-form.js';
import { jalaliDay } from '../forms/jalali.js';
import type { Relocated } from '../workflows/case-shape.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { mustBeFileable } from './carry-draft.js';
import { generationOf, mustBeOffered } from './generation.js';
import { checkedKey } from './idempotency.js';
import { type OpenCase, openCase } from './open-case.js';
import { mayBeginOn } from './public-notices/on-notice.js';
import { AnswersInvalidError } from './refusals.js';
import { mustBeRecorded } from './register-choices.js';
import { sendFirst } from './send-first.js';

interface Filing {
  reference: string;
  /** the caller's own; filing again with it files nothing */
  idempotencyKey?: string | null | undefined;
  /** that the caller looks at; StaleRevisionError when it has moved on */
  revision?: number | null | undefined;
  /** of the working copy that is to be filed, and no other; StaleRevisionError when it has moved on */
  draftVersion?: number;
}

/** States in which the same answers may be filed again: the applicant is asked to, or the city's records have moved. */
const REFILABLE = new Set(['DRAFT', 'RETURNED', 'RECALCULATION_DUE']);

/** Files the working copy, for the first time or anew. A filing with a key that was taken before changes nothing. */
export async function submitApplication(acting: Acting, filing: Filing): Promise<void> {
  const { viewer, messenger } = acting;
  const { reference } = filing;
  const open = await openCase(acting, reference, 'readDraft');
  const { draft, draftVersion, revision } = open.row;
  const key = keyOf(viewer.id, filing.idempotencyKey);
  const isOther = (asked: number | null | undefined, now: number) => asked != null && asked !== now;
  const moved = open.isClosed || isOther(filing.revision, revision) || isOther(filing.draftVersion, draftVersion);
  if (key && moved && (await wasFiled(acting, reference, key))) return;
  open.must('submit');
  open.mustBeCurrent(filing.revision);
  open.mustBeCopy(filing.draftVersion);

  await mustBeFileable(acting, open);
  const generation = generationOf(open.row);
  if (revision === 0) {
    mustBeOffered(open.definition, generation);
    const { onNotice: notice, ownerId } = open.row;
    if (notice !== null) await mayBeginOn(acting, { definition: open.definition, notice, ownerId });
  }

  const { answers, issues } = checkAnswers(open.definition, draft, jalaliDay(new Date()));
  if (issues.length > 0) throw new AnswersInvalidError(issues);
  await mustHaveFiles(acting, open, answers);
  await mustBeRecorded(acting.registers, open.definition.form, answers);
  // The case may not have heard of what its rows say.
  if (!key && (await alreadyFiled(acting, open, answers))) return messenger.lookAtRows(reference);

  const updateId = key ?? `submit-${revision}-${draftVersion}`;
  const message = { draftVersion, actor: actorOf(viewer) };
  if (revision > 0) {
    const sending = { reference, id: updateId, refusal: undefined };
    return sendFirst(acting, sending, () => messenger.refile(reference, message, updateId));
  }
  const { code, version, steps } = open.definition;
  const input = { reference, definition: { code, version, hash: open.hash } };
  // As it will most likely be filed; the case puts right what turns out otherwise.
  const labels = {
    permitType: code,
    generation,
    district: open.row.namedDistrict,
    revision: 1,
    status: 'DRAFT',
  } as const;
  const sideBySide = steps.some(({ type }) => type === 'parallel');
  await messenger.file(input, message, updateId, { labels, sideBySide });
}

/** Every file that a field names is attached. */
async function mustHaveFiles(
  { prisma }: Acting,
  { row: { reference }, definition: { form } }: OpenCase,
  answers: object,
) {
  if (codesInForm(form.schema).size === 0) return;
  const attached = await prisma.attachedDocument.findMany({
    where: { reference },
    select: { code: true, sha256: true },
  });
  const lacking = filesLacking(form.schema, answers, attached);
  if (lacking.length > 0) throw new AnswersInvalidError(lacking);
}

/** Whether a filing was taken, by the rows or by the case itself; the case is told of rows that are ahead of it. */
async function wasFiled({ prisma, messenger }: Acting, reference: string, key: string): Promise<boolean> {
  const row = await prisma.application.findUnique({ where: { reference }, select: { standing: true } });
  const { answered = [] } = (row?.standing ?? {}) as Partial<Relocated>;
  if (!answered.some(([id]) => id === key)) return messenger.wasFiled(reference, key);
  await messenger.lookAtRows(reference);
  return true;
}

/** Hashed, because it is the caller's own text and is kept in the workflow's history. */
function keyOf(actor: string, given: string | null | undefined): string | undefined {
  const key = checkedKey(given);
  return key && `key-${createHash('sha256').update(`${actor}\n${key}`).digest('hex')}`;
}

/** Whether exactly this is under review already: filing it again would only throw away the work done on it. */
async function alreadyFiled({ prisma }: Acting, { row, definition }: OpenCase, answers: object): Promise<boolean> {
  const { reference, revision, status } = row;
  if (revision === 0 || REFILABLE.has(status)) return false;
  const [filed, attached] = await Promise.all([
    prisma.submission.findUnique({
      where: { reference_revision: { reference, revision } },
      select: { answers: true, documents: true },
    }),
    prisma.attachedDocument.findMany({ where: { reference }, select: { code: true, sha256: true } }),
  ]);
  if (!filed) return false;
  const contents = (rows: readonly { code: string; sha256: string }[]) =>
    rows.map(({ code, sha256 }) => `${code} ${sha256}`).sort();
  // A kind that another version asked for is left out of a filing.
  const whole = withoutStray(definition.form.schema, answers, attached);
  const asked = whole.filter(({ code }) => definition.documents.some((document) => document.code === code));
  return (
    isDeepStrictEqual(filed.answers, answers) &&
    isDeepStrictEqual(contents(filed.documents as { code: string; sha256: string }[]), contents(asked))
  );
}
