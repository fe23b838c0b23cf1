import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
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

test('a draft is kept at every field, offered again before a new one, and discarded after a question', async () => {
  const { page, context, complaints } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/apply/inquiry');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL('**/draft/*');
  const draft = page.url();
  await page.goto(`${draft}?part=applicant`);
  await page.getByRole('radio', { name: 'Owner' }).check();
  await page.getByText('Saved').waitFor();
  await page.goto('/apply/inquiry');
  await page.getByRole('link', { name: 'Go on with draft' }).click();
  await page.waitForURL(draft);
  await page.goto(`${draft}?part=applicant`);
  expect(await page.getByRole('radio', { name: 'Owner' }).isChecked()).toBe(true);
  await page.goto(draft);
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
  await page.waitForURL('**/my');
  await page.getByText('You have not applied for anything yet').waitFor();
  await page.goto('/apply/inquiry');
  await page.getByRole('button', { name: 'Begin' }).waitFor();
  expect(await page.getByRole('link', { name: 'Go on with draft' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('opening every part of every form answers nothing', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-2', '/my');
  for (const type of ['construction', 'extension', 'renewal', 'amendment', 'inquiry']) {
    await page.goto(`/apply/${type}`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL('**/draft/*');
    const reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('.tasks a').first().click();
    const onwards = page.locator('main p.row a.button');
    for (let next = await onwards.count(); next > 0; next = await onwards.count()) {
      const before = page.url();
      await onwards.click();
      await page.waitForURL((url) => url.href !== before);
    }
    const row = await system.prisma.application.findUniqueOrThrow({ where: { reference }, select: { draft: true } });
    expect([type, row.draft]).toEqual([type, {}]);
  }
  await context.close();
});
