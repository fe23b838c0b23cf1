import { DocumentsFullError } from '../city/documents/errors.js';
import type { MustHaveRoom } from '../city/documents/quota.js';
import type { StoredDocument } from '../city/documents/store.js';
import type { Upload } from '../city/documents/upload.js';
import type { DocumentRequirement } from '../forms/language/definition.js';
import type { Transaction } from '../prisma/client.js';
import { requestId } from '../runtime/request-id.js';
import type { Acting } from './acting.js';
import { documentRefusal } from './document-refusal.js';
import { documentMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';

/** Refuses a file for which there is no room. */
export async function mustHaveRoom(
  acting: Acting,
  tx: Transaction,
  attaching: Parameters<MustHaveRoom>[1],
): Promise<void> {
  try {
    await acting.documentRoom?.(tx, attaching);
  } catch (error) {
    const refusal = documentRefusal(error);
    if (!refusal) throw error;
    if (error instanceof DocumentsFullError) acting.log.error({ err: error }, 'no more documents are kept');
    throw refusal;
  }
}

/** Refuses a file of a type that the document does not take. */
export function mustBeAccepted({ accept }: Pick<DocumentRequirement, 'accept'>, mediaType: string): void {
  if (!accept || accept.some((type) => type === mediaType)) return;
  const [found, accepted] = [nameOf(mediaType), accept.map(nameOf).join(', ')];
  throw invalidInput('file', 'TYPE_NOT_ACCEPTED', documentMessages.TYPE_NOT_ACCEPTED({ found, accepted }));
}

/** `application/pdf` as people call it. */
const nameOf = (mediaType: string) => mediaType.replace(/^.*\//, '').toUpperCase();

/** Takes a file in: its size, its type and what a scanner finds are looked at. */
export async function storeFile(acting: Acting, upload: Upload, fileName: string, at: object): Promise<StoredDocument> {
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

/** Whether a file is there still. */
export async function isKept({ documents }: Acting, sha256: string): Promise<boolean> {
  try {
    return (await documents.keptSince(sha256)) !== undefined;
  } catch (error) {
    throw documentRefusal(error) ?? error;
  }
}
