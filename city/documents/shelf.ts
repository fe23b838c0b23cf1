import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { S3Settings } from '../../runtime/config/documents.js';
import type { Spooled } from './spool.js';

/** Where finished documents stand. */
export interface Shelf {
  disk(): Promise<Disk>;
  /** Puts a finished file at its key, whole or not at all, over whatever is there. */
  place(key: string, spooled: Spooled, mediaType: string): Promise<void>;
}

/** A folder, on the file system that files are spooled on, so that placing one is a rename. */
export function diskShelf(folder: string): Shelf {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    disk: async () => disk,
    // Flydrive's own move copies and deletes: a killed process would leave half a document at its key.
    async place(key, { path }) {
      const target = join(folder, key);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
      await syncFolder(dirname(target));
    },
  };
}

/** Without it a rename may be lost when the power fails. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A bucket of S3, or of what speaks like it. What is uploaded there shows when it is complete. */
export function s3Shelf(settings: S3Settings): Shelf {
  let made: Promise<Disk> | undefined;
  const disk = () => {
    made ??= s3Disk(settings);
    return made;
  };
  return {
    disk,
    async place(key, { path, size }, mediaType) {
      const bucket = await disk();
      await bucket.putStream(key, createReadStream(path), { contentLength: size, contentType: mediaType });
    },
  };
}

/** Loaded only where it is wanted: Amazon's client is large. */
async function s3Disk({ bucket, region, endpoint, credentials }: S3Settings): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      bucket,
      region,
      visibility: 'private',
      supportsACL: false,
      // Others than Amazon know neither buckets as host names nor the newer checksums.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(credentials && { credentials }),
      requestHandler: { connectionTimeout: 3_000, socketTimeout: 60_000 },
    }),
  );
}
