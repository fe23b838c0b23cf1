import type { Acting } from './acting.js';
import { askedDocument } from './attach-document.js';
import { fileNamed, filesOf } from './attached-files.js';
import { changeWorkingCopy } from './draft.js';
import { documentMessages } from './messages/inputs.js';
import { openCase } from './open-case.js';
import { invalidInput } from './refusals.js';

interface Removal {
  reference: string;
  /** of the document, as the form asks for it */
  code: string;
  /** of the file, where the document has several */
  id?: string | null | undefined;
}

/** Takes a file out of the working copy. What was filed keeps it. */
export async function removeDocument(acting: Acting, { reference, code, id }: Removal): Promise<void> {
  const open = await openCase(acting, reference, 'attachDocument');
  askedDocument(open.definition, code);
  const file = chosen(await filesOf(acting.prisma, reference, code), id);
  const { sha256 } = file;
  await changeWorkingCopy(acting, open, {
    operation: 'attachDocument',
    data: {},
    act: { act: 'DOCUMENT_REMOVED', changed: { code, sha256 } },
    async also(tx) {
      const { count } = await tx.attachedDocument.deleteMany({ where: { id: file.id } });
      // Somebody else was faster.
      if (count === 0) throw invalidInput('id', 'NO_SUCH_FILE', documentMessages.NO_SUCH_FILE);
      return {};
    },
  });
}

function chosen(files: Awaited<ReturnType<typeof filesOf>>, id: string | null | undefined) {
  if (id != null) return fileNamed(files, id, 'id');
  const [only, other] = files;
  if (!only) throw invalidInput('code', 'NO_SUCH_FILE', documentMessages.NO_SUCH_FILE);
  if (other) throw invalidInput('id', 'WHICH_FILE', documentMessages.WHICH_FILE);
  return only;
}
