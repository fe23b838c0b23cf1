import { sendFile } from '../../shared/files/send-file.js';
import type { CaseFile } from '../../shared/form/context.js';

const ATTACH = `mutation Attach($reference: ID!, $code: ID!, $file: Upload!) {
  attachDocument(reference: $reference, code: $code, file: $file) {
    reference documents { code sha256 fileName url attachedAt }
  }
}`;

const toTask = (by: 'attachEvidence' | 'attachToInvitation') => `mutation Attach($id: ID!, $code: ID!, $file: Upload!) {
  ${by}(id: $id, code: $code, file: $file) { id }
}`;

interface Sent {
  code: string;
  file: File;
  /** told how much has arrived, from 0 to 1 */
  onProgress(share: number): void;
}

interface AttachOptions extends Sent {
  reference: string;
}

interface Attached {
  attachDocument: { documents: (CaseFile & { attachedAt: string })[] };
}

/** The file as it is attached now. Rejects with RefusedFileError. */
export async function attachFile({ reference, code, file, onProgress }: AttachOptions): Promise<CaseFile> {
  const { attachDocument } = await sendFile<Attached>({
    query: ATTACH,
    variables: { reference, code },
    file,
    onProgress,
  });
  const own = attachDocument.documents.filter((each) => each.code === code);
  const [last] = own.sort((a, b) => b.attachedAt.localeCompare(a.attachedAt));
  if (!last) throw new Error(`nothing is attached as ${code}`);
  return last;
}

/** Attaches what shows that a condition is fulfilled to the task that settles it, or what whoever is invited is asked for. Rejects with RefusedFileError. */
export async function attachToWork({
  by,
  id,
  code,
  file,
  onProgress,
}: Sent & { by: 'attachEvidence' | 'attachToInvitation'; id: string }): Promise<void> {
  await sendFile({ query: toTask(by), variables: { id, code }, file, onProgress });
}
