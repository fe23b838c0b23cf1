import {
  DocumentRefusedError,
  DocumentsFullError,
  DocumentsUnavailableError,
  ScannerUnavailableError,
} from '../city/documents/errors.js';
import { documentMessages } from './messages/inputs.js';
import { invalidInput, type Refusal, UnavailableError } from './refusals.js';

const mebibytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;

export function tooLarge(limit: number): Refusal {
  return invalidInput('file', 'TOO_LARGE', documentMessages.TOO_LARGE({ limit: mebibytes(limit) }));
}

/** What a caller is told of a document that was not kept; undefined for what is nobody's business. */
export function documentRefusal(error: unknown): Refusal | undefined {
  if (error instanceof DocumentRefusedError) {
    const { code, detail } = error;
    if (code === 'TOO_LARGE') return tooLarge(detail.limit ?? 0);
    if (code === 'CASE_FULL' || code === 'PERSON_FULL') {
      return invalidInput('file', code, documentMessages[code]({ limit: mebibytes(detail.limit ?? 0) }));
    }
    return invalidInput('file', code, documentMessages[code]);
  }
  if (error instanceof DocumentsFullError) return new UnavailableError(error, documentMessages.STORAGE_FULL);
  if (error instanceof ScannerUnavailableError) {
    return new UnavailableError(error, documentMessages.SCANNER_AWAY);
  }
  return error instanceof DocumentsUnavailableError ? documentsAway(error) : undefined;
}

export function documentsAway(cause?: unknown): Refusal {
  return new UnavailableError(cause, documentMessages.STORAGE_AWAY);
}
