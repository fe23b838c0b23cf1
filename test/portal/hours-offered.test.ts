import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false, portal: builtPortal() });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

test('whoever makes visits offers hours on a phone, and takes them back', async () => {
  const { page, context, complaints } = await browser.open({ language: 'fa', width: 390 });
  await signIn(page, system.config.dataDir, 'supervisor-1', '/desk/times');
  await page.getByText('هنوز زمانی پیشنهاد نکرده‌اید.').waitFor();
  const [year = '', month = '', day = ''] = addDays(jalaliDay(new Date()), 5).split('/');
  await page.locator('#hours-day').fill(String(Number(day)));
  await page.locator('#hours-day-month').selectOption(month);
  await page.locator('#hours-day-year').fill(year);
  await page.getByRole('button', { name: 'پیشنهاد می‌کنم' }).click();
  await page.getByRole('button', { name: 'پس می‌گیرم' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'پیشنهاد می‌کنم' }).click();
  await page.getByText('هم‌زمان است').waitFor();
  await page.getByRole('button', { name: 'پس می‌گیرم' }).click();
  await page.getByText('هنوز زمانی پیشنهاد نکرده‌اید.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
