import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedGranted } from '../../city/papers/test-support/granted.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { demoPeople } from '../support/demo-person.js';
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

const ROUTES = [
  '/',
  '/desk',
  '/apply/construction',
  '/services/construction',
  '/verify',
  '/offices',
  '/my',
  '/my/mandates',
  '/my/notices',
  '/my/data',
  '/office',
  '/talk',
  '/nowhere',
];

const TYPES = ['construction', 'extension', 'renewal', 'amendment', 'inquiry'];
// `npm run test:portal` looks at every service, too.
if (process.env.PORTAL_MATRIX) ROUTES.push(...TYPES.flatMap((type) => [`/services/${type}`, `/apply/${type}`]));

test.each([
  { language: 'fa', width: 390, colours: 'light' },
  { language: 'fa', width: 1280, colours: 'dark' },
  { language: 'en', width: 390, colours: 'dark' },
  { language: 'en', width: 1280, colours: 'light' },
] as const)('every page is sound in $language at $width, in $colours colours', async (how) => {
  const { page, context, complaints } = await browser.open(how);
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  for (const route of ROUTES) {
    await page.goto(route);
    await page.locator('h1').waitFor();
    await expect.poll(() => page.locator('.waiting').count(), { timeout: 20_000 }).toBe(0);
    expect([route, await axeFindings(page)]).toEqual([route, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, route).toBeLessThanOrEqual(0);
    expect(await page.locator('html').getAttribute('dir')).toBe(how.language === 'fa' ? 'rtl' : 'ltr');
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('the first page weighs at most 200 kB with its font, and needs no foreign host', async () => {
  const { page, context } = await browser.open();
  const sizes: number[] = [];
  const hosts = new Set<string>();
  page.on('response', async (response) => {
    hosts.add(new URL(response.url()).origin);
    sizes.push(Number((await response.allHeaders())['content-length'] ?? 0));
  });
  await page.goto('/');
  await page.locator('.cards, .notice').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect([...hosts]).toEqual([system.url]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  await context.close();
});

test('the language is changed on every page, and kept', async () => {
  const { page, context } = await browser.open();
  await page.goto('/offices');
  await page.getByRole('button', { name: 'فهرست' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Approved engineering offices' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
  await context.close();
});

test('who signs out is signed out, and comes to the first page', async () => {
  const { page, context } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/oidc\//);
  await page.locator('button').first().click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  expect((await page.request.get('/session')).status()).toBe(401);
  await context.close();
});

test('anybody verifies a permit by its code, and by what is printed on it, without signing in', async () => {
  await seedGranted(system.prisma, { reference: 'U-1405-900001', number: '1405-900001' });
  const people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  const { application } = await people.get<{ application: { permit: { token: string } } }>(
    'citizen-1',
    '{ application(reference: "U-1405-900001") { permit { token } } }',
  );
  const { page, context, complaints } = await browser.open();
  await page.goto(`/verify#${application.permit.token}`);
  await page.getByRole('heading', { name: 'معتبر: مجوز شماره' }).waitFor();
  // The code is in no history, and nothing of a person on the page.
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.locator('main').textContent()).not.toMatch(/رضایی|9990000018|۹۹۹۰۰۰۰۰۱۸/);
  expect(await axeFindings(page)).toEqual([]);

  await page.goto('/verify');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByText('این را هم بنویسید.').first().waitFor();
  await page.getByLabel('شمارهٔ پروانه').fill('۱۴۰۵-۹۰۰۰۰۱');
  await page.getByLabel('کد نوسازی').fill('9-1-7-99-0-0-0');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByRole('heading', { name: 'نامعتبر' }).waitFor();
  await page.getByLabel('کد نوسازی').fill('۹-۱-۷-۱-۰-۰-۰');
  await page.getByRole('button', { name: 'استعلام' }).first().click();
  await page.getByRole('heading', { name: 'معتبر: مجوز شماره' }).waitFor();
  await page.getByLabel('متن کد').fill('سلام');
  await page.getByRole('button', { name: 'استعلام' }).last().click();
  await page.getByRole('heading', { name: 'نامعتبر' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
