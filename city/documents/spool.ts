import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentRefusedError } from './errors.js';
import { HEAD_BYTES } from './media-type.js';

/** A file on this machine's disk that is not a document yet. */
export interface Spooled {
  path: string;
  sha256: string;
  /** bytes */
  size: number;
  /** the first bytes */
  head: Uint8Array;
}

/** Writes content to a file of its own, chunk by chunk, and hands it to `use`; whatever happens the file is gone after. */
export async function spool<T>(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
  use: (spooled: Spooled) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    return await use(await write(path, content, limit));
  } finally {
    await rm(path, { force: true });
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<Spooled> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > limit) {
        throw new DocumentRefusedError('TOO_LARGE', `The document is larger than ${limit} bytes.`, { limit });
      }
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    return { path, sha256: hash.digest('hex'), size, head };
  } finally {
    await file.close();
  }
}

/** Removes what killed processes left unfinished: files that nothing was written to for an hour. Gives their number. */
export async function sweepSpool(folder: string, now = Date.now()): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (!stats || now - stats.mtimeMs < 3_600_000) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
