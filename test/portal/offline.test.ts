import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedGranted } from '../../city/papers/test-support/granted.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;
const REFERENCE = 'U-1405-900001';

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false, portal: builtPortal() });
  browser = await openBrowser(system.url);
  await seedGranted(system.prisma, { reference: REFERENCE, number: '1405-900001' });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** The owner has opened the permit once, and it is on the device. */
async function opened(): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const window = await browser.open({ language: 'en' });
  await signIn(window.page, system.config.dataDir, 'citizen-1', `/case/${REFERENCE}`);
  // The first time its paper is drawn.
  await window.page.getByText('Kept on this device').waitFor({ timeout: 100_000 });
  return window;
}

/** What the browser holds of permits and pages, as whoever takes it out of the device sees it. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const rows = await new Promise<{ facts: { bytes: ArrayBuffer }; paper: { bytes: ArrayBuffer } }[]>(
      (resolve, reject) => {
        const opening = indexedDB.open('outbox');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const found = opening.result.transaction('permits').objectStore('permits').getAll();
          found.onsuccess = () => resolve(found.result);
        };
      },
    );
    const text = rows.map(({ facts, paper }) =>
      [facts, paper].map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join(),
    );
    const registrations = await navigator.serviceWorker.getRegistrations();
    return {
      permits: rows.length,
      readable: /1405-900001|%PDF/.test(text.join()),
      caches: await caches.keys(),
      workers: registrations.length,
    };
  });

test('a permit that was opened once is looked at without a line, in a page that is opened anew, with its code and its paper', {
  timeout: 240_000,
}, async () => {
  const { page, context, complaints } = await opened();
  expect(await held(page)).toEqual({ permits: 1, readable: false, caches: ['pages'], workers: 1 });
  expect(complaints).toEqual([]);
  await page.close();
  await context.setOffline(true);
  const later = await context.newPage();
  await later.goto('/my');
  await later.getByRole('heading', { name: 'Permits kept on this device' }).waitFor();
  expect(await axeFindings(later)).toEqual([]);
  await later.locator('.cards a').first().click();
  await later.getByText('1405-900001').first().waitFor();
  expect(await later.getByRole('alert').textContent()).toContain('could not be reached');
  await later.getByRole('button', { name: 'Show the QR code' }).click();
  await later.getByRole('img', { name: /1405-900001/ }).waitFor();
  expect(await axeFindings(later)).toEqual([]);
  const download = later.waitForEvent('download');
  await later.getByRole('link', { name: 'Get the PDF' }).click();
  const path = await (await download).path();
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

  // The line is back: what the server says counts again.
  await context.setOffline(false);
  await later.getByRole('button', { name: 'Try again' }).click();
  await later.getByRole('heading', { name: 'All of the case' }).waitFor();
  await context.close();
});

test('it is gone when its owner signs out, when the session has ended, and for whoever signs in after them', {
  timeout: 240_000,
}, async () => {
  const first = await opened();
  await first.page.getByRole('button', { name: 'Menu' }).click();
  await first.page.getByRole('button', { name: 'Sign out' }).click();
  await first.page.waitForURL(/\/oidc\//);
  await first.page.goto('/offices');
  await first.page.locator('h1').waitFor();
  expect(await held(first.page)).toEqual({ permits: 0, readable: false, caches: [], workers: 0 });
  await first.context.close();

  const second = await opened();
  await system.prisma.session.deleteMany({ where: { person: 'citizen-1' } });
  await second.page.goto('/offices');
  await expect.poll(() => held(second.page)).toMatchObject({ permits: 0 });
  await second.context.close();

  const third = await opened();
  await third.page.clock.install({ time: Date.now() + 48 * 3_600_000 });
  await third.context.setOffline(true);
  await third.page.goto(`/case/${REFERENCE}`);
  await third.page.getByRole('alert').waitFor();
  await expect.poll(() => held(third.page)).toMatchObject({ permits: 0 });
  expect(await third.page.getByText('1405-900001').count()).toBe(0);
  await third.context.close();
});
