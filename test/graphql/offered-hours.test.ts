import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
const HOUR = 3_600_000;
/** The second day from now on which nothing is worked: Friday. */
const FRIDAY = (() => {
  let day = addDays(jalaliDay(new Date()), 2);
  while (new Date(+startOfDay(day) + 12 * HOUR).getUTCDay() !== 5) day = addDays(day, 1);
  return startOfDay(day);
})();
const at = (hours: number) => new Date(+FRIDAY + hours * HOUR).toISOString();
const hours = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });

beforeAll(async () => {
  system = await startSystem();
  const { steps, ...type } = smallType();
  const [request, analysis, calculation, payment, print] = steps as object[];
  const title = { fa: 'بازدید', en: 'Visit' };
  const appointment = { minutes: 60, daysAhead: 10, noticeHours: 0 };
  const site = { id: 'site', type: 'inspect', title, role: 'supervisor', outcomes: ['approve'], appointment };
  const definition = { ...type, steps: [request, analysis, site, calculation, payment, print] };
  await serve(system.prisma, FormDefinition.parse(definition));
});
afterAll(() => system.stop());

interface Shown {
  id: string;
  offeredTimes: string[];
  appointment: { startsAt: string } | null;
}
const TASK = 'id status offeredTimes appointment { startsAt }';

async function visitFor(person: string): Promise<Shown> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const started = await system.get<{ startApplication: { reference: string } }>(person, start, { a: smallAnswers });
  const { reference } = started.startApplication;
  await system.get(person, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  return vi.waitFor(async () => {
    const query = `query($r: ID!) { application(reference: $r) { tasks { ${TASK} } } }`;
    const { application } = await system.get<{ application: { tasks: Shown[] } }>(person, query, { r: reference });
    if (!application.tasks[0]) throw new Error('no task yet');
    return application.tasks[0];
  }, 20_000);
}
const seen = async (id: string) =>
  (await system.get<{ task: Shown }>('citizen-1', `query($i: ID!) { task(id: $i) { ${TASK} } }`, { i: id })).task;
const book = async (id: string, startsAt: string) => {
  const act = 'mutation($i: ID!, $t: DateTime!) { bookAppointment(id: $i, startsAt: $t) { id } }';
  const { errors } = await system.ask('citizen-1', act, { i: id, t: startsAt });
  const extensions = errors?.[0]?.extensions as { code?: string; issues?: { code: string }[] } | undefined;
  return extensions?.issues?.[0]?.code ?? extensions?.code ?? 'BOOKED';
};

interface Done {
  errors: { code: string; path: string | null; message: { fa: string; en: string } }[];
  offeredHours: { id: string; startsAt: string; role: { id: string } }[] | null;
}
const ANSWER = 'errors { code path message { fa en } } offeredHours { id startsAt role { id } }';
const offer = async (as: string, given: object): Promise<Done> => {
  const act = `mutation($g: OfferHoursInput!) { offerHours(input: $g) { ${ANSWER} } }`;
  return (await system.get<{ offerHours: Done }>(as, act, { g: { role: 'supervisor', ...given } })).offerHours;
};
const takeBack = async (as: string, ids: string[]): Promise<Done> => {
  const act = `mutation($ids: [ID!]!) { takeBackHours(input: { ids: $ids }) { ${ANSWER} } }`;
  return (await system.get<{ takeBackHours: Done }>(as, act, { ids })).takeBackHours;
};
const refusals = ({ errors }: Done) => errors.map(({ code, path }) => `${code} ${path ?? ''}`.trim());

it('are offered in the place of the definition’s while they have room, and taken back', {
  timeout: 120_000,
}, async () => {
  const [one, two, three] = [await visitFor('citizen-1'), await visitFor('citizen-1'), await visitFor('citizen-1')];
  const task = await system.prisma.task.findUniqueOrThrow({ where: { id: one.id } });
  const district = task.districtId;
  const usual = one.offeredTimes;
  expect(usual.length).toBeGreaterThan(10);
  expect(usual).not.toContain(at(9));

  const wanted = { district, hours: [hours(9, 11.5)], idempotencyKey: 'friday' };
  const made = await offer('supervisor-1', wanted);
  expect(await offer('supervisor-1', wanted)).toEqual(made);
  expect(made.errors).toEqual([]);
  expect(made.offeredHours).toMatchObject([{ startsAt: at(9), role: { id: 'supervisor' } }]);
  // A Friday, which no definition offers; half an hour is left over.
  expect((await seen(one.id)).offeredTimes).toEqual([at(9), at(10)]);
  expect(await book(one.id, usual[0] ?? '')).toBe('TIME_NOT_OFFERED');
  const both = await Promise.all([one, two].map(({ id }) => book(id, at(9))));
  expect(both.sort()).toEqual(['BOOKED', 'CONFLICT']);
  // A second person makes a second visit at the same time.
  const beside = await offer('supervisor-2', { district, hours: [hours(9, 10)] });
  expect(beside.errors).toEqual([]);
  expect((await seen(three.id)).offeredTimes).toEqual([at(9), at(10)]);
  expect(await book(three.id, at(9))).toBe('BOOKED');
  expect((await seen(three.id)).offeredTimes).toEqual([at(10)]);

  const ids = [...(made.offeredHours ?? []), ...(beside.offeredHours ?? [])].map(({ id }) => id);
  expect(refusals(await takeBack('supervisor-1', ids))).toEqual(['NOT_FOUND']);
  expect((await takeBack('supervisor-1', ids.slice(0, 1))).offeredHours).toEqual([]);
  expect((await takeBack('supervisor-2', ids.slice(1))).offeredHours).toEqual([]);
  const after = await seen(three.id);
  expect(after.appointment).toEqual({ startsAt: at(9) });
  expect(after.offeredTimes).toEqual(usual);
  const acts = await system.prisma.trailEntry.findMany({ where: { act: { startsWith: 'HOURS_' } } });
  expect(acts.map(({ act, by }) => `${act} ${by}`).sort()).toEqual([
    ...['HOURS_OFFERED supervisor-1', 'HOURS_OFFERED supervisor-2'],
    ...['HOURS_TAKEN_BACK supervisor-1', 'HOURS_TAKEN_BACK supervisor-2'],
  ]);
});

it('are refused with a sentence that says what to do', async () => {
  const yesterday = { startsAt: at(9 - 24 * 30), endsAt: at(10 - 24 * 30) };
  for (const [as, given, refusal] of [
    ['supervisor-1', { hours: [] }, 'HOURS_COUNT hours'],
    ['supervisor-1', { hours: [yesterday] }, 'IN_THE_PAST hours.0.startsAt'],
    ['supervisor-1', { hours: [hours(9 + 24 * 100, 10 + 24 * 100)] }, 'TOO_FAR hours.0.startsAt'],
    ['supervisor-1', { hours: [hours(10, 9)] }, 'HOURS_INVALID hours.0.endsAt'],
    ['supervisor-1', { hours: [hours(9, 10.1)] }, 'HOURS_INVALID hours.0.endsAt'],
    ['supervisor-1', { hours: [hours(20, 26)] }, 'HOURS_INVALID hours.0.endsAt'],
    ['supervisor-1', { hours: [hours(9, 11), hours(10, 12)] }, 'HOURS_OVERLAP hours.1'],
    ['supervisor-1', { hours: Array.from({ length: 51 }, () => hours(9, 10)) }, 'HOURS_COUNT hours'],
  ] as const) {
    const done = await offer(as, given);
    expect(refusals(done), JSON.stringify(given)).toEqual([refusal]);
    expect(done.errors[0]?.message.fa).toMatch(/[آ-ی]{3}/);
  }
  for (const [as, role] of [
    ['citizen-1', 'supervisor'],
    ['supervisor-1', 'director'],
  ] as const) {
    const act = 'mutation($g: OfferHoursInput!) { offerHours(input: $g) { errors { code } } }';
    const { errors } = await system.ask(as, act, { g: { role, hours: [hours(9, 10)] } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const own = await system.get('supervisor-1', '{ viewer { offeredHours { id } } }');
  expect(own).toEqual({ viewer: { offeredHours: [] } });
});

it('count only while who offered them holds the role', { timeout: 60_000 }, async () => {
  const visit = await visitFor('citizen-1');
  const { districtId: district } = await system.prisma.task.findUniqueOrThrow({ where: { id: visit.id } });
  await offer('supervisor-2', { district, hours: [hours(14, 16)] });
  expect((await seen(visit.id)).offeredTimes).toEqual([at(14), at(15)]);
  const held = { person: 'supervisor-2', roleId: 'supervisor' };
  await system.prisma.roleHolding.updateMany({ where: held, data: { until: new Date() } });
  expect((await seen(visit.id)).offeredTimes).toEqual(visit.offeredTimes);
});
