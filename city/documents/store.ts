import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import type { DocumentSettings } from '../../runtime/config/documents.js';
import { createClamdScan, type Scan } from './clamd.js';
import { DocumentRefusedError, DocumentsUnavailableError } from './errors.js';
import { acceptedType, type Claim, mustAgree } from './media-type.js';
import { diskShelf, type Shelf, s3Shelf } from './shelf.js';
import { spool, sweepSpool } from './spool.js';
import { verified } from './verified.js';

export interface StoredDocument {
  sha256: string;
  /** bytes */
  size: number;
  /** found in the content, whatever the sender called it */
  mediaType: string;
}

/** Documents by the hash of their content: the same bytes are kept once, and never changed. */
export interface DocumentStore {
  /**
   * Keeps a file, read piece by piece. One from outside comes with what its sender claims, which must be true of it, and is
   * scanned where a scanner is set. Throws DocumentRefusedError, DocumentsUnavailableError, ScannerUnavailableError.
   */
  put(content: AsyncIterable<Uint8Array>, claim?: Claim): Promise<StoredDocument>;
  /** Undefined where the file is gone; the stream fails with DocumentDamagedError before its end where it is changed. */
  open(sha256: string): Promise<{ size: number; stream: Readable } | undefined>;
  /** When the file was last put; undefined where it is gone. */
  keptSince(sha256: string): Promise<Date | undefined>;
  /** The hashes of all files whose hash begins with two hexadecimal digits. */
  list(prefix: string): AsyncIterable<string>;
  remove(sha256: string): Promise<void>;
  /** Removes what killed processes left half received; gives the number of files. */
  sweep(): Promise<number>;
}

interface StoreOptions {
  maxBytes?: number;
  shelf?: Shelf;
  scan?: Scan;
}

const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** What the settings say: a folder or a bucket, with or without a scanner. */
export function configuredStore(config: { documentsDir: string; documents: DocumentSettings }): DocumentStore {
  const { s3, clamdUrl, maxBytes } = config.documents;
  return createDocumentStore(config.documentsDir, {
    maxBytes,
    ...(s3 && { shelf: s3Shelf(s3) }),
    ...(clamdUrl && { scan: createClamdScan(clamdUrl) }),
  });
}

/** Files are received in `incoming` of the folder, and stand in the folder itself unless another shelf is given. */
export function createDocumentStore(folder: string, options: StoreOptions = {}): DocumentStore {
  const { maxBytes = 20 * 1024 * 1024, shelf = diskShelf(folder), scan } = options;
  const incoming = join(folder, 'incoming');

  async function onShelf<T>(use: (disk: Disk) => Promise<T>): Promise<T> {
    return available(async () => use(await shelf.disk()));
  }
  async function metadataOf(sha256: string) {
    if (!isHash(sha256)) return undefined;
    return onShelf((disk) => disk.getMetaData(keyOf(sha256)).catch(undefinedIfGone));
  }

  return {
    keptSince: async (sha256) => (await metadataOf(sha256))?.lastModified,
    put: (content, claim) =>
      available(() =>
        spool(incoming, content, maxBytes, async (spooled) => {
          const { sha256, size, path } = spooled;
          if (size === 0) throw new DocumentRefusedError('EMPTY', 'The document has no content.');
          const mediaType = await acceptedType(spooled.head);
          if (claim) {
            mustAgree(claim, mediaType);
            await scan?.(path);
          }
          // Also where it stands already: what was damaged is whole again, and what was about to be cleaned is young.
          await shelf.place(keyOf(sha256), spooled, mediaType);
          return { sha256, size, mediaType };
        }),
      ),
    async open(sha256) {
      const kept = await metadataOf(sha256);
      if (!kept) return undefined;
      const content = await onShelf((disk) => disk.getStream(keyOf(sha256)));
      // Its reader is told of failures by the stream itself.
      return { size: kept.contentLength, stream: pipeline(content, verified(sha256), () => undefined) };
    },
    async *list(prefix) {
      let paginationToken: string | undefined;
      do {
        const page = await onShelf((disk) =>
          disk.listAll(prefix, { recursive: true, ...(paginationToken && { paginationToken }) }),
        );
        for (const { name } of page.objects) if (isHash(name)) yield name;
        paginationToken = page.paginationToken;
      } while (paginationToken);
    },
    remove: (sha256) => onShelf((disk) => disk.delete(keyOf(sha256))),
    sweep: () => sweepSpool(incoming),
  };
}

/** What Flydrive says of a missing file has the disk's or the bucket's own words as its cause. */
function undefinedIfGone(error: Error): undefined {
  const cause = (error.cause ?? {}) as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  if (cause.code === 'ENOENT' || cause.$metadata?.httpStatusCode === 404) return undefined;
  throw error;
}

/** What a disk, Flydrive or S3 complain of is an outage; everything else passes as it is. */
async function available<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const { code, syscall } = error as { code?: unknown; syscall?: unknown };
    const ofStorage = syscall !== undefined || String(code).startsWith('E_CANNOT') || hasS3Metadata(error);
    throw ofStorage ? new DocumentsUnavailableError(error) : error;
  }
}

const hasS3Metadata = (error: unknown) => typeof error === 'object' && error !== null && '$metadata' in error;
