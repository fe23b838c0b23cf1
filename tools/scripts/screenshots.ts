import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { openBrowser, signIn, type TestBrowser } from '../../test/support/browser.js';
import { type Pictured, pagesOf } from '../screenshots/pages.js';
import { seed } from '../screenshots/seed.js';

// npm run screenshots [-- ADDRESS]: pictures of the main pages of a running product (npm start), whose cases it makes first.

const root = fileURLToPath(new URL('../../', import.meta.url));
const url = process.argv[2] ?? 'http://localhost:4000';
const dataDir = resolve(root, process.env.DATA_DIR ?? '.data');
const folder = join(dataDir, 'pictures');

const LOOKS = [
  { name: 'fa-phone', language: 'fa', width: 390 },
  { name: 'fa-desk', language: 'fa', width: 1280 },
  { name: 'en-desk', language: 'en', width: 1280 },
] as const;

/** What stands in the README. */
const SHOWN: Record<string, string> = {
  'service.fa-phone': 'service.webp',
  'draft.fa-phone': 'draft.webp',
  'task.en-desk': 'task.webp',
  'statistics.fa-desk': 'statistics.webp',
};

async function picture(page: Page): Promise<Buffer> {
  const image = await loadImage(await page.screenshot());
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toBuffer('image/webp', 80);
}

async function take(browser: TestBrowser, pages: readonly Pictured[], look: (typeof LOOKS)[number]): Promise<void> {
  const people = [...new Set(pages.map(({ as }) => as))];
  for (const person of people) {
    const { page, context } = await browser.open(look);
    if (person) await signIn(page, dataDir, person, '/offices');
    for (const { name, path, press } of pages.filter(({ as }) => as === person)) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.waiting').length === 0);
      if (press) await page.getByRole('button', { name: press[look.language] }).click();
      // What is asked for beside the page itself.
      await page.waitForTimeout(press ? 2_000 : 500);
      const made = await picture(page);
      writeFileSync(join(folder, `${name}.${look.name}.webp`), made);
      const shown = SHOWN[`${name}.${look.name}`];
      if (shown) writeFileSync(join(root, 'docs/pictures', shown), made);
    }
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
mkdirSync(join(root, 'docs/pictures'), { recursive: true });
const pages = pagesOf(await seed(url, dataDir));
const browser = await openBrowser(url);
try {
  for (const look of LOOKS) await take(browser, pages, look);
} finally {
  await browser.close();
}
process.stdout.write(`${pages.length * LOOKS.length} pictures in ${folder}\n`);
