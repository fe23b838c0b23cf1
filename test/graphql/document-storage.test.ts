import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clamdStandIn, EICAR } from '../../city/documents/test-support/clamd.js';
import { type S3Server, startS3 } from '../../city/documents/test-support/s3.js';
import { type System, startSystem } from '../support/system.js';
import { PDF, startDraft, uploadsTo } from '../support/uploads.js';
import { codeOf } from './seed.js';

/** A server whose documents stand in a bucket and pass a scanner, as a city would set it. */
let system: System;
let uploads: ReturnType<typeof uploadsTo>;
let s3: S3Server;
const clamd = clamdStandIn();

beforeAll(async () => {
  s3 = await startS3();
  const { port } = (await clamd.listen(0)).address() as AddressInfo;
  const { endpoint = '', bucket, credentials } = s3.settings;
  system = await startSystem(
    {
      CLAMD_URL: `tcp://127.0.0.1:${port}`,
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
      S3_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
      DOCUMENT_MAX_BYTES: '3000000',
    },
    { worker: false },
  );
  uploads = uploadsTo(system, await startDraft(system));
});
afterAll(async () => {
  await system.stop();
  await clamd.close();
  await s3.stop();
});

const inBucket = async () =>
  (await readdir(s3.folder, { recursive: true })).filter((name) => name.endsWith('_S3rver_object'));

it('scans what comes, keeps it in the bucket, and gives it back by its link', async () => {
  const content = Buffer.concat([PDF, Buffer.alloc(2_500_000, 'z')]);
  const { data } = await uploads.attach(content);
  expect(clamd.scanned.at(-1)).toBe(content.length);
  expect(await inBucket()).toHaveLength(1);
  const response = await uploads.download(data.attachDocument.documents[0]?.url ?? '');
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
});

it('refuses by the limit that is set', async () => {
  const { errors } = await uploads.attach(Buffer.concat([PDF, Buffer.alloc(3_000_000)]));
  expect(errors?.[0]?.extensions).toMatchObject({ issues: [{ code: 'TOO_LARGE' }] });
});

it('refuses an infected file in both languages, and keeps nothing of it', async () => {
  const before = await inBucket();
  const answer = await uploads.attach(Buffer.concat([PDF, Buffer.from(EICAR)]), { code: 'ID' });
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    messages: { fa: expect.stringContaining('بدافزار'), en: expect.stringContaining('malware') },
    issues: [{ path: 'file', code: 'INFECTED' }],
  });
  expect(await inBucket()).toEqual(before);
  expect(await system.prisma.attachedDocument.count({ where: { code: 'ID' } })).toBe(0);
});

it('accepts nothing unscanned: without the scanner it says to try again', async () => {
  const before = await inBucket();
  await clamd.close();
  const answer = await uploads.attach(PDF, { code: 'ID' });
  expect(codeOf(answer)).toBe('UNAVAILABLE');
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    messages: { fa: expect.stringContaining('دوباره تلاش کنید'), en: expect.stringContaining('try again') },
  });
  expect(await inBucket()).toEqual(before);
  expect(await system.prisma.attachedDocument.count({ where: { code: 'ID' } })).toBe(0);
});

it('says to try again while the bucket is away', async () => {
  const { url } = await system.prisma.attachedDocument
    .findFirstOrThrow()
    .then(({ reference }) =>
      system.get<{ application: { documents: { url: string }[] } }>(
        'citizen-1',
        'query($r: ID!) { application(reference: $r) { documents { url } } }',
        { r: reference },
      ),
    )
    .then(({ application }) => application.documents[0] ?? expect.fail('no document'));
  await s3.stop();
  const response = await uploads.download(url);
  expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({
    status: 503,
    code: 'UNAVAILABLE',
    messages: { fa: expect.stringContaining('دوباره تلاش کنید'), en: expect.stringContaining('try again') },
  });
});
