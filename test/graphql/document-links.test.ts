import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentLinks } from '../../city/documents/link.js';
import { type System, startSystem } from '../support/system.js';
import { PDF, PNG, startDraft, uploadsTo } from '../support/uploads.js';

let system: System;
let reference: string;
let uploads: ReturnType<typeof uploadsTo>;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  reference = await startDraft(system);
  uploads = uploadsTo(system, reference);
});
afterAll(() => system.stop());

describe('a download link', () => {
  const linkFor = async () => {
    const { data } = await uploads.attach(PDF);
    return data.attachDocument.documents.find(({ code }) => code === 'DEED') ?? expect.fail('no document');
  };
  const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });

  it('is refused with a sentence once it has expired', async () => {
    const { sha256 } = await linkFor();
    const past = createDocumentLinks({ key: system.config.documents.linkKey, seconds: -1 });
    const url = system.url + past.sign({ reference, code: 'DEED', sha256 });
    expect(await refusal(await uploads.download(url))).toMatchObject({
      status: 410,
      code: 'LINK_EXPIRED',
      messages: { fa: expect.stringContaining('مهلت این پیوند گذشته است'), en: expect.stringContaining('expired') },
    });
  });

  it('opens nothing but what it was made for', async () => {
    const { url } = await linkFor();
    for (const other of [
      url.replace('/DEED?', '/ID?'),
      url.replace(reference, 'U-1400-999999'),
      url.replace(/expires=\d+/, 'expires=99999999999'),
      `${url}x`,
      url.replace(/&signature=.*/, ''),
    ]) {
      expect(await refusal(await uploads.download(other))).toMatchObject({ status: 403, code: 'LINK_INVALID' });
    }
    await uploads.attach(PNG, { name: 'deed.png', type: 'image/png' });
    expect(await refusal(await uploads.download(url))).toMatchObject({ status: 403, code: 'LINK_INVALID' });
  });

  it('is broken off or refused where the file was changed, never given as whole', async () => {
    const { url, sha256 } = await linkFor();
    const path = join(system.config.documentsDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(path, Buffer.alloc(PDF.length));
    expect(await refusal(await uploads.download(url))).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    await rm(path);
    expect(await refusal(await uploads.download(url))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await uploads.attach(PDF);
    expect((await uploads.download(url)).status).toBe(200);
  });
});
