import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../documents/store.js';
import { signDemoToken } from '../../embedded/token-key.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
let reference: string;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation { startApplication(permitType: "construction", answers: {}) { reference } }',
  );
  reference = startApplication.reference;
});
afterAll(() => system.stop());

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Attached {
  documents: { code: string; fileName: string; mediaType: string; size: number; sha256: string; url: string }[];
}

async function attach(
  content: Buffer<ArrayBuffer>,
  change: { as?: string; code?: string; name?: string; type?: string } = {},
) {
  const { as = 'citizen-1', code = 'DEED', name = 'deed.pdf', type = 'application/pdf' } = change;
  const query = `mutation($r: ID!, $c: ID!, $f: Upload!) { attachDocument(reference: $r, code: $c, file: $f) {
    documents { code fileName mediaType size sha256 url } } }`;
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { r: reference, c: code, f: null } }));
  form.set('map', '{"0":["variables.f"]}');
  form.set('0', new Blob([content], { type }), name);
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await signDemoToken(system.config, as)}` },
    body: form,
  });
  return (await response.json()) as { data: { attachDocument: Attached } } & Parameters<typeof codeOf>[0];
}

async function download(url: string, as?: string) {
  return fetch(url, as ? { headers: { authorization: `Bearer ${await signDemoToken(system.config, as)}` } } : {});
}

describe('an attached document', () => {
  it('is known by its content, and comes back byte for byte', async () => {
    const { data } = await attach(PDF, { name: 'C:\\اسناد\\سند ملک.pdf', type: 'text/html' });
    const [document] = data.attachDocument.documents;
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(document).toMatchObject({ fileName: 'سند ملک.pdf', mediaType: 'application/pdf', size: PDF.length, sha256 });
    const response = await download(document?.url ?? '', 'citizen-1');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('سند ملک.pdf')}`,
    );
  });

  it('replaces the one before it, and makes the draft a newer one', async () => {
    const versionOf = async () =>
      (await system.prisma.application.findUniqueOrThrow({ where: { reference } })).draftVersion;
    const before = await versionOf();
    const { data } = await attach(PNG, { name: 'deed.png' });
    expect(data.attachDocument.documents.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
    expect(await versionOf()).toBe(before + 1);
  });

  it('is kept once however often it is sent, with nothing unfinished beside it', async () => {
    await Promise.all(['DEED', 'ID', 'ARCH_PLAN'].map((code) => attach(PDF, { code })));
    const files = await readdir(system.config.documentsDir, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map(({ name }) => name)).toHaveLength(2);
  });

  it('is its application’s: shown to nobody else', async () => {
    const { data } = await attach(PDF);
    const url = data.attachDocument.documents[0]?.url ?? '';
    expect((await download(url)).status).toBe(401);
    expect((await download(url, 'citizen-2')).status).toBe(404);
    expect((await download(url, 'supervisor-1')).status).toBe(404);
    expect((await download(`${url}x`, 'citizen-1')).status).toBe(404);
    expect(codeOf(await attach(PDF, { as: 'citizen-2' }))).toBe('NOT_FOUND');
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), {}, 'TYPE_REFUSED'],
    [
      'a page that calls itself a PDF',
      Buffer.from('<svg/>'),
      { name: 'x.pdf', type: 'application/pdf' },
      'TYPE_REFUSED',
    ],
    ['nothing', Buffer.alloc(0), {}, 'TYPE_REFUSED'],
    ['a document that is not asked for', PDF, { code: 'SELFIE' }, 'UNKNOWN_DOCUMENT'],
    ['too much', Buffer.concat([PDF, Buffer.alloc(MAX_DOCUMENT_BYTES)]), {}, 'TOO_LARGE'],
  ])('is refused when it is %s', async (_, content, change, issue) => {
    const before = await system.prisma.attachedDocument.findMany();
    const answer = await attach(content, change);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ issues: [{ code: issue }] });
    expect(await system.prisma.attachedDocument.findMany()).toEqual(before);
    expect(await readdir(`${system.config.documentsDir}/incoming`)).toEqual([]);
  });

  it('is a file, not a text in its place', async () => {
    const answer = await system.ask(
      'citizen-1',
      'mutation($f: Upload!) { attachDocument(reference: "x", code: "y", file: $f) { status } }',
      {
        f: 'text',
      },
    );
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });
});
