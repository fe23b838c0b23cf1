import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { builtPortal } from '../../http/portal-files.js';
import { axeFindings, openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { consentsStep, neighboursField } from '../support/neighbours.js';
import { type System, startSystem } from '../support/system.js';
import { PNG } from '../support/uploads.js';

// A neighbour is asked, and the owner books a visit, each by talking on a phone in Persian.

let system: System;
let browser: TestBrowser;
let people: DemoPeople;
const text = (fa: string, en: string) => ({ fa, en });

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  const sample = JSON.parse(readFileSync(new URL('../definitions/every-step.json', import.meta.url), 'utf8'));
  const form = structuredClone(sample.form);
  form.schema.properties.neighbours = neighboursField;
  const site = {
    id: 'site',
    type: 'inspect',
    title: text('بازدید محل', 'Site visit'),
    role: 'supervisor',
    appointment: { minutes: 60, daysAhead: 10, noticeHours: 0 },
  };
  const asked = consentsStep();
  const documents = [{ code: 'WALL', title: text('عکس دیوار مشترک', 'Picture of the shared wall'), optional: true }];
  const steps = [
    ...sample.steps.slice(0, 3),
    { ...asked, bodies: asked.bodies.map((body) => ({ ...body, documents })) },
    site,
    { id: 'grant', type: 'issue', title: text('صدور', 'Grant') },
  ];
  await serve(
    system.prisma,
    FormDefinition.parse({ ...sample, code: 'with-talks', form, fees: [], documents: [], steps }),
  );
  browser = await openBrowser(system.url);
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function sound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
const presses = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const says = async (page: Page, words: string) => {
  await page.getByLabel('پاسخ یا پرسش شما').fill(words);
  await presses(page, 'بگویید');
};

test('a neighbour answers and an owner books a visit by talking, on a phone', { timeout: 240_000 }, async () => {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "with-talks", answers: $a) { reference } }';
  const answers = {
    subject: 'سایه‌بان مغازه',
    visit: false,
    property: { nosaziCode: '9-1-7-16-0-0-0' },
    neighbours: [{ nationalId: '9990000026' }],
  };
  const { startApplication } = await people.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: answers,
  });
  const { reference } = startApplication;
  await people.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const invited = () => system.prisma.invitation.findFirst({ where: { task: { reference } } });
  await expect.poll(invited, { timeout: 20_000 }).not.toBeNull();

  const neighbour = await browser.open({ language: 'fa', width: 390 });
  await signIn(neighbour.page, system.config.dataDir, 'citizen-2', `/my/invitations/${(await invited())?.taskId}`);
  const picture = { name: 'wall.png', mimeType: 'image/png', buffer: PNG };
  await neighbour.page.locator('#w-WALL input[type=file]').first().setInputFiles(picture);
  await neighbour.page.getByRole('link', { name: 'wall.png' }).waitFor();
  await sound(neighbour.page);
  await neighbour.page.screenshot({
    path: `${process.env.TALK_PICTURES ?? system.config.dataDir}/invitation.png`,
    fullPage: true,
  });
  expect(await system.prisma.taskFile.count({ where: { reference, attachedBy: 'citizen-2' } })).toBe(1);
  await presses(neighbour.page, 'گفت‌وگو درباره این');
  await neighbour.page.waitForURL('**/talk?id=*');
  await neighbour.page.getByText('آیا موافقید که سایه‌بان ساخته شود؟').waitFor();
  await presses(neighbour.page, 'مخالفم');
  await neighbour.page.getByText('دلیل شما، که متقاضی می‌خواند؟').waitFor();
  await says(neighbour.page, 'نور مغازه ما را می‌گیرد');
  await neighbour.page.getByRole('button', { name: 'تأیید و انجام همین' }).waitFor();
  await sound(neighbour.page);
  await neighbour.page.screenshot({
    path: `${process.env.TALK_PICTURES ?? system.config.dataDir}/talk-neighbour.png`,
    fullPage: true,
  });
  await presses(neighbour.page, 'تأیید و انجام همین');
  await neighbour.page.getByText('انجام شد: پاسخ شما «مخالفم»').waitFor();
  expect(neighbour.complaints).toEqual([]);
  await neighbour.context.close();

  const visit = () => system.prisma.task.findFirst({ where: { reference, stepId: 'site', status: 'OPEN' } });
  await expect.poll(visit, { timeout: 20_000 }).not.toBeNull();
  const owner = await browser.open({ language: 'fa', width: 390 });
  await signIn(owner.page, system.config.dataDir, 'citizen-1', `/case/${reference}`);
  await presses(owner.page, 'گفت‌وگو درباره این');
  await owner.page.waitForURL('**/talk?id=*');
  await presses(owner.page, 'پرونده کجاست؟');
  await owner.page.getByText('برای بازدید «بازدید محل» هنوز زمانی گرفته نشده است.').waitFor();
  await presses(owner.page, 'گرفتن وقت بازدید: بازدید محل');
  const day = owner.page.getByRole('button', { name: /شنبه|جمعه/ }).last();
  await day.click();
  await presses(owner.page, '۱۰:۰۰');
  await owner.page.getByRole('button', { name: 'تأیید و انجام همین' }).waitFor();
  await sound(owner.page);
  await owner.page.screenshot({
    path: `${process.env.TALK_PICTURES ?? system.config.dataDir}/talk-owner.png`,
    fullPage: true,
  });
  await presses(owner.page, 'تأیید و انجام همین');
  await owner.page.getByText('انجام شد: بازدید در').waitFor();
  expect(await system.prisma.appointment.count({ where: { reference, status: 'BOOKED', bySide: 'APPLICANT' } })).toBe(
    1,
  );
  expect(owner.complaints).toEqual([]);
  await owner.context.close();
});
