import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedGranted } from '../../city/papers/test-support/granted.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { demoPeople } from '../support/demo-person.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;

beforeAll(async () => {
  const portal = builtPortal();
  expect(portal).toBeDefined();
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false, portal });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Nothing came for a while. A page that follows its case keeps a line open, so its network is never idle. */
async function stillness(requests: readonly Request[]): Promise<void> {
  for (let seen = -1; seen !== requests.length; ) {
    seen = requests.length;
    await pause(700);
  }
}

/** What a page brings along until it is there, as it comes over the line, and from where. */
async function weigh(page: Page, address: string, until: string): Promise<{ bytes: number; hosts: string[] }> {
  const requests: Request[] = [];
  page.on('requestfinished', (request) => requests.push(request));
  await page.goto(address);
  await page.locator(until).first().waitFor();
  await stillness(requests);
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return {
    bytes: sizes.reduce(
      (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
      0,
    ),
    hosts: [...new Set(requests.map((request) => new URL(request.url()).origin))],
  };
}

test('the first page weighs at most 200 kB with its font, and needs no foreign host', async () => {
  const { page, context } = await browser.open();
  const { bytes, hosts } = await weigh(page, '/', '.cards, .notice');
  expect(hosts).toEqual([system.url]);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(200_000);
  await context.close();
});

test('a form weighs at most 400 kB with everything before it', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/apply/inquiry');
  await page.getByRole('button', { name: 'Begin without' }).click();
  await page.waitForURL('**/draft/*');
  const address = `${page.url()}?part=property`;
  // As somebody who has never been here: nothing is kept.
  const { page: fresh, context: other } = await browser.open({ language: 'en' });
  await other.addCookies(await context.cookies());
  const { bytes } = await weigh(fresh, address, '#f-property-deedArea');
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(400_000);
  await other.close();
  await context.close();
});

test('the language is changed on every page, and kept', async () => {
  const { page, context } = await browser.open();
  await page.goto('/offices');
  await page.getByRole('button', { name: 'فهرست' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Approved engineering offices' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
  await context.close();
});

test('who signs out is signed out, and comes to the first page', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/oidc\//);
  await page.locator('button').first().click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  expect((await page.request.get('/session')).status()).toBe(401);
  await context.close();
});

test('anybody verifies a permit by its code, and by what is printed on it, without signing in', async () => {
  await seedGranted(system.prisma, { reference: 'U-1405-900001', number: '1405-900001' });
  const people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  const { application } = await people.get<{ application: { permit: { token: string } } }>(
    'citizen-1',
    '{ application(reference: "U-1405-900001") { permit { token } } }',
  );
  const { page, context, complaints } = await browser.open();
  await page.goto(`/verify#${application.permit.token}`);
  await page.getByRole('heading', { name: 'معتبر: مجوز شماره' }).waitFor();
  // The code is in no history, and nothing of a person on the page.
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.locator('main').textContent()).not.toMatch(/رضایی|9990000018|۹۹۹۰۰۰۰۰۱۸/);
  expect(await axeFindings(page)).toEqual([]);

  await page.goto('/verify');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByText('این را هم بنویسید.').first().waitFor();
  await page.getByLabel('شمارهٔ پروانه').fill('۱۴۰۵-۹۰۰۰۰۱');
  await page.getByLabel('کد نوسازی').fill('9-1-7-99-0-0-0');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByRole('heading', { name: 'نامعتبر' }).waitFor();
  await page.getByLabel('کد نوسازی').fill('۹-۱-۷-۱-۰-۰-۰');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByRole('heading', { name: 'معتبر: مجوز شماره' }).waitFor();
  await page.getByLabel('متن کد').fill('سلام');
  await page.getByRole('button', { name: 'استعلام' }).last().click();
  await page.getByRole('heading', { name: 'نامعتبر' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
