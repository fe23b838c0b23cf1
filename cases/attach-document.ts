import { shownName } from '../city/documents/file-name.js';
import { holdDocument } from '../city/documents/hold.js';
import type { Upload } from '../city/documents/upload.js';
import type { DocumentRequirement, FormDefinition } from '../forms/language/definition.js';
import type { Transaction } from '../prisma/client.js';
import type { Acting } from './acting.js';
import { filesOf, replacedBy } from './attached-files.js';
import { documentsAway } from './document-refusal.js';
import { changeWorkingCopy } from './draft.js';
import { actMessages } from './messages/acts.js';
import { openCase } from './open-case.js';
import { invalidInput } from './refusals.js';
import { isKept, mustBeAccepted, mustHaveRoom, storeFile } from './take-file.js';

interface NewDocument {
  reference: string;
  /** of the document, as the form asks for it */
  code: string;
  file: Upload;
  /** id of the attached file whose place it takes */
  replaces?: string | null | undefined;
}

/** Attaches a file to the working copy, beside others or in the place of one, as the document allows. */
export async function attachDocument(acting: Acting, given: NewDocument): Promise<void> {
  const { reference, code, file, replaces } = given;
  const open = await openCase(acting, reference, 'attachDocument');
  const document = askedDocument(open.definition, code);
  const fileName = shownName(file.claim.fileName);
  const { filedById } = open.row;
  async function placeFor(tx: Transaction, size: number, kept: boolean) {
    const files = await filesOf(tx, reference, code);
    const replaced = replacedBy(document, files, replaces);
    await mustHaveRoom(acting, tx, { reference, replaced: replaced ? [replaced.id] : [], filedById, size, kept });
    return { files, replaced };
  }
  // Before any of it is read, where it may be refused, and again once it is known how large it is.
  const mayLackPlace = acting.documentRoom !== undefined || document.many || replaces != null;
  if (mayLackPlace) await acting.prisma.$transaction((tx) => placeFor(tx, 1, false));
  const stored = await storeFile(acting, file, fileName, { reference, code });
  mustBeAccepted(document, stored.mediaType);
  const { sha256, size, mediaType } = stored;
  const attached = { ...stored, fileName, attachedAt: new Date() };
  await changeWorkingCopy(acting, open, {
    operation: 'attachDocument',
    data: {},
    act: { act: 'DOCUMENT_ATTACHED', changed: { code, sha256, size, mediaType }, values: { '/fileName': fileName } },
    async also(tx) {
      const { files, replaced } = await placeFor(tx, size, true);
      await holdDocument(tx, sha256);
      // A cleaning that came in between has taken a file that nobody named yet.
      if (!(await isKept(acting, sha256))) throw documentsAway();
      const over = files.filter((each) => each.id === replaced?.id || each.sha256 === sha256).map(({ id }) => id);
      if (over.length > 0) await tx.attachedDocument.deleteMany({ where: { id: { in: over } } });
      const replacing: Record<string, string> =
        replaced && replaced.sha256 !== sha256 ? { replaces: replaced.sha256 } : {};
      await tx.attachedDocument.create({ data: { reference, code, ...attached, ...replacing } });
      return replacing;
    },
  });
}

/** The document of a code; refused where the form does not ask for it. */
export function askedDocument({ documents }: FormDefinition, code: string): DocumentRequirement {
  const document = documents.find((each) => each.code === code);
  if (document) return document;
  const codes = documents.map((document) => document.code).join(', ');
  // Only what a code could be is repeated: a file's name may have come in its place.
  const asked = /^[A-Za-z][\w-]{0,39}$/.test(code) ? code : '…';
  throw invalidInput('code', 'UNKNOWN_DOCUMENT', actMessages.UNKNOWN_DOCUMENT_CODE({ asked, codes }));
}
