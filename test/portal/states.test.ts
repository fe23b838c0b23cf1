import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationMessages } from '../../assistant/conversation/messages.js';
import { actMessages } from '../../cases/messages/acts.js';
import { appealMessages } from '../../cases/messages/appeals.js';
import { automationMessages } from '../../cases/messages/automation.js';
import { counterMessages } from '../../cases/messages/counter.js';
import { versionMessages } from '../../cases/messages/drafts.js';
import { documentMessages, inputMessages } from '../../cases/messages/inputs.js';
import { moneyMessages } from '../../cases/messages/money.js';
import { exactRefusals, refusalMessages } from '../../cases/messages/refusals.js';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { publishingMessages } from '../../graphql/messages/publishing.js';
import { requestMessages } from '../../graphql/messages/requests.js';
import { httpMessages } from '../../http/messages.js';
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

test('somebody without a mouse comes to the text, to a service and to signing in', async () => {
  const { page, context } = await browser.open({ language: 'en', width: 1280 });
  await page.goto('/');
  await page.locator('.cards a').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
  await page.keyboard.press('Enter');
  const reached = async (name: string) => {
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
        return { text: document.activeElement?.textContent, isSeen: outlineStyle !== 'none' && outlineWidth !== '0px' };
      });
      expect(at.isSeen).toBe(true);
      if (at.text?.includes(name)) return page.keyboard.press('Enter');
    }
    throw new Error(`The key Tab does not come to "${name}".`);
  };
  await reached('Construction');
  await page.getByRole('heading', { level: 1, name: 'Construction permit' }).waitFor();
  await reached('Begin an application');
  await page.locator('main').getByRole('link', { name: 'Sign in' }).waitFor();
  await context.close();
});

test('nothing moves for those who asked for that, and nothing shifts for anybody', async () => {
  const { page, context } = await browser.open({ language: 'fa' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const route of ['/', '/services/construction', '/offices', '/verify']) {
    await page.goto(route);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    const { moving, shifted } = await page.evaluate(async () => {
      const animated = [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none';
      });
      const shifts = await new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      });
      return { moving: animated.length, shifted: shifts };
    });
    expect([route, moving]).toEqual([route, 0]);
    expect([route, shifted < 0.1, shifted]).toEqual([route, true, shifted]);
  }
  await context.close();
});

/** The catalogues of what is refused; those after the first differ by their sentences alone: `npm run test:portal`. */
const CATALOGUES: object[] = [
  refusalMessages,
  ...(process.env.PORTAL_MATRIX
    ? [actMessages, appealMessages, automationMessages, conversationMessages, counterMessages, documentMessages]
    : []),
  ...(process.env.PORTAL_MATRIX
    ? [exactRefusals, httpMessages, inputMessages, moneyMessages, publishingMessages, requestMessages, versionMessages]
    : []),
];

test('every refusal is shown as its sentence, in the language of the page', { timeout: 600_000 }, async () => {
  const codes = CATALOGUES.flatMap((each) => Object.entries(each)).filter(([code]) => code !== 'UNAUTHENTICATED');
  expect(codes.length).toBeGreaterThan(20);
  for (const language of ['fa', 'en'] as const) {
    const { page, context } = await browser.open({ language });
    let refused = { code: '', messages: { fa: '', en: '' } };
    await page.route('**/graphql', (route) => {
      if (!route.request().postData()?.includes('query Offices')) return route.continue();
      const errors = [{ message: refused.messages.en, extensions: refused }];
      return route.fulfill({ json: { data: null, errors } });
    });
    for (const [code, message] of codes) {
      const filled = new Proxy({}, { get: (_, name) => `«${String(name)}»` });
      refused = {
        code,
        messages: typeof message === 'function' ? (message as (of: object) => LocalizedText)(filled) : message,
      };
      if (page.url() === 'about:blank') await page.goto('/offices');
      else await page.getByRole('button', { name: language === 'fa' ? 'تلاش دوباره' : 'Try again' }).click();
      const alert = page.getByRole('alert');
      await expect.poll(() => alert.textContent(), { timeout: 10_000 }).toContain(refused.messages[language]);
      // What is no code is an ordinary word.
      if (/^[A-Z_]+$/.test(code)) expect(await alert.textContent()).not.toContain(code);
    }
    await context.close();
  }
});

test('a line that is cut is told in words, and what was asked for comes when it is back', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  await page.route('**/graphql', (route) => route.abort());
  await page.goto('/offices');
  await page.getByText('The server could not be reached.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('table').waitFor();
  await context.close();
});

test('a server that takes its time is told as well, in the place of what will come', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  let go = () => {};
  const waits = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/graphql', async (route) => {
    await waits;
    await route.continue();
  });
  await page.goto('/offices');
  await page.getByRole('status').getByText('Loading').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  go();
  await page.locator('table').waitFor();
  await context.close();
});

test('a link brings its language along, and colours that were chosen are kept', async () => {
  const { page, context } = await browser.open({ language: 'fa', width: 1280 });
  await page.goto('/offices?lang=en');
  await page.getByRole('heading', { level: 1, name: 'Approved engineering offices' }).waitFor();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Dark' }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.locator('h1').waitFor();
  expect(await ground()).toBe(dark);
  await context.close();
});

test('what is printed is the page, without what is pressed', async () => {
  const { page, context } = await browser.open({ language: 'fa', width: 1280 });
  await signIn(page, system.config.dataDir, 'supervisor-1', '/statistics');
  await page.locator('.charts').waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('.top, .foot, .button').filter({ visible: true }).count()).toBe(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect((await pageTexts(pdf)).join(' ')).toContain('۱۴۰');
  await context.close();
});

test('without JavaScript a permit is verified all the same', async () => {
  const context = await browser.withoutScript();
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'verify a permit' }).click();
  await page.locator('textarea').fill('سلام');
  await page.getByRole('button').click();
  await page.getByText('not the code of a permit').waitFor();
  await context.close();
});

/** Cases like those of a city at work, written beside the triggers, which would take minutes. */
const MANY = [
  'SET session_replication_role = replica',
  `INSERT INTO "Application" (reference, "permitTypeHash", status, revision, "ownerId", "filedById", draft, "submittedAt", "createdAt", "updatedAt")
    SELECT 'U-1400-' || lpad(i::text, 6, '0'), (SELECT hash FROM "PermitType" WHERE code = 'construction' LIMIT 1), 'UNDER_REVIEW', 1,
      'citizen-2', 'citizen-2', '{}', at, at, at
    FROM generate_series(1, 10000) i, LATERAL (SELECT timestamptz '2026-01-01' + i * interval '1 minute' AS at)`,
  `INSERT INTO "Task" (id, reference, "stepId", "stepType", title, role, revision, status, outcomes, "dueAt", "createdAt")
    SELECT reference || '-1', reference, 'approval', 'review', '{"fa": "تأیید", "en": "Approval"}', 'supervisor', 1, 'OPEN', '{APPROVE}',
      "createdAt" + interval '5 days', "createdAt"
    FROM "Application" WHERE reference LIKE 'U-1400-%'`,
  'RESET session_replication_role',
];

test('a desk with ten thousand cases opens, counts them, pages on and finds one', async () => {
  const owner = new Client({ connectionString: system.ownerUrl });
  await owner.connect();
  for (const statement of MANY) await owner.query(statement);
  await owner.end();
  const { page, context, complaints } = await browser.open({ language: 'en', width: 1280 });
  await signIn(page, system.config.dataDir, 'supervisor-1', '/desk');
  await page.getByRole('link', { name: 'All 10,000' }).waitFor();
  const first = () => page.locator('tbody th a').first().textContent();
  const seen = new Set([await first()]);
  for (let turned = 0; turned < 3; turned += 1) {
    await page.getByRole('link', { name: 'More' }).click();
    await expect.poll(async () => seen.has(await first())).toBe(false);
    seen.add(await first());
  }
  await page.goto('/desk/search?q=U-1400-009999');
  await page.getByRole('link', { name: 'U-1400-009999' }).waitFor();
  await page.goto('/desk/team');
  await page.locator('tbody tr').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
