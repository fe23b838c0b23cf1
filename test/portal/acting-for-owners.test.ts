import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const { answers, documents } = JSON.parse(
  readFileSync(new URL('../reference/construction.json', import.meta.url), 'utf8'),
) as {
  answers: Record<string, unknown>;
  documents: string[];
};

/** A page of somebody's own; what they do there meets no hindrance that axe knows of. */
async function as(person: string, path: string) {
  const window = await browser.open({ language: 'en' });
  await signIn(window.page, system.config.dataDir, person, path);
  return window;
}

test('an owner gives an office a mandate, the office acts under it with the owner’s name before it, the owner revokes it', async () => {
  const owner = await as('citizen-1', '/my/mandates');
  await owner.page.getByLabel('Which office?').selectOption({ index: 1 });
  await owner.page.getByLabel('Inquiry').check();
  await owner.page.locator('#until').fill('29');
  await owner.page.locator('#until-month').selectOption('06');
  await owner.page.locator('#until-year').fill('۱۴۰۶');
  await owner.page.getByRole('button', { name: 'Offer the mandate' }).click();
  await owner.page.getByText('waits for the office').waitFor();
  expect(await axeFindings(owner.page)).toEqual([]);

  const office = await as('office-1', '/office');
  expect(await axeFindings(office.page)).toEqual([]);
  await office.page.getByRole('link', { name: 'See the mandates' }).click();
  await office.page.getByRole('button', { name: 'Accept' }).click();
  await office.page.getByText('in force').waitFor();
  expect(await axeFindings(office.page)).toEqual([]);
  await office.page.getByRole('link', { name: 'Work of the office' }).click();
  await office.page.getByText('Apply for Maryam Rezaei').click();
  await office.page.getByRole('link', { name: 'Inquiry' }).click();
  await office.page.getByText('You act for Maryam Rezaei').waitFor();
  await office.page.getByRole('button', { name: 'Begin without' }).click();
  await office.page.waitForURL('**/draft/*');
  await office.page.getByText('You act for Maryam Rezaei').waitFor();
  const reference = new URL(office.page.url()).pathname.split('/').at(-1) ?? '';
  const row = await system.prisma.application.findUniqueOrThrow({ where: { reference }, include: { mandate: true } });
  expect([row.ownerId, row.filedById, row.mandate?.officeId]).toEqual(['citizen-1', 'office-1', 'OFF-0001']);

  await owner.page.reload();
  await owner.page.getByRole('button', { name: 'Revoke the mandate' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Revoke the mandate' }).click();
  await owner.page.getByText('You have given no office a mandate.').waitFor();
  await office.page.goto(`/draft/${reference}`);
  await office.page.locator('main h1, main [role=alert]').first().waitFor();
  expect(await office.page.getByText('You act for').count()).toBe(0);
  await owner.context.close();
  await office.context.close();
});

test('an owner offers a case to who has become the owner, sees that it waits, and takes the offer back; an administrator who imports no list is told so, and finds what a list has brought', async () => {
  const owner = await as('citizen-1', '/my');
  const { startApplication } = await asks<{ startApplication: { reference: string } }>(owner.page, START, {
    a: answers,
  });
  const { reference } = startApplication;
  for (const code of documents) await attach(owner.page, reference, code);
  await asks(owner.page, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  await owner.page.goto(`/case/${reference}`);
  const offer = async (nationalId: string) => {
    await owner.page.getByRole('button', { name: 'Hand over to a new owner' }).click();
    await owner.page.getByLabel('National ID of the new owner').fill(nationalId);
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Hand over to a new owner' }).click();
  };
  await offer('123');
  await owner.page.getByRole('alert').first().waitFor();
  await offer('۹۹۹۰۰۰۰۰۲۶');
  await owner.page.getByText('Offered; it waits for an answer until').waitFor();
  expect(await axeFindings(owner.page)).toEqual([]);
  await owner.page.goto('/my');
  await owner.page.getByText('Waits for the new owner until').waitFor();
  expect(await owner.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  await owner.page.getByRole('button', { name: 'Take the offer back' }).click();
  await owner.page.getByText('Waits for the new owner until').waitFor({ state: 'detached' });
  // Another case of the plot would be looked at otherwise.
  await asks(owner.page, 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }', { r: reference });
  await owner.context.close();

  const admin = await as('admin-1', '/admin/registers');
  const bring = async (text: string) => {
    const file = { name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await admin.page.locator('input[type=file]').setInputFiles(file);
    await admin.page.getByLabel('Where it comes from').fill('city');
    await admin.page.getByLabel('Date or number of the list').fill('1405-09');
    await admin.page.getByRole('button', { name: 'Import', exact: true }).click();
  };
  await bring('no list');
  await admin.page.getByText('This file is no list of records').waitFor();
  const plot = { zone: 'Z-R1', fileCode: 10099999, wideningArea: '0', passageWidth: '12', overlays: [] };
  const record = { ...plot, nosaziCode: '9-1-7-9901-0-0-0', renewalArrears: 0, openArticle100: false, detained: false };
  const list = [
    { register: 'parcels', record },
    { register: 'parcels', record: { nosaziCode: 'no plot' } },
  ];
  await bring(JSON.stringify(list));
  await admin.page.getByText('1 added, 0 updated, 0 unchanged, 1 refused').waitFor();
  await bring(list.map((each) => JSON.stringify(each)).join('\n'));
  await admin.page.getByText('0 added, 0 updated, 1 unchanged, 1 refused').waitFor();
  await admin.page.getByLabel('Register', { exact: true }).selectOption('parcels');
  await admin.page.getByLabel('Key').fill('۹-۱-۷-۹۹۰۱-۰-۰-۰');
  await admin.page.getByRole('button', { name: 'Show' }).click();
  await admin.page.getByText('"fileCode": 10099999').waitFor();
  expect(await axeFindings(admin.page)).toEqual([]);
  await admin.context.close();
});

/** Asks the API as whoever is signed in at the page. */
async function asks<T>(page: Page, query: string, variables: object): Promise<T> {
  const response = await page.request.post('/graphql', { headers: { 'x-csrf': '1' }, data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const START = 'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }';
const ATTACH = `mutation($reference: ID!, $code: ID!, $file: Upload!) {
  attachDocument(reference: $reference, code: $code, file: $file) { reference } }`;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

async function attach(page: Page, reference: string, code: string): Promise<void> {
  const response = await page.request.post('/graphql', {
    headers: { 'x-csrf': '1', 'x-graphql-yoga-csrf': '1' },
    multipart: {
      operations: JSON.stringify({ query: ATTACH, variables: { reference, code, file: null } }),
      map: JSON.stringify({ file: ['variables.file'] }),
      file: { name: `${code}.pdf`, mimeType: 'application/pdf', buffer: PDF },
    },
  });
  expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
}

const TASKS = 'query($r: ID!) { application(reference: $r) { tasks { id status } } }';
const RETURN = `mutation($id: ID!, $c: [CorrectionInput!]) {
  decideTask(id: $id, outcome: RETURN, reason: "Two places", corrections: $c) { status } }`;

test('what is sent back with pinned corrections leads to each place, is corrected there, and filed again', async () => {
  const { page, context } = await as('citizen-1', '/my');
  const { startApplication } = await asks<{ startApplication: { reference: string } }>(page, START, { a: answers });
  const { reference } = startApplication;
  for (const code of documents) await attach(page, reference, code);
  await asks(page, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const desk = await as('supervisor-1', '/desk');
  const openTask = async () => {
    const { application } = await asks<{ application: { tasks: { id: string; status: string }[] } | null }>(
      desk.page,
      TASKS,
      { r: reference },
    );
    return application?.tasks.find(({ status }) => status === 'OPEN')?.id;
  };
  await expect.poll(openTask, { timeout: 30_000 }).toBeDefined();
  await asks(desk.page, RETURN, {
    id: await openTask(),
    c: [
      { path: 'property.deedArea', text: 'The deed says 251.' },
      { path: documents[0], text: 'The second page is missing.' },
    ],
  });
  await desk.context.close();
  await page.goto(`/case/${reference}`);
  await page.getByRole('heading', { name: 'Returned to you' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'The deed says 251.' }).click();
  await page.getByText('The municipality asks:').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('#f-property-deedArea').fill('251');
  await page.locator('#f-property-deedArea').blur();
  await page.locator('.saving', { hasText: 'Saved' }).waitFor();
  await page.goto(`/draft/${reference}?part=documents`);
  const card = page.locator(`#d-${documents[0]}`);
  await card.getByText('The second page is missing.').waitFor();
  const file = { name: 'whole.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([PDF, Buffer.from('%2\n')]) };
  await card.locator('input[type=file]').first().setInputFiles(file);
  await card.getByText('whole.pdf').first().waitFor();
  await page.goto(`/draft/${reference}?part=result`);
  await page.getByRole('button', { name: 'File the application' }).click();
  await page.waitForURL('**/case/*');
  await page.getByText('What changed since the filing before').click();
  await page.locator('ins', { hasText: '251' }).waitFor();
  await page.getByLabel('A message to the municipality').fill('Both are put right.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Both are put right.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const { application } = await asks<{ application: object }>(
    page,
    'query($r: ID!) { application(reference: $r) { revision corrections { path } } }',
    { r: reference },
  );
  expect(application).toEqual({ revision: 2, corrections: [] });
  await context.close();
});
