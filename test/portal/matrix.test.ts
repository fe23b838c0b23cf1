import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser, type WindowOptions } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { pagesOfPortal, routesOfPortal } from '../support/portal-routes.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;
let people: DemoPeople;
let pages: ReturnType<typeof pagesOfPortal>;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  browser = await openBrowser(system.url);
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  const [filed, draft] = [await people.filed('construction'), await people.drafted('construction')];
  const task = await system.prisma.task.findFirst({ where: { reference: filed } });
  pages = pagesOfPortal({ type: 'construction', code: 'inquiry', filed, draft, task: task?.id ?? `${filed}-1` });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

type How = Required<Pick<WindowOptions, 'language' | 'width' | 'colours'>>;
/** 400 % of a screen of 1280 */
const ZOOMED = 320;

/** What stands on a Persian page in digits of another script, beside codes that hold letters. */
const foreignDigits = (page: Page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let at = texts.nextNode(); at; at = texts.nextNode()) {
      const text = at.textContent ?? '';
      const isShown = !at.parentElement?.closest('script, noscript, style, pre, code, textarea, [dir=ltr]');
      if (isShown && /[0-9]/.test(text) && !/[A-Za-z]/.test(text)) found.push(text.trim());
    }
    return found;
  });

/** All that is wrong with a page, for eyes, keyboards and screen readers alike. */
async function findings(page: Page, how: How, address: string): Promise<string[]> {
  await page.setViewportSize({ width: how.width, height: 844 });
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await expect.poll(() => page.locator('.waiting').count(), { timeout: 20_000 }).toBe(0);
  const wrong = await axeFindings(page);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if ((await overflow()) > 0) wrong.push(`wider than ${how.width}`);
  await page.setViewportSize({ width: ZOOMED, height: 256 });
  if ((await overflow()) > 0) wrong.push('wider than its window at 400 %');
  if (how.language === 'fa') wrong.push(...(await foreignDigits(page)).map((text) => `foreign digits: ${text}`));
  const direction = await page.locator('html').getAttribute('dir');
  if (direction !== (how.language === 'fa' ? 'rtl' : 'ltr')) wrong.push(`direction ${direction}`);
  return wrong.map((each) => `${address}: ${each}`);
}

async function look(person: string | undefined, how: How, addresses: readonly string[]): Promise<void> {
  const { page, context, complaints } = await browser.open(how);
  if (person) await signIn(page, system.config.dataDir, person, '/offices');
  const wrong: string[] = [];
  // One page that never comes hides none of the others.
  for (const address of addresses)
    wrong.push(...(await findings(page, how, address).catch((error: Error) => [`${address}: ${error.message}`])));
  // Among what a page complains of is each violation of its policy.
  expect([...wrong, ...complaints]).toEqual([]);
  await context.close();
}

const PEOPLE = [
  undefined,
  'citizen-1',
  'office-1',
  'supervisor-1',
  'director-1',
  'counter-1',
  'cashier-1',
  'auditor-1',
  'integrator-2',
  'admin-1',
];
const of = (person: string | undefined) =>
  pages.filter((each) => each.person === person).flatMap(({ addresses }) => addresses);

test('the router names its pages, each with its own file', () => {
  expect(routesOfPortal().length).toBeGreaterThan(30);
  expect(pages.map(({ person }) => person)).toEqual(
    expect.arrayContaining(PEOPLE.filter((each) => each !== 'integrator-2')),
  );
});

const QUICK: How[] = [
  { language: 'fa', width: 390, colours: 'dark' },
  { language: 'en', width: 1280, colours: 'light' },
];
test.each(QUICK)(
  'every page is sound for those whose page it is, in $language at $width, $colours',
  { timeout: 300_000 },
  async (how) => {
    for (const person of new Set(pages.map((each) => each.person))) await look(person, how, of(person));
  },
);

// All of them for everybody, with what they are told where it is not theirs: `npm run test:portal`.
const WHOLE: How[] = process.env.PORTAL_MATRIX
  ? (['fa', 'en'] as const).flatMap((language) => [
      { language, width: 390, colours: language === 'fa' ? 'light' : 'dark' },
      { language, width: 1280, colours: language === 'fa' ? 'dark' : 'light' },
    ])
  : [];
test.for(WHOLE.flatMap((how) => PEOPLE.map((person) => ({ ...how, person }))))(
  'every page is sound for $person, in $language at $width, $colours',
  { timeout: 900_000 },
  async ({ person, ...how }) =>
    look(
      person,
      how,
      pages.flatMap(({ addresses }) => addresses),
    ),
);

// A page that is not there, and what is not theirs, each in words.
test('what is not there, and what is not theirs, is told in words', async () => {
  for (const person of [undefined, 'citizen-2'])
    await look(person, QUICK[0] as How, [
      '/nowhere',
      '/case/U-1405-999999',
      '/desk',
      '/admin/types',
      '/draft/U-1405-999999',
    ]);
});
