import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { confirm } from '../support/bank.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;
let people: DemoPeople;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '', PUBLICATION_APPROVAL: 'true' }, { portal: builtPortal() });
  browser = await openBrowser(system.url);
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  for (let i = 0; i < 3; i += 1) await people.filed('construction');
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Somebody at work, in English on a wide screen. */
async function atWork(person: string, path: string) {
  const { page, context, complaints } = await browser.open({ language: 'en', width: 1280 });
  await signIn(page, system.config.dataDir, person, path);
  const leave = async () => {
    expect(complaints).toEqual([]);
    await context.close();
  };
  return { page, leave };
}

test('a supervisor returns a case with pinned corrections, by keyboard alone', async () => {
  const { page, leave } = await atWork('supervisor-1', '/desk');
  await page.locator('tbody tr').nth(2).waitFor();
  const help = page.getByRole('dialog').getByText('the next row');
  // The rows stand there a moment before the page listens to keys.
  await expect
    .poll(
      async () => {
        await page.keyboard.press('?');
        return help.isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await page.getByRole('heading', { name: 'What the applicant states' }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.keyboard.press('r');
  await page.keyboard.type('Two things are to be corrected.');
  expect(await axeFindings(page)).toEqual([]);

  const press = async (name: string) => {
    await page.getByText(name, { exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Pinned corrections');
  await press('Add a correction');
  await page.getByLabel('Where').selectOption('property.deedArea');
  await page.getByLabel('What to do').fill('The deed says 210.');
  await press('Add a correction');
  await page.getByLabel('Where').nth(1).selectOption('DEED');
  await page.getByLabel('What to do').nth(1).fill('Scan its second page.');
  await press('Add a correction');
  await page.getByLabel('Where').nth(2).selectOption('R-OWN-01');
  await page.getByLabel('What to do').nth(2).fill('Every owner is to be named.');
  expect(await axeFindings(page)).toEqual([]);
  await press('Return');
  await page.waitForURL((url) => !url.pathname.endsWith(id));
  await leave();

  const reference = id.replace(/-1$/, '');
  const { application } = await people.get<{ application: object }>(
    'citizen-1',
    'query($r: ID!) { application(reference: $r) { status corrections { path text } } }',
    { r: reference },
  );
  expect(application).toEqual({
    status: 'RETURNED',
    corrections: [
      { path: 'property.deedArea', text: 'The deed says 210.' },
      { path: 'DEED', text: 'Scan its second page.' },
      { path: 'R-OWN-01', text: 'Every owner is to be named.' },
    ],
  });
  // What is about a rule leads to where answers are checked.
  const mine = await atWork('citizen-1', `/case/${reference}`);
  await mine.page.getByRole('link', { name: /Every owner is to be named/ }).click();
  await mine.page.getByText('The municipality asks: Every owner is to be named.').waitFor();
  await mine.leave();
  const why = 'query($id: ID!) { task(id: $id) { decisionRefusal { code } } }';
  expect(await people.get('supervisor-1', why, { id })).toEqual({ task: { decisionRefusal: { code: 'TASK_CLOSED' } } });
  expect((await people.ask('citizen-1', '{ team { claimed } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('tasks are claimed at once, kept under a name, and handed on by whoever heads the team', async () => {
  const { page, leave } = await atWork('supervisor-1', '/desk?only=unclaimed');
  await page.getByLabel('Pick all of this page').check();
  await page.getByRole('button', { name: 'Claim them' }).click();
  await page.getByText('Done for all of them.').waitFor();
  await page.getByRole('link', { name: /^Mine/ }).click();
  await page.waitForURL('**only=mine');
  await page.getByText('My lists').click();
  await page.getByLabel('A name for this list').fill('What I do today');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.reload();
  await page.getByText('My lists').click();
  expect(await page.getByRole('link', { name: 'What I do today' }).getAttribute('href')).toBe('/desk?only=mine');
  await leave();

  const head = await atWork('director-1', '/desk/team');
  const row = head.page.getByRole('row', { name: /Sara Ahmadi/ });
  await row.waitFor();
  await row.getByRole('link').click();
  await head.page.getByText('work of supervisor-1').waitFor();
  await head.page.locator('tbody input').first().check();
  await head.page.getByText('Assign them', { exact: true }).first().click();
  await head.page.getByLabel('To whom').selectOption('supervisor-2');
  await head.page.getByLabel('Reason').fill('She is away.');
  await head.page.getByRole('button', { name: 'Assign them' }).click();
  await head.page.getByText('Done for all of them.').waitFor();
  expect(await system.prisma.task.count({ where: { assignee: 'supervisor-2', status: 'CLAIMED' } })).toBe(1);
  await head.leave();
});

test('a cashier pays back what fits no slip, and is told where a reason is missing', async () => {
  const [task] = await system.prisma.task.findMany({ where: { assignee: 'supervisor-1', status: 'CLAIMED' } });
  await people.get('supervisor-1', 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { id } }', {
    id: task?.id,
  });
  const where = { reference: task?.reference ?? '', status: 'PAYABLE' as const };
  await expect.poll(() => system.prisma.paymentSlip.count({ where }), { timeout: 20_000 }).toBeGreaterThan(0);
  const slip = await system.prisma.paymentSlip.findFirstOrThrow({ where });
  const { startPayment } = await people.get<{ startPayment: { id: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s) { id } }',
    { s: slip.id },
  );
  const told = { sessionId: startPayment.id, outcome: 'paid' as const, trackingNumber: '7001', amount: '12345' };
  await confirm(system, told);

  const { page, leave } = await atWork('cashier-1', '/money');
  await page.getByRole('heading', { name: '12,345 rials' }).waitFor();
  await page.getByRole('button', { name: 'Pay it back' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Reason').fill('Another amount than the slip.');
  await page.getByRole('button', { name: 'Pay it back' }).click();
  await page.getByText('No receipt waits for a decision.').waitFor();
  expect((await system.prisma.receipt.findFirstOrThrow({ where: { trackingNumber: '7001' } })).status).toBe('REFUNDED');
  await leave();
});

test('an auditor has the whole trail verified', async () => {
  const { page, leave } = await atWork('auditor-1', '/audit?show=chain');
  await page.getByRole('button', { name: 'Verify all of it' }).click();
  await page.getByText('The chain is sound: nothing was changed.').first().waitFor({ timeout: 30_000 });
  await leave();
});

test('two administrators publish a type that a citizen then sees', async () => {
  const text = readFileSync(new URL('../../examples/demolition.json', import.meta.url), 'utf8');
  const first = await atWork('admin-1', '/admin/types/new');
  await first.page.getByLabel('The JSON text').fill(text.replace('"version": 1', '"version": "one"'));
  await first.page
    .getByRole('button', { name: /^line \d+, column \d+$/ })
    .first()
    .click();
  await first.page.getByLabel('The JSON text').fill(text);
  await first.page.getByRole('button', { name: 'Propose it' }).click();
  await first.page.getByText('It is proposed; another administrator has to approve.').waitFor();
  await first.page.goto('/admin/proposals');
  await first.page.getByText('Somebody else has to approve what you proposed.').waitFor();
  await first.leave();

  const second = await atWork('admin-2', '/admin/proposals');
  await second.page.getByRole('button', { name: 'Approve' }).click();
  await second.page.getByText('No proposal waits.').waitFor();
  await second.leave();

  const { code, title } = JSON.parse(text) as { code: string; title: { en: string } };
  const citizen = await atWork('citizen-2', '/');
  await citizen.page.locator(`main a[href="/services/${code}"]`).waitFor();
  expect(await citizen.page.locator(`main a[href="/services/${code}"]`).textContent()).toContain(title.en);
  await citizen.leave();
});
