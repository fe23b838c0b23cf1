import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { axeFindings, signIn, type TestBrowser } from './browser.js';
import { fillForm } from './fill-form.js';
import type { System } from './system.js';

/** What somebody asks for, as the reference filings and the examples of definitions write it. */
export interface Asking {
  type: string;
  answers: Record<string, unknown>;
  /** codes, each attached once */
  documents: readonly string[];
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
/** Who has the work of a role, of the demo people. */
const WORKERS: Record<string, string> = {
  supervisor: 'supervisor-1',
  'department-head': 'head-1',
  director: 'director-1',
  agency: 'agency-1',
};

export function referenceAsking(type: string): Asking {
  const file = new URL(`../reference/${type}.json`, import.meta.url);
  return { type, ...(JSON.parse(readFileSync(file, 'utf8')) as Omit<Asking, 'type'>) };
}

type Page = Awaited<ReturnType<TestBrowser['open']>>['page'];

/** Begins, fills part by part, attaches, checks, looks at the result and files, as somebody on a phone does; answers with the reference. */
export async function file(page: Page, { type, answers, documents }: Asking): Promise<string> {
  await page.goto(`/apply/${type}`);
  await page
    .getByRole('button', { name: /^Begin/ })
    .last()
    .click();
  await page.waitForURL('**/draft/*');
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.locator('.tasks a').first().click();
  await page.waitForURL('**part=*');
  const part = () => new URL(page.url()).searchParams.get('part') ?? '';
  const onwards = async (from: string) => {
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL((url) => url.searchParams.get('part') !== from);
  };
  for (let at = part(); at !== 'check'; at = part()) {
    if (at === 'documents') await attach(page, documents);
    else await fillForm(page, answers, at);
    expect([at, await axeFindings(page)]).toEqual([at, []]);
    await onwards(at);
  }
  await page.getByText('All that is needed was answered.').waitFor();
  await onwards('check');
  await page.getByRole('button', { name: 'File the application' }).waitFor();
  await page.locator('.waiting').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'File the application' }).click();
  await page.waitForURL('**/case/*');
  return reference;
}

async function attach(page: Page, documents: readonly string[]): Promise<void> {
  for (const code of documents) {
    const card = page.locator(`#d-${code}`);
    const file = { name: `${code}.pdf`, mimeType: 'application/pdf', buffer: PDF };
    await card.locator('input[type=file]').first().setInputFiles(file);
    await card.getByText('attached').waitFor();
  }
}

/** Whoever has the open work of a case approves it at the desk; false where there is none. */
async function approve(browser: TestBrowser, system: System, reference: string): Promise<boolean> {
  const where = { reference, status: { in: ['OPEN', 'CLAIMED'] as ('OPEN' | 'CLAIMED')[] } };
  const task = await system.prisma.task.findFirst({ where });
  if (!task) return false;
  const { page, context, complaints } = await browser.open({ language: 'en', width: 1280 });
  await signIn(page, system.config.dataDir, WORKERS[task.role] ?? task.role, `/desk/task/${task.id}`);
  await page.getByRole('heading', { name: 'What the applicant states' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL('**/desk');
  expect(complaints).toEqual([]);
  await context.close();
  return true;
}

/** Pays slip by slip at the bank, and comes back each time; false where there is nothing to pay. */
export async function pay(page: Page): Promise<boolean> {
  for (let paid = false; ; paid = true) {
    const open = page.getByRole('button', { name: /^Pay/ });
    if ((await open.count()) === 0) return paid;
    await open.first().click();
    await page.waitForURL('**/bank/**');
    await page.locator('button[value=paid]').click();
    await page.waitForURL('**/case/**');
    await page.getByRole('heading', { name: 'Payment slips' }).waitFor();
  }
}

/** Takes a case that was filed to its permit, whoever's turn it is; answers with the address of its PDF. */
export async function toThePermit(page: Page, browser: TestBrowser, system: System, reference: string) {
  const status = async () => {
    await page.goto(`/case/${reference}`);
    return page.locator('main .notice h2').first().textContent();
  };
  const moved = async () => {
    if ((await status()) === 'Issued') return true;
    if (!(await approve(browser, system, reference))) await pay(page);
    return false;
  };
  await expect.poll(moved, { timeout: 120_000, interval: 500 }).toBe(true);
  return page.getByRole('link', { name: 'Get the PDF' }).first().getAttribute('href');
}
