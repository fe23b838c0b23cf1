import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;
let people: DemoPeople;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false, portal: builtPortal() });
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  const file = new URL('../../examples/completion-certificate.json', import.meta.url);
  await people.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
    d: JSON.parse(readFileSync(file, 'utf8')),
  });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

test('a photograph is attached in its row, read beside it, and taken out again', async () => {
  const { page, context, complaints } = await browser.open();
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  const answers = { building: { floors: [{ level: 0, use: 'COM', area: '40' }] } };
  const start =
    'mutation($a: JSON!) { startApplication(permitType: "completion-certificate", answers: $a) { reference } }';
  const { startApplication } = await people.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: answers,
  });
  const { reference } = startApplication;
  const query = 'query($r: ID!) { application(reference: $r) { answers documents { sha256 } } }';
  const kept = async () =>
    (
      await people.get<{ application: { answers: typeof answers; documents: { sha256: string }[] } }>(
        'citizen-1',
        query,
        { r: reference },
      )
    ).application;
  await page.goto(`/draft/${reference}?part=building`);
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await page
    .getByLabel('انتخاب فایل برای عکس طبقه')
    .setInputFiles({ name: 'floor.pdf', mimeType: 'application/pdf', buffer });
  await page.getByRole('link', { name: 'floor.pdf' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await expect.poll(async () => (await kept()).answers.building.floors[0]).toHaveProperty('photo');
  const { answers: now, documents } = await kept();
  expect(now.building.floors[0]).toMatchObject({ photo: documents[0]?.sha256 });
  await page.goto(`/draft/${reference}?part=check`);
  await page.getByRole('link', { name: 'floor.pdf' }).waitFor();
  await page.goto(`/draft/${reference}?part=documents`);
  await page.getByRole('heading', { name: 'سند مالکیت' }).waitFor();
  expect(await page.getByRole('heading', { name: 'عکس طبقه‌ها' }).count()).toBe(0);
  await page.goto(`/draft/${reference}?part=building`);
  await page.getByRole('button', { name: 'حذف عکس طبقه', exact: true }).click();
  await expect.poll(async () => (await kept()).answers.building.floors[0]).not.toHaveProperty('photo');
  expect(complaints).toEqual([]);
  await context.close();
});
