import { DocumentsFullError } from '../city/documents/errors.js';
import { shownName } from '../city/documents/file-name.js';
import { holdDocument } from '../city/documents/hold.js';
import type { MustHaveRoom } from '../city/documents/quota.js';
import type { StoredDocument } from '../city/documents/store.js';
import type { Upload } from '../city/documents/upload.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { Transaction } from '../prisma/client.js';
import { requestId } from '../runtime/request-id.js';
import type { Acting } from './acting.js';
import { documentRefusal, documentsAway } from './document-refusal.js';
import { changeWorkingCopy } from './draft.js';
import { actMessages } from './messages/acts.js';
import { openCase } from './open-case.js';
import { invalidInput } from './refusals.js';

interface NewDocument {
  reference: string;
  /** of the document, as the form asks for it */
  code: string;
  file: Upload;
}

/** Attaches a file to the working copy; one of the same code is replaced. */
export async function attachDocument(acting: Acting, { reference, code, file }: NewDocument): Promise<void> {
  const open = await openCase(acting, reference, 'attachDocument');
  mustBeAsked(open.definition, code);
  const fileName = shownName(file.claim.fileName);
  const { filedById } = open.row;
  const mustHaveRoom = (tx: Transaction, size: number, kept: boolean) =>
    room(acting, tx, { reference, code, filedById, size, kept });
  // Before any of it is read, and again once it is known how large it is.
  if (acting.documentRoom) await acting.prisma.$transaction((tx) => mustHaveRoom(tx, 1, false));
  const stored = await store(acting, file, fileName, { reference, code });
  const { sha256, size, mediaType } = stored;
  const attached = { ...stored, fileName, attachedAt: new Date() };
  await changeWorkingCopy(acting, open, {
    operation: 'attachDocument',
    data: {},
    act: { act: 'DOCUMENT_ATTACHED', changed: { code, sha256, size, mediaType }, values: { '/fileName': fileName } },
    async also(tx) {
      await mustHaveRoom(tx, size, true);
      await holdDocument(tx, sha256);
      // A cleaning that came in between has taken a file that nobody named yet.
      if (!(await isKept(acting, sha256))) throw documentsAway();
      await tx.attachedDocument.upsert({
        where: { reference_code: { reference, code } },
        create: { reference, code, ...attached },
        update: attached,
      });
    },
  });
}

async function room(acting: Acting, tx: Transaction, attaching: Parameters<MustHaveRoom>[1]): Promise<void> {
  try {
    await acting.documentRoom?.(tx, attaching);
  } catch (error) {
    const refusal = documentRefusal(error);
    if (!refusal) throw error;
    if (error instanceof DocumentsFullError) acting.log.error({ err: error }, 'no more documents are kept');
    throw refusal;
  }
}

/** Refuses a document that the form does not ask for. */
function mustBeAsked({ documents }: FormDefinition, code: string): void {
  if (documents.some((document) => document.code === code)) return;
  const codes = documents.map((document) => document.code).join(', ');
  // Only what a code could be is repeated: a file's name may have come in its place.
  const asked = /^[A-Za-z][\w-]{0,39}$/.test(code) ? code : '…';
  throw invalidInput('code', 'UNKNOWN_DOCUMENT', actMessages.UNKNOWN_DOCUMENT_CODE({ asked, codes }));
}

async function store(acting: Acting, upload: Upload, fileName: string, at: object): Promise<StoredDocument> {
  try {
    return await acting.documents.put(upload.take(), { ...upload.claim, fileName });
  } catch (error) {
    const refusal = documentRefusal(error);
    if (!refusal) throw error;
    // Neither the name nor the sender: a city looks the case up if it wants them.
    acting.log.warn({ err: error, ...at, requestId: requestId() }, 'a document was not kept');
    throw refusal;
  }
}

async function isKept({ documents }: Acting, sha256: string): Promise<boolean> {
  try {
    return (await documents.keptSince(sha256)) !== undefined;
  } catch (error) {
    throw documentRefusal(error) ?? error;
  }
}
