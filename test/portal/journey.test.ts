import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { fillForm } from '../support/fill-form.js';
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

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The supervisor sees what is stated and what it costs, and approves. */
async function approveAtTheDesk(reference: string): Promise<void> {
  const { page, context, complaints } = await browser.open({ language: 'en', width: 1280 });
  await signIn(page, system.config.dataDir, 'supervisor-1', '/desk');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('searchbox').fill(reference);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: reference }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.goBack();
  await page.goBack();
  await page.getByRole('link', { name: reference }).click();
  await page.getByRole('heading', { name: 'What the applicant states' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL('**/desk');
  await page.getByText('No work in this list.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
}

test('an owner comes from a service to a printed permit on a phone', async () => {
  const { answers, documents } = JSON.parse(
    readFileSync(new URL('../reference/construction.json', import.meta.url), 'utf8'),
  ) as { answers: Record<string, unknown>; documents: string[] };
  const { page, context, complaints } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/services/construction');
  await page.getByRole('link', { name: 'Begin an application' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL('**/draft/*');
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.locator('.tasks a').first().click();

  const parts = ['applicant', 'property', 'proposal', 'declarations'];
  for (const part of parts) {
    await page.waitForURL(`**part=${part}`);
    await fillForm(page, answers, part);
    expect([part, await axeFindings(page)]).toEqual([part, []]);
    await page.getByRole('link', { name: 'Next' }).click();
  }
  await page.waitForURL('**part=documents');
  for (const code of documents) {
    const card = page.locator(`#d-${code}`);
    const file = { name: `${code}.pdf`, mimeType: 'application/pdf', buffer: PDF };
    await card.locator('input[type=file]').first().setInputFiles(file);
    await card.getByText('attached').waitFor();
  }
  await page.getByRole('link', { name: 'Next' }).click();
  await page.getByText('All that is needed was answered.').waitFor();
  await page.getByRole('link', { name: 'Next' }).click();
  await page.getByText('The application fits the regulations.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'File the application' }).click();
  await page.waitForURL('**/case/*');

  await approveAtTheDesk(reference);
  const status = () => page.reload().then(() => page.locator('main .notice h2').first().textContent());
  await expect.poll(status, { timeout: 20_000 }).toBe('Awaiting payment');
  for (;;) {
    const pay = page.getByRole('button', { name: /^Pay/ });
    await page.getByRole('heading', { name: 'Payment slips' }).waitFor();
    if ((await pay.count()) === 0) break;
    await pay.first().click();
    await page.waitForURL('**/bank/**');
    await page.locator('button[value=paid]').click();
    await page.waitForURL('**/case/**');
  }
  await expect.poll(status, { timeout: 20_000 }).toBe('Issued');
  const link = await page.getByRole('link', { name: 'Get the PDF' }).first().getAttribute('href');
  const pdf = await page.request.get(link ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(complaints).toEqual([]);
  await context.close();
});
