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
  for (const name of ['business-licence', 'works-declaration']) {
    const file = new URL(`../../examples/${name}.json`, import.meta.url);
    await people.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
      d: JSON.parse(readFileSync(file, 'utf8')),
    });
  }
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

test('one of many trades is found by a part of its name, with the keyboard alone', async () => {
  const { page, context, complaints } = await browser.open();
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  const start = `mutation { startApplication(permitType: "business-licence", answers: {}) { reference } }`;
  const { startApplication } = await people.get<{ startApplication: { reference: string } }>('citizen-1', start);
  await page.goto(`/draft/${startApplication.reference}?part=business`);
  const field = page.getByRole('combobox', { name: 'رسته' });
  await field.focus();
  await page.keyboard.type('تعمير');
  expect(await page.getByRole('option').allTextContents()).toEqual(['تعمیر لوازم خانگی', 'تعمیرگاه خودرو']);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).textContent()).toBe('تعمیرگاه خودرو');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('تعمیرگاه خودرو');
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await field.fill('چیز دیگر');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('تعمیرگاه خودرو');
  const trade = `query($r: ID!) { application(reference: $r) { answers } }`;
  const kept = () =>
    people.get<{ application: { answers: object } }>('citizen-1', trade, { r: startApplication.reference });
  await expect.poll(async () => (await kept()).application.answers).toEqual({ business: { trade: 'GARAGE' } });
  expect(complaints).toEqual([]);
  await context.close();
});

test('an area of the ground is taken from a file, and drawn', async () => {
  const { page, context, complaints } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-2', '/my');
  const start = `mutation { startApplication(permitType: "works-declaration", answers: {}) { reference } }`;
  const { startApplication } = await people.get<{ startApplication: { reference: string } }>('citizen-2', start);
  await page.goto(`/draft/${startApplication.reference}?part=works`);
  const field = page.getByLabel('Where the works are');
  await field.fill('here');
  await field.blur();
  await page.getByText('is an area in GeoJSON').waitFor();
  const ring = [
    [59.6, 36.3],
    [59.601, 36.3],
    [59.601, 36.301],
    [59.6, 36.3],
  ];
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
  const buffer = Buffer.from(JSON.stringify(feature));
  await page
    .getByLabel('Choose a GeoJSON file')
    .setInputFiles({ name: 'plot.geojson', mimeType: 'application/geo+json', buffer });
  await page.getByRole('img', { name: 'The outline as drawn' }).waitFor();
  await page.getByText(/^[45],\d{3}\.\d+ m²$/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what a register knows of a part is offered with its source, and an answer once it is agreed to', async () => {
  const code = '9-1-7-19-0-0-0';
  const place = { register_key: { register: 'parcels', key: code } };
  const { record } = await system.prisma.registerRecord.findUniqueOrThrow({ where: place });
  const ring = [
    [59.6, 36.3],
    [59.601, 36.3],
    [59.601, 36.301],
    [59.6, 36.3],
  ];
  const geometry = JSON.stringify({ type: 'Polygon', coordinates: [ring] });
  await system.prisma.registerRecord.update({ where: place, data: { record: { ...(record as object), geometry } } });
  const { page, context, complaints } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  const start = 'mutation($a: JSON!) { startApplication(permitType: "works-declaration", answers: $a) { reference } }';
  const { startApplication } = await people.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: { property: { nosaziCode: code } },
  });
  await page.goto(`/draft/${startApplication.reference}?part=works`);
  await page.getByRole('button', { name: 'What the municipality has already' }).click();
  await page
    .getByText(/from the register|parcels/i)
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const answersOf = 'query($r: ID!) { application(reference: $r) { answers } }';
  const works = async () =>
    (
      await people.get<{ application: { answers: { works?: object } } }>('citizen-1', answersOf, {
        r: startApplication.reference,
      })
    ).application.answers.works;
  expect(await works()).toBeUndefined();
  await page.getByRole('button', { name: 'It is right' }).click();
  await expect.poll(works).toEqual({ geometry });
  await page.getByText('Nothing more of this part').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('other clients search them by the API, and are told of a field that is not there', async () => {
  const query = `{ permitType(code: "business-licence") {
    found: choices(path: "business.trade", search: "repair", first: 1) { value label { fa } }
    free: choices(path: "business.name") { value }
    none: choices(path: "business.nothing") { value } } }`;
  const { permitType } = await people.get<{ permitType: object }>('citizen-1', query);
  expect(permitType).toEqual({
    found: [{ value: 'ELECTRONICS', label: { fa: 'تعمیر لوازم خانگی' } }],
    free: [],
    none: null,
  });
});
