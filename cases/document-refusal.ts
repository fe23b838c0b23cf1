import { DocumentRefusedError, DocumentsUnavailableError, ScannerUnavailableError } from '../city/documents/errors.js';
import { documentMessages } from './messages/inputs.js';
import { invalidInput, type Refusal, UnavailableError } from './refusals.js';

export function tooLarge(limit: number): Refusal {
  const mebibytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  return invalidInput('file', 'TOO_LARGE', documentMessages.TOO_LARGE({ limit: mebibytes }));
}

/** What a caller is told of a document that was not kept; undefined for what is nobody's business. */
export function documentRefusal(error: unknown): Refusal | undefined {
  if (error instanceof DocumentRefusedError) {
    return error.code === 'TOO_LARGE'
      ? tooLarge(error.detail.limit ?? 0)
      : invalidInput('file', error.code, documentMessages[error.code]);
  }
  if (error instanceof ScannerUnavailableError) {
    return new UnavailableError(error, documentMessages.SCANNER_AWAY);
  }
  return error instanceof DocumentsUnavailableError ? documentsAway(error) : undefined;
}

export function documentsAway(cause?: unknown): Refusal {
  return new UnavailableError(cause, documentMessages.STORAGE_AWAY);
}
