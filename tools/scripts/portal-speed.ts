import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { openBrowser, signIn } from '../../test/support/browser.js';
import { demoPeople } from '../../test/support/demo-person.js';

// npm run portal-speed [-- ADDRESS]: how soon pages of a running product (npm start) can be used on a phone four times slower than
// this machine, as somebody who has never been there. It prints; what the machine does besides is in its figures.

const root = fileURLToPath(new URL('../../', import.meta.url));
const url = process.argv[2] ?? 'http://localhost:4000';
const dataDir = resolve(root, process.env.DATA_DIR ?? '.data');
const SLOWER = 4;
const TIMES = 3;

interface Measured {
  /** ms from the request until the first text, and until what was asked for is there and takes a key */
  painted: number;
  ready: number;
}

async function measure(context: BrowserContext, path: string): Promise<Measured> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(path, { waitUntil: 'commit' });
  // Looked at between two pictures of the page, so that nothing of it is busy any more when it counts.
  const there = await page.waitForFunction(
    () => document.querySelector('h1') && !document.querySelector('.waiting') && performance.now(),
  );
  const ready = Number(await there.jsonValue());
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await page.close();
  return { painted, ready };
}

const draft = await demoPeople({ url, dataDir }).drafted('construction');
const PAGES: [as: string | undefined, path: string][] = [
  [undefined, '/'],
  ['citizen-1', `/draft/${draft}?part=property`],
  ['citizen-1', '/my'],
  ['supervisor-1', '/desk'],
];
const browser = await openBrowser(url);
try {
  for (const [person, path] of PAGES) {
    const { page, context } = await browser.open({ language: 'fa' });
    if (person) await signIn(page, dataDir, person, '/offices');
    const taken: Measured[] = [];
    for (let i = 0; i < TIMES; i += 1) taken.push(await measure(context, path));
    const middle = taken.sort((a, b) => a.ready - b.ready)[Math.floor(TIMES / 2)];
    process.stdout.write(
      `${path.replace(draft, '…')}: first text ${middle?.painted.toFixed(0)} ms, ready ${middle?.ready.toFixed(0)} ms\n`,
    );
    await context.close();
  }
} finally {
  await browser.close();
}
