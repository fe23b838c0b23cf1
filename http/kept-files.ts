import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Claim } from '../city/documents/media-type.js';
import { Upload } from '../city/documents/upload.js';
import { MultipartError, put } from './multipart-places.js';

/** A file on its way in. */
export interface Arriving {
  name: string;
  content: Readable;
  claim: Claim;
}

export interface KeptFiles {
  add(file: Arriving): void;
  /** All of the request has been read. */
  end(): void;
  fail(error: Error): void;
  /** Writes each to a folder, and puts it into its place. Rejects with MultipartError where one is missing or breaks off. */
  keep(folder: string): Promise<void>;
}

/** Several files of one request: they come one after another, and may be taken in any order. */
export function keptFiles(places: ReadonlyMap<string, string[]>, operation: object): KeptFiles {
  const waiting: Arriving[] = [];
  const left = new Map(places);
  const writing: Promise<void>[] = [];
  let take = (file: Arriving): void => void waiting.push(file);
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  // Whether somebody waits for it yet or not.
  ended.catch(() => undefined);

  async function write({ name, content, claim }: Arriving, folder: string): Promise<void> {
    const place = left.get(name);
    if (!place) throw new MultipartError(`"map" does not name the file "${name}" that was sent, or names it twice.`);
    left.delete(name);
    const path = join(folder, String(left.size));
    await pipeline(content, createWriteStream(path));
    put(operation, place, new Upload(claim, Readable.from(contentOf(path))));
  }

  return {
    add: (file) => take(file),
    end: () => end(),
    fail: (error) => fail(error),
    async keep(folder) {
      take = (file) => {
        const written = write(file, folder);
        written.catch(fail);
        writing.push(written);
      };
      for (const file of waiting) take(file);
      await ended;
      await Promise.all(writing);
      if (left.size > 0) throw new MultipartError(`The file "${[...left.keys()][0]}" that "map" names was not sent.`);
    },
  };
}

/** Opened when it is read, so that one that nobody takes is never open. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}
