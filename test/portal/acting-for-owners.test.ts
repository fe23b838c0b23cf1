import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** A page of somebody's own; what they do there meets no hindrance that axe knows of. */
async function as(person: string, path: string) {
  const window = await browser.open({ language: 'en' });
  window.context.setDefaultTimeout(30_000);
  await signIn(window.page, system.config.dataDir, person, path);
  return window;
}

test('an owner gives an office a mandate, the office acts under it with the owner’s name before it, the owner revokes it', async () => {
  const owner = await as('citizen-1', '/my/mandates');
  await owner.page.getByLabel('Which office?').selectOption({ index: 1 });
  await owner.page.getByLabel('Inquiry').check();
  await owner.page.locator('#until').fill('29');
  await owner.page.locator('#until-month').selectOption('06');
  await owner.page.locator('#until-year').fill('۱۴۰۶');
  await owner.page.getByRole('button', { name: 'Offer the mandate' }).click();
  await owner.page.getByText('waits for the office').waitFor();
  expect(await axeFindings(owner.page)).toEqual([]);

  const office = await as('office-1', '/office');
  expect(await axeFindings(office.page)).toEqual([]);
  await office.page.getByRole('link', { name: 'See the mandates' }).click();
  await office.page.getByRole('button', { name: 'Accept' }).click();
  await office.page.getByText('in force').waitFor();
  expect(await axeFindings(office.page)).toEqual([]);
  await office.page.getByRole('link', { name: 'Work of the office' }).click();
  await office.page.getByText('Apply for Maryam Rezaei').click();
  await office.page.getByRole('link', { name: 'Inquiry' }).click();
  await office.page.getByText('You act for Maryam Rezaei').waitFor();
  await office.page.getByRole('button', { name: 'Begin without' }).click();
  await office.page.waitForURL('**/draft/*');
  await office.page.getByText('You act for Maryam Rezaei').waitFor();
  const reference = new URL(office.page.url()).pathname.split('/').at(-1) ?? '';
  const row = await system.prisma.application.findUniqueOrThrow({ where: { reference }, include: { mandate: true } });
  expect([row.ownerId, row.filedById, row.mandate?.officeId]).toEqual(['citizen-1', 'office-1', 'OFF-0001']);

  await owner.page.reload();
  await owner.page.getByRole('button', { name: 'Revoke the mandate' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Revoke the mandate' }).click();
  await owner.page.getByText('You have given no office a mandate.').waitFor();
  await office.page.goto(`/draft/${reference}`);
  await office.page.locator('main h1, main [role=alert]').first().waitFor();
  expect(await office.page.getByText('You act for').count()).toBe(0);
  await owner.context.close();
  await office.context.close();
});
