import { sendFile } from '../../shared/files/send-file.js';

const ATTACH = `mutation Attach($reference: ID!, $code: ID!, $file: Upload!) {
  attachDocument(reference: $reference, code: $code, file: $file) { reference }
}`;

interface AttachOptions {
  reference: string;
  code: string;
  file: File;
  /** told how much has arrived, from 0 to 1 */
  onProgress(share: number): void;
}

/** Rejects with RefusedFileError. */
export const attachFile = ({ reference, code, file, onProgress }: AttachOptions): Promise<void> =>
  sendFile({ query: ATTACH, variables: { reference, code }, file, onProgress });
