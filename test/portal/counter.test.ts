import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { referenceFiling } from '../support/lives.js';
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

const SOMEBODY = '9990000042';
const NAME = 'ماه‌منیر فرخی';

/** Nothing that axe knows of, and nothing wider than the screen. */
async function sound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('at the counter somebody is identified, consents, and goes home with a receipt; their name stands on every page', async () => {
  const { page, context, complaints } = await browser.open({ language: 'en' });
  context.setDefaultTimeout(30_000);
  await signIn(page, system.config.dataDir, 'counter-1', '/counter');
  await page.getByLabel('National ID').fill('۹۹۹۰۰۰۰۰۴۲');
  await sound(page);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('Nobody knows this national ID yet.').waitFor();
  expect(page.url()).not.toContain('999');
  await page.getByLabel('Name, as the paper has it').fill(NAME);
  await page.getByLabel('Mobile for messages').fill('09150000042');
  await page.getByLabel('Its number').fill('12345678');
  await page.getByLabel('Inquiry').check();
  await page.getByRole('button', { name: 'The words of the consent' }).click();
  await page.getByText('Read this to the person').waitFor();
  await page.locator('blockquote', { hasText: 'in my name until the end of' }).waitFor();
  await page.getByLabel('By fingerprint').check();
  await sound(page);
  await page.getByRole('button', { name: 'They agreed: record it' }).click();
  await page.getByText(`${NAME} is in the register of people.`).waitFor();
  await page.getByText('Messages go to the number that ends in 042.').waitFor();
  await page.getByRole('link', { name: `Begin Inquiry for ${NAME}` }).click();
  await page.getByText(`You act for ${NAME}`).waitFor();
  await page.getByRole('button', { name: 'Begin without' }).click();
  await page.waitForURL('**/draft/*');
  await page.getByText(`You act for ${NAME}`).waitFor();
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { answers } = referenceFiling('inquiry');
  const saved = await page.request.post('/graphql', {
    headers: { 'x-csrf': '1' },
    data: {
      query: 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { draftIssues { code } } }',
      variables: { r: reference, a: answers },
    },
  });
  expect(await saved.json()).toMatchObject({ data: { saveDraft: { draftIssues: [] } } });
  await page.goto(`/draft/${reference}?part=result`);
  await page.getByText(`You act for ${NAME}`).waitFor();
  await page.getByRole('button', { name: 'File the application' }).click();
  await page.waitForURL('**/case/*');
  await page.getByText(`You act for ${NAME}`).waitFor();
  await page.getByRole('link', { name: 'Receipt for the person' }).click();
  await page.getByRole('heading', { name: `Receipt of the counter ${reference}` }).waitFor();
  await page.getByText(NAME).first().waitFor();
  await page.getByText('By fingerprint,').waitFor();
  await sound(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  const owner = await system.prisma.account.findUniqueOrThrow({ where: { nationalId: SOMEBODY } });
  const row = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
  expect([row.ownerId, row.filedById, row.generation]).toEqual([owner.id, 'counter-1', 'STAFF']);

  await page.goto('/counter');
  await page.getByRole('link', { name: 'Receipt' }).waitFor();
  await page.getByLabel('National ID').fill(SOMEBODY);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'End the consent at the person’s wish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the consent at the person’s wish' }).click();
  await page.getByText('There is none yet.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('on a wide screen in Persian the counter is sound; nobody else finds more than that it is not theirs', async () => {
  const wide = await browser.open({ language: 'fa', width: 1280, colours: 'dark' });
  await signIn(wide.page, system.config.dataDir, 'counter-1', '/counter');
  await wide.page.getByLabel('کد ملی').fill('9990000034');
  await sound(wide.page);
  await wide.page.getByRole('button', { name: 'یافتن' }).click();
  await wide.page.getByText('برای خود و از حساب خود رضایت ثبت نمی‌کنند').waitFor();
  await wide.context.close();
  const other = await browser.open({ language: 'en' });
  await signIn(other.page, system.config.dataDir, 'citizen-1', '/counter');
  await other.page.getByText('This page is for the people of the municipality’s counters.').waitFor();
  await other.context.close();
});
