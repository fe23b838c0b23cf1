import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Citizen } from '../../assistant/dialogues/citizen.js';
import { DialogueFile } from '../../assistant/dialogues/file.js';
import { serve } from '../../city/catalogue/test-support/serve.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import { loadShipped } from '../../forms/load.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { type System, startSystem } from '../support/system.js';
import { CONVERSATION, type Conversation } from '../support/talk.js';

let system: System;
let browser: TestBrowser;
let people: DemoPeople;

/** Inquiries are answered without a person, so that there is something to object to. */
beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  const shipped = (await loadShipped()).policies.find(({ code }) => code === 'inquiry') as DecisionPolicy;
  const sampling = { start: 0, steps: [], floor: 0, always: [] };
  const title = { fa: 'برای انتقال', en: 'For a transfer' };
  const eligible = [{ id: 'E-PURPOSE', when: 'answers.inquiry.purpose == "TRANSFER"', title, basis: 'order 12' }];
  await serve(system.prisma, { ...shipped, version: 1000, mode: 'sampled', eligible, sampling });
  browser = await openBrowser(system.url);
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const scripted = (name: string): DialogueFile =>
  DialogueFile.parse(JSON.parse(readFileSync(new URL(`../dialogues/${name}.json`, import.meta.url), 'utf8')));

const idOf = (page: Page) => new URL(page.url()).searchParams.get('id') ?? '';
const talk = async (page: Page) =>
  (
    await people.get<{ conversation: Conversation }>(
      'citizen-1',
      `query($id: ID!) { conversation(id: $id) { ${CONVERSATION} } }`,
      { id: idOf(page) },
    )
  ).conversation;

/** Says a line and waits for what is said to it. */
async function says(page: Page, text: string): Promise<void> {
  const before = (await talk(page)).sequence;
  await page.getByLabel('پاسخ یا پرسش شما').fill(text);
  await page.getByRole('button', { name: 'بگویید' }).click();
  await answered(page, before);
}
async function presses(page: Page, name: string): Promise<void> {
  const before = (await talk(page)).sequence;
  await page.getByRole('button', { name, exact: true }).click();
  await answered(page, before);
}
async function answered(page: Page, before: number): Promise<void> {
  await expect.poll(async () => (await talk(page)).sequence, { timeout: 20_000 }).toBeGreaterThan(before);
  const { turns } = await talk(page);
  await expect.poll(() => page.locator('.bubbles > li').count(), { timeout: 20_000 }).toBe(turns.length);
}

/** Answers what is asked, until so many are answered or all is; what is known already is said anew. */
async function goesOn(page: Page, citizen: Citizen, most = Number.POSITIVE_INFINITY): Promise<void> {
  for (let answers = 0; answers < most; answers += 1) {
    const { ask, proposal } = await talk(page);
    if (proposal !== null) return;
    if (!ask) throw new Error('Nothing is asked, and nothing proposed.');
    await says(page, ask.kind === 'KNOWN' ? 'خیر' : citizen.answer(ask));
  }
}

async function sound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

async function open(): Promise<{ page: Page; close(): Promise<void>; complaints: string[] }> {
  const { page, context, complaints } = await browser.open({ language: 'fa', width: 390 });
  await signIn(page, system.config.dataDir, 'citizen-1', '/talk');
  await page.getByRole('heading', { name: 'درباره چه می‌خواهید گفت‌وگو کنید؟' }).waitFor();
  return { page, complaints, close: () => context.close() };
}

test('a citizen talks a permit through on a phone: an office, another day, the filing, and an objection', async () => {
  const file = scripted('inquiry-sale');
  const citizen = new Citizen(file);
  const first = await open();
  await sound(first.page);
  await first.page.getByRole('button', { name: 'استعلام', exact: true }).click();
  await first.page.waitForURL('**/talk?id=*');
  await goesOn(first.page, citizen, 3);
  await sound(first.page);

  // An office is given a mandate by pressing what names it whole, and by nothing else.
  await says(first.page, 'می‌خواهم به یک دفتر وکالت بدهم');
  await says(first.page, 'OFF-0001');
  await says(first.page, 'تا ۲۹ اسفند ۱۴۱۰');
  await first.page.getByText('۱۴۱۰/۱۲/۲۹').first().waitFor();
  await sound(first.page);
  await presses(first.page, 'نه، انجام نده');
  expect(await system.prisma.mandate.count()).toBe(0);
  await says(first.page, 'به دفتر OFF-0001 تا ۲۹ اسفند ۱۴۱۰ وکالت می‌دهم');
  await presses(first.page, 'تأیید و انجام همین');
  expect(await system.prisma.mandate.findMany({ select: { officeId: true, validUntil: true } })).toEqual([
    { officeId: 'OFF-0001', validUntil: '1410/12/29' },
  ]);
  const { turns } = await talk(first.page);
  await first.close();

  // Another day, on another device: what was said is there, and the same question waits.
  const later = await open();
  await later.page
    .getByRole('link', { name: /استعلام/ })
    .first()
    .click();
  await later.page.waitForURL('**/talk?id=*');
  await expect.poll(() => later.page.locator('.bubbles > li').count()).toBe(turns.length);
  await goesOn(later.page, citizen);
  const { application, proposal } = await talk(later.page);
  expect([application.status, application.answers]).toEqual(['DRAFT', file.expect.answers]);
  expect(proposal).toMatch(/^[0-9a-f]{64}$/);
  await sound(later.page);
  await presses(later.page, 'تأیید و ثبت همین');
  await expect
    .poll(async () => (await talk(later.page)).application.status, { timeout: 30_000 })
    .toBe('AWAITING_PAYMENT');

  const { reference } = application;
  const [slip] = await system.prisma.paymentSlip.findMany({ where: { reference } });
  const { startPayment } = await people.get<{ startPayment: { redirectUrl: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }',
    { s: slip?.id },
  );
  await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  await expect.poll(async () => (await talk(later.page)).application.status, { timeout: 30_000 }).toBe('ISSUED');

  await says(later.page, 'می‌خواهم اعتراض کنم');
  await says(later.page, 'چون مساحت سند درست خوانده نشده است');
  await later.page.getByText('مساحت سند درست خوانده نشده').last().waitFor();
  await sound(later.page);
  expect(await system.prisma.task.count({ where: { reference } })).toBe(0);
  await presses(later.page, 'تأیید و انجام همین');
  await expect.poll(() => system.prisma.task.count({ where: { reference } }), { timeout: 30_000 }).toBe(1);
  await later.page.getByRole('link', { name: 'رفتن به پرونده' }).click();
  await later.page.getByText('مساحت سند درست خوانده نشده').first().waitFor();
  expect([...first.complaints, ...later.complaints]).toEqual([]);
  await later.close();
}, 300_000);

test('a line whose answer was lost on the way stands where it was written, and is said once', async () => {
  const { page, close } = await open();
  await page.getByRole('button', { name: 'استعلام', exact: true }).click();
  await page.waitForURL('**/talk?id=*');
  const before = (await talk(page)).sequence;
  const line = page.getByLabel('پاسخ یا پرسش شما');
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes('mutation Say')) return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  await line.fill('خودم مالک هستم');
  await page.getByRole('button', { name: 'بگویید' }).click();
  await page.getByRole('alert').waitFor();
  expect(await line.inputValue()).toBe('خودم مالک هستم');
  await page.getByRole('button', { name: 'بگویید' }).click();
  await expect.poll(() => line.inputValue(), { timeout: 20_000 }).toBe('');
  expect((await talk(page)).sequence).toBe(before + 1);
  await close();
});
