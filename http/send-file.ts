import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { asAttachment } from '../city/documents/file-name.js';

interface Download {
  file: { size: number; stream: Readable };
  fileName: string;
  mediaType: string;
  sha256: string;
}

/** Always a download, never guessed at and never shown in place: nobody's file runs as our page. */
export const downloadHeaders = (fileName: string, mediaType: string, size: number) => ({
  'content-type': mediaType,
  'content-length': String(size),
  'content-disposition': asAttachment(fileName),
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
});

/**
 * Sends a kept file. What fails before the first piece is thrown while there still is an answer to give; a client that
 * goes away is nobody's failure.
 */
export async function sendFile(response: Response, { file, fileName, mediaType, sha256 }: Download): Promise<void> {
  const pieces: AsyncIterator<Buffer> = file.stream[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.set(downloadHeaders(fileName, mediaType, file.size));
  response.set('etag', `"${sha256}"`);
  try {
    await pipeline(async function* () {
      for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value;
    }, response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    file.stream.destroy();
  }
}
