import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';

export interface StoredDocument {
  sha256: string;
  /** bytes */
  size: number;
  /** found in the content, whatever the sender called it */
  mediaType: string;
}

export class DocumentTooLargeError extends Error {
  override name = 'DocumentTooLargeError';
  constructor(readonly limit: number) {
    super(`The document is larger than ${limit} bytes.`);
  }
}

export class DocumentTypeRefusedError extends Error {
  override name = 'DocumentTypeRefusedError';
  constructor(readonly found: string | undefined) {
    super(`A document of type ${found ?? 'unknown'} is not accepted; send a PDF, JPEG or PNG.`);
  }
}

/** Documents on disk by the hash of their content: the same bytes are kept once, and never changed. */
export interface DocumentStore {
  put(content: AsyncIterable<Uint8Array>): Promise<StoredDocument>;
  /** Undefined where the file is gone. */
  open(sha256: string): Promise<{ size: number; stream: Readable } | undefined>;
}

const ACCEPTED = new Set(['application/pdf', 'image/jpeg', 'image/png']);
/** how many first bytes tell a file's type */
const HEAD = 4_100;
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export function createDocumentStore(folder: string, limit = MAX_DOCUMENT_BYTES): DocumentStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    async put(content) {
      const incoming = join(folder, 'incoming');
      await mkdir(incoming, { recursive: true });
      const unfinished = join(incoming, randomUUID());
      try {
        const stored = await write(unfinished, content, limit);
        const path = pathOf(stored.sha256);
        await mkdir(dirname(path), { recursive: true });
        await rename(unfinished, path);
        return stored;
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      const path = pathOf(sha256);
      const found = await stat(path).catch(() => undefined);
      return found && { size: found.size, stream: createReadStream(path) };
    },
  };
}

async function write(path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredDocument> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  const file = await open(path, 'wx');
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > limit) throw new DocumentTooLargeError(limit);
      if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    const mediaType = (await fileTypeFromBuffer(head))?.mime;
    if (!mediaType || !ACCEPTED.has(mediaType)) throw new DocumentTypeRefusedError(mediaType);
    await file.sync();
    return { sha256: hash.digest('hex'), size, mediaType };
  } finally {
    await file.close();
  }
}
