import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentDamagedError, DocumentRefusedError, DocumentsUnavailableError } from './errors.js';
import { s3Shelf } from './shelf.js';
import { createDocumentStore, type DocumentStore } from './store.js';
import { type S3Server, startS3 } from './test-support/s3.js';

const pdf = (text: string, size = 0) => Buffer.concat([Buffer.from(`%PDF-1.4\n${text}\n`), Buffer.alloc(size, text)]);
const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const put = (store: DocumentStore, content: Buffer) => store.put(Readable.from(pieces(content)));

function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 10_000) yield content.subarray(at, at + 10_000);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-store-'));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const stores = {
  'on a disk': () => createDocumentStore(join(folder, 'disk')),
  'in a bucket of S3': () => createDocumentStore(join(folder, 'spool'), { shelf: s3Shelf(s3.settings) }),
};

describe.each(Object.entries(stores))('documents %s', (_, create) => {
  let store: DocumentStore;
  beforeAll(() => {
    store = create();
  });

  it('come back byte for byte, by the hash of their content', async () => {
    const content = pdf('a', 2_500_000);
    const stored = await put(store, content);
    expect(stored).toEqual({ sha256: sha256Of(content), size: content.length, mediaType: 'application/pdf' });
    const file = await store.open(stored.sha256);
    expect(file?.size).toBe(content.length);
    expect((await buffer(file?.stream ?? Readable.from([]))).equals(content)).toBe(true);
  });

  it('are kept once, and young again whenever they are put', async () => {
    const content = pdf('once');
    const began = Date.now() - 2_000;
    const stored = await Promise.all(Array.from({ length: 8 }, () => put(store, content)));
    const { sha256 = '' } = stored[0] ?? {};
    const hashes: string[] = [];
    for await (const hash of store.list(sha256.slice(0, 2))) hashes.push(hash);
    expect(hashes.filter((hash) => hash === sha256)).toHaveLength(1);
    expect((await store.keptSince(sha256))?.getTime()).toBeGreaterThan(began);
  });

  it('can be removed, again too; what is gone is undefined', async () => {
    const { sha256 } = await put(store, pdf('gone'));
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.open(sha256)).toBeUndefined();
    expect(await store.keptSince(sha256)).toBeUndefined();
    expect(await store.open('../../etc/passwd')).toBeUndefined();
  });

  it('leave nothing behind when they are refused or break off', async () => {
    const before: string[] = [];
    for await (const hash of store.list('')) before.push(hash);
    await expect(put(store, Buffer.from('<html>'))).rejects.toThrow(DocumentRefusedError);
    await expect(put(store, pdf('b', 21 * 1024 * 1024))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const broken = Readable.from(
      (async function* () {
        yield pdf('half', 100_000);
        throw new Error('the line is dead');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('the line is dead');
    const after: string[] = [];
    for await (const hash of store.list('')) after.push(hash);
    expect(after).toEqual(before);
    expect(await filesIn(join(folder, 'disk', 'incoming'))).toEqual([]);
  });
});

it('never gives a changed file to its end, and is whole again when the content is put anew', async () => {
  const store = createDocumentStore(join(folder, 'damaged'));
  for (const content of [pdf('small'), pdf('large', 1_000_000)]) {
    const { sha256 } = await put(store, content);
    const path = join(folder, 'damaged', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const changed = Buffer.from(await readFile(path));
    changed[changed.length - 1] = 0;
    await writeFile(path, changed);
    const received: Buffer[] = [];
    const read = async () => {
      for await (const piece of (await store.open(sha256))?.stream ?? []) received.push(piece as Buffer);
    };
    await expect(read()).rejects.toThrow(DocumentDamagedError);
    expect(Buffer.concat(received).length).toBeLessThan(content.length);
    await put(store, content);
    await read();
  }
});

it('forgets what a killed process had half received, after an hour', async () => {
  const store = createDocumentStore(join(folder, 'swept'));
  const incoming = join(folder, 'swept', 'incoming');
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'old'), 'x');
  await writeFile(join(incoming, 'under-way'), 'x');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(incoming, 'old'), longAgo, longAgo);
  expect(await store.sweep()).toBe(1);
  expect(await filesIn(incoming)).toEqual(['under-way']);
});

it('calls a shelf that cannot be reached an outage', async () => {
  const away = await startS3();
  await away.stop();
  const bucket = createDocumentStore(join(folder, 'away'), { shelf: s3Shelf(away.settings) });
  await expect(put(bucket, pdf('x'))).rejects.toThrow(DocumentsUnavailableError);
  await expect(bucket.open('a'.repeat(64))).rejects.toThrow(DocumentsUnavailableError);
  await writeFile(join(folder, 'file'), '');
  await expect(put(createDocumentStore(join(folder, 'file')), pdf('x'))).rejects.toThrow(DocumentsUnavailableError);
});
