import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const AREA = '#f-property-deedArea';
const POSTAL = '#f-property-postalCode';
const SECTION = '#f-property-plate-bakhsh';

/** A draft that somebody has begun, open at its plot. */
async function begun(person: string): Promise<{ page: Page; context: BrowserContext; address: string }> {
  const { page, context } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, person, '/apply/inquiry');
  await page.getByRole('button', { name: 'Begin without' }).click();
  await page.waitForURL('**/draft/*');
  const address = `${new URL(page.url()).pathname}?part=property`;
  await page.goto(address);
  await page.locator(AREA).waitFor();
  return { page, context, address };
}

async function give(page: Page, field: string, value: string): Promise<void> {
  await page.locator(field).fill(value);
  await page.locator(field).blur();
}

/** A line over which nothing is heard until something is sent. */
async function hearsNothing(page: Page, address: string): Promise<void> {
  const isLive = (sent: string | null) => sent?.includes('subscription DraftChanged') ?? false;
  await page.route('**/graphql', (route) => (isLive(route.request().postData()) ? route.abort() : route.fallback()));
  await page.goto(address);
  await page.locator(AREA).waitFor();
}

async function kept(address: string): Promise<Record<string, unknown>> {
  const reference = address.split(/[/?]/)[2] ?? '';
  const row = await system.prisma.application.findUniqueOrThrow({ where: { reference }, select: { draft: true } });
  return (row.draft as { property?: Record<string, unknown> }).property ?? {};
}

const reaches = (address: string, whole: object) =>
  expect.poll(() => kept(address), { timeout: 20_000 }).toEqual(whole);

const saved = (page: Page) => page.locator('.saving', { hasText: 'Saved' }).waitFor();

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('two devices: what each changed is joined, and one place that both changed is asked about', async () => {
  const { page: here, context, address } = await begun('citizen-1');
  await hearsNothing(here, address);
  const there = await context.newPage();
  await there.goto(address);
  await give(here, AREA, '250');
  await saved(here);
  await there.locator(POSTAL).waitFor();
  await give(there, POSTAL, '9345678913');
  await reaches(address, { deedArea: '250', postalCode: '9345678913' });
  expect(await there.locator(AREA).inputValue()).toBe('250');

  await give(there, AREA, '260');
  await reaches(address, { deedArea: '260', postalCode: '9345678913' });
  await give(here, AREA, '270');
  await here.getByRole('alert').getByText('Changed on another device').waitFor();
  expect(await axeFindings(here)).toEqual([]);
  expect((await kept(address)).deedArea).toBe('260');
  await here.getByRole('button', { name: 'This device: 270' }).click();
  await reaches(address, { deedArea: '270', postalCode: '9345678913' });
  await context.close();
});

test('a line that is cut again and again loses nothing, nor does a page that is opened anew', async () => {
  const { page, context, address } = await begun('citizen-2');
  const random = seeded(1405);
  const given: Record<string, string> = {};
  for (let i = 0; i < 20; i += 1) {
    const field = [AREA, POSTAL][i % 2] ?? AREA;
    const value = field === AREA ? String(100 + i) : `93456789${10 + i}`;
    const isCut = random() < 0.5;
    await context.setOffline(isCut);
    await give(page, field, value);
    given[field] = value;
    await page.waitForTimeout(random() * 700);
  }
  await context.setOffline(false);
  await page.route('**/graphql', (route) => route.abort());
  await give(page, SECTION, '9');
  await page.getByText('it will be when the line is back').waitFor();
  // Another page is opened; what was kept on the device is sent by the next that shows the draft.
  await page.goto('/offices');
  await page.unroute('**/graphql');
  await page.goto(address);
  await page.locator(SECTION).waitFor();
  expect(await page.locator(SECTION).inputValue()).toBe('9');
  const whole = { deedArea: given[AREA], postalCode: given[POSTAL], plate: { bakhsh: 9 } };
  await reaches(address, whole);
  await context.close();
});

test('a session that ends in the middle: one signs in again and goes on at the same field, with what was typed', async () => {
  const { page, context, address } = await begun('citizen-1');
  await system.prisma.session.deleteMany({ where: { person: 'citizen-1' } });
  await give(page, AREA, '310');
  await page.getByText('you are not signed in any more').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator(AREA).focus();
  // The provider still knows who it is, and asks nothing.
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForURL((url) => url.pathname + url.search === address);
  await saved(page);
  expect(await page.locator(AREA).inputValue()).toBe('310');
  expect((await kept(address)).deedArea).toBe('310');
  await context.close();
});

test('nothing on the device can be read once somebody has signed out', async () => {
  const { page, context } = await begun('citizen-2');
  await page.route('**/graphql', (route) => route.abort());
  await give(page, AREA, '777');
  await page.getByText('it will be when the line is back').waitFor();
  const stored = () =>
    page.evaluate(
      () =>
        new Promise<{ keys: unknown[]; unsent: unknown[]; readable: boolean }>((resolve, reject) => {
          const opening = indexedDB.open('outbox');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const at = opening.result.transaction(['keys', 'unsent']);
            const [keys, unsent] = [at.objectStore('keys').getAll(), at.objectStore('unsent').getAll()];
            at.oncomplete = () => {
              const text = unsent.result.map(({ bytes }) => new TextDecoder().decode(bytes)).join('');
              const extractable = keys.result.some(({ key }) => (key as CryptoKey).extractable);
              resolve({ keys: keys.result, unsent: unsent.result, readable: extractable || text.includes('777') });
            };
          };
        }),
    );
  const before = await stored();
  expect([before.keys.length, before.unsent.length, before.readable]).toEqual([1, 1, false]);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/oidc\//);
  await page.goto('/offices');
  expect(await stored()).toEqual({ keys: [], unsent: [], readable: false });
  await context.close();
});
