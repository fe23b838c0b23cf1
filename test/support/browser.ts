import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demoPassword } from '../../embedded/sign-in/keys.js';

export interface TestBrowser {
  /** Somebody's own window: a phone unless told otherwise. What its pages complain of is in `complaints`. */
  open(options?: WindowOptions): Promise<Window>;
  /** A window that runs no script. */
  withoutScript(): Promise<BrowserContext>;
  close(): Promise<void>;
}

export interface WindowOptions {
  width?: number;
  language?: 'fa' | 'en';
  colours?: 'light' | 'dark';
}

export interface Window {
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

/**
 * A real Chromium: that of `CHROMIUM_PATH`, or the one that comes in an npm package, which unpacks itself to the temporary
 * folder and would take what lies there already.
 */
export async function openBrowser(base: string): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-browser-'));
  const env = { ...process.env, TMPDIR: folder, HOME: folder } as Record<string, string>;
  const executablePath = process.env.CHROMIUM_PATH ?? (await packedChromium(folder));
  const args = ['--no-sandbox', '--font-render-hinting=none'];
  const browser: Browser = await chromium.launch({ executablePath, args, env });
  return {
    async open({ width = 390, language = 'fa', colours = 'light' } = {}) {
      const viewport = { width, height: 844 };
      const context = await browser.newContext({ viewport, colorScheme: colours, baseURL: base });
      await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
      // What does not come by then never does.
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      return { context, page, complaints };
    },
    withoutScript: () => browser.newContext({ javaScriptEnabled: false, baseURL: base }),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function packedChromium(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    if (!existsSync(path)) throw new Error(`Chromium was not unpacked to ${path}.`);
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Signs in as a demo person at the embedded provider, and comes to the path. */
export async function signIn(page: Page, dataDir: string, person: string, path: string): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await page.locator(`input[name=login][value="${person}"]`).check();
  await page.locator('input[type=password]').fill(demoPassword(dataDir));
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`**${path}`);
}

/** What axe has against the page, by WCAG 2.2 A and AA: the rule and the places, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Put in by the browser's driver, which the page's own policy does not reach.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags }),
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
