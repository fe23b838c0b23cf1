import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type WindowOptions } from './browser.js';
import { demoPeople } from './demo-person.js';
import { pagesOfPortal } from './portal-routes.js';
import { startSystem } from './system.js';

/** In which window a page is looked at. */
export type How = Required<Pick<WindowOptions, 'language' | 'width' | 'colours'>>;

export const PHONE: How = { language: 'fa', width: 390, colours: 'dark' };
export const DESK: How = { language: 'en', width: 1280, colours: 'light' };

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

/** A running portal with a case and a draft, whose pages are looked at as its people. */
export async function openPages() {
  const system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  const browser = await openBrowser(system.url);
  const people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  const [filed, draft] = [await people.filed('construction'), await people.drafted('construction')];
  const task = await system.prisma.task.findFirst({ where: { reference: filed } });
  const pages = pagesOfPortal({ type: 'construction', code: 'inquiry', filed, draft, task: task?.id ?? `${filed}-1` });
  return {
    pages,
    /** What is wrong with pages for somebody; nobody has signed in without a person. */
    async look(person: string | undefined, how: How, addresses: readonly string[]): Promise<string[]> {
      const { page, context, complaints } = await browser.open(how);
      if (person) await signIn(page, system.config.dataDir, person, '/offices');
      const wrong: string[] = [];
      // One page that never comes hides none of the others.
      for (const address of addresses)
        wrong.push(...(await findings(page, how, address).catch((error: Error) => [`${address}: ${error.message}`])));
      await context.close();
      // Among what a page complains of is each violation of its policy.
      return [...wrong, ...complaints];
    },
    async close(): Promise<void> {
      await browser.close();
      await system.stop();
    },
  };
}

/** What is wrong with pages for those whose pages they are. */
export async function lookByOwner({ pages, look }: Awaited<ReturnType<typeof openPages>>, how: How): Promise<string[]> {
  const wrong: string[] = [];
  for (const person of new Set(pages.map((each) => each.person))) {
    const own = pages.filter((each) => each.person === person).flatMap(({ addresses }) => addresses);
    wrong.push(...(await look(person, how, own)));
  }
  return wrong;
}
