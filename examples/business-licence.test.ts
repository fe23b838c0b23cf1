import { afterAll, beforeAll, expect, it } from 'vitest';
import { jalaliDay, jalaliYear } from '../forms/jalali.js';
import { exampleOn, numberOf } from '../test/support/example.js';
import { statusOf } from '../test/support/permits.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// A licence is granted to the end of the year, and renewed from the one before.

let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'business-licence');
  await life.publish();
});
afterAll(() => system.stop());

it('is renewed yearly, each from the licence that was granted here, and prints its holder', async () => {
  const premises = { nosaziCode: freshPlot(), address: 'مشهد، بولوار پیروزی، پلاک ۱۲' };
  const first = await life.people.grantFiled(await life.file(0, { change: { premises } }));
  const year = jalaliYear(jalaliDay(new Date()));
  expect(first.permit?.validUntil).toMatch(new RegExp(`^${year}/12/(29|30)$`));
  const renewal = (previous: string) =>
    life.file(0, {
      change: { premises, request: { kind: 'RENEWAL', previous } },
      documents: ['ID', 'HEALTH_CARD'],
    });
  const filed = await renewal(numberOf(first));
  expect(filed.evaluation.outcome).toBe('CLEAN');
  const second = await life.people.grantFiled(filed);
  expect(second.permit?.validUntil).toMatch(new RegExp(`^${year + 1}/12/(29|30)$`));
  expect((await life.people.shown(first.reference)).permit?.status).toBe('SUPERSEDED');
  // Neither the old one again, nor the new one before its last year.
  expect(statusOf(await renewal(numberOf(first)), 'R-BASE-01')).toBe('FAIL');
  expect(statusOf(await renewal(numberOf(second)), 'R-LIC-03')).toBe('FAIL');
  const text = (await life.paper(second.reference)).text;
  for (const said of ['پروانه کسب', 'مریم رضایی', 'نان سنگک پارس', 'پخت نان', 'بولوار پیروزی'])
    expect(text).toContain(said);
});
