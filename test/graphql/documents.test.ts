import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, type System, startSystem } from '../support/system.js';
import { PDF, PNG, startDraft, uploadsTo } from '../support/uploads.js';
import { codeOf } from './seed.js';

const MAX_BYTES = 20 * 1024 * 1024;
let system: System;
let reference: string;
let uploads: ReturnType<typeof uploadsTo>;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  reference = await startDraft(system);
  uploads = uploadsTo(system, reference);
});
afterAll(() => system.stop());

describe('an attached document', () => {
  it('is known by its content, and comes back byte for byte', async () => {
    const { data } = await uploads.attach(PDF, { name: 'C:\\اسناد\\سند\u202e ملک.pdf' });
    const [document] = data.attachDocument.documents;
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(document).toMatchObject({ fileName: 'سند ملک.pdf', mediaType: 'application/pdf', size: PDF.length, sha256 });
    const response = await uploads.download(document?.url ?? '');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="_.pdf"; filename*=UTF-8''${encodeURIComponent('سند ملک.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
  });

  it('replaces the one before it, and makes the draft a newer one', async () => {
    const versionOf = async () =>
      (await system.prisma.application.findUniqueOrThrow({ where: { reference } })).draftVersion;
    const before = await versionOf();
    const { data } = await uploads.attach(PNG, { name: 'deed.png', type: 'image/png' });
    expect(data.attachDocument.documents.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
    expect(await versionOf()).toBe(before + 1);
  });

  it('is kept once however often it is sent, with nothing unfinished beside it', async () => {
    await Promise.all(['DEED', 'ID', 'ARCH_PLAN'].map((code) => uploads.attach(PDF, { code })));
    const files = await readdir(system.config.documentsDir, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map(({ name }) => name)).toHaveLength(2);
  });

  it('is its application’s: shown to nobody else', async () => {
    const { data } = await uploads.attach(PDF);
    const [url = ''] = (data.attachDocument.documents[0]?.url ?? '').split('?');
    expect((await uploads.download(url, 'citizen-1')).status).toBe(200);
    expect((await uploads.download(url)).status).toBe(401);
    expect((await uploads.download(url, 'citizen-2')).status).toBe(404);
    expect((await uploads.download(url, 'supervisor-1')).status).toBe(404);
    expect((await uploads.download(`${url}x`, 'citizen-1')).status).toBe(404);
    expect(codeOf(await uploads.attach(PDF, { as: 'citizen-2' }))).toBe('NOT_FOUND');
  });

  it('is refused in both languages to whoever is not signed in, before it is read', async () => {
    const form = uploads.form({ content: Buffer.concat([PDF, Buffer.alloc(15_000_000)]) });
    const response = await fetch(`${system.url}/graphql`, { method: 'POST', body: form });
    expect(codeOf((await response.json()) as Answer<unknown>)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), {}, 'TYPE_REFUSED'],
    ['a page that calls itself a PDF', Buffer.from('<svg/>'), {}, 'TYPE_REFUSED'],
    ['a PDF that calls itself a page', PDF, { type: 'text/html' }, 'TYPE_MISMATCH'],
    ['a PDF named as a program', PDF, { name: 'deed.pdf.exe' }, 'TYPE_MISMATCH'],
    ['a picture sent as a PDF', PNG, {}, 'TYPE_MISMATCH'],
    ['nothing', Buffer.alloc(0), {}, 'EMPTY'],
    ['a document that is not asked for', PDF, { code: 'SELFIE' }, 'UNKNOWN_DOCUMENT'],
    ['one byte too much', Buffer.concat([PDF, Buffer.alloc(MAX_BYTES - PDF.length + 1)]), {}, 'TOO_LARGE'],
    ['far too much', Buffer.alloc(3 * MAX_BYTES), {}, 'TOO_LARGE'],
  ])('is refused when it is %s', async (_, content, change, issue) => {
    const before = await system.prisma.attachedDocument.findMany();
    const answer = await uploads.attach(content, change);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      messages: { fa: expect.stringMatching(/[آ-ی]/), en: expect.stringMatching(/\w/) },
      issues: [{ code: issue }],
    });
    expect(await system.prisma.attachedDocument.findMany()).toEqual(before);
    expect(await readdir(`${system.config.documentsDir}/incoming`)).toEqual([]);
  });

  it('may have exactly as many bytes as are allowed', async () => {
    const { data } = await uploads.attach(Buffer.concat([PDF, Buffer.alloc(MAX_BYTES - PDF.length)]));
    expect(data.attachDocument.documents.find(({ code }) => code === 'DEED')?.size).toBe(MAX_BYTES);
  });

  it('is a file, not a text in its place', async () => {
    const answer = await system.ask(
      'citizen-1',
      'mutation($f: Upload!) { attachDocument(reference: "x", code: "y", file: $f) { status } }',
      { f: 'text' },
    );
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it('is gone without a trace when its sender hangs up half-way', async () => {
    const before = await system.prisma.attachedDocument.findMany();
    const { hostname, port } = new URL(system.url);
    const socket = connect(Number(port), hostname);
    const { authorization } = await system.headers('citizen-1');
    const [start = ''] = uploads.wire().split('%PDF');
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: 9000000\r\n` +
        `Content-Type: multipart/form-data; boundary=line\r\n\r\n${start}%PDF-1.4`,
    );
    socket.write(Buffer.alloc(2_000_000));
    const incoming = () => readdir(`${system.config.documentsDir}/incoming`);
    await vi.waitFor(async () => expect(await incoming()).toHaveLength(1), 10_000);
    socket.destroy();
    await vi.waitFor(async () => expect(await incoming()).toEqual([]), 10_000);
    expect(await system.prisma.attachedDocument.findMany()).toEqual(before);
  });
});
