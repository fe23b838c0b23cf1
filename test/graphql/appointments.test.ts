import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { temporalAddress } from '../support/servers.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
const title = (en: string) => ({ fa: 'بازدید', en });
const HOUR = 3_600_000;

beforeAll(async () => {
  system = await startSystem();
  const { steps, fees, ...type } = smallType();
  const [request, analysis, calculation, payment, print] = steps as object[];
  const site = {
    id: 'site',
    type: 'inspect',
    title: title('Visit'),
    role: 'supervisor',
    outcomes: ['approve', { id: 'nobody-met', title: title('Nobody was met'), next: 'site', needs: ['reason'] }],
    appointment: { minutes: 60, daysAhead: 10, noticeHours: 0, moves: 1, missed: 'nobody-met' },
  };
  const again = { code: 'F-AGAIN', amount: '90000', when: 'results.site.visits.orValue(0) > 1' };
  const definition = {
    ...type,
    fees: [...fees, { ...fees[0], ...again }],
    steps: [request, analysis, site, calculation, payment, print],
  };
  await serve(system.prisma, FormDefinition.parse(definition));
});
afterAll(() => system.stop());

interface Shown {
  id: string;
  status: string;
  offeredTimes: string[];
  appointment: { startsAt: string; standing: string; movesLeft: number } | null;
}
const TASK = 'id status offeredTimes appointment { startsAt standing movesLeft }';

async function filed(as: string): Promise<string> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(as, start, {
    a: smallAnswers,
  });
  const { reference } = startApplication;
  await system.get(as, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  return reference;
}

const openTask = (as: string, reference: string): Promise<Shown> =>
  vi.waitFor(async () => {
    const query = `query($r: ID!) { application(reference: $r) { tasks { ${TASK} } } }`;
    const { application } = await system.get<{ application: { tasks: Shown[] } }>(as, query, { r: reference });
    const task = application.tasks.find(({ status }) => status === 'OPEN');
    if (!task) throw new Error('no task is open');
    return task;
  }, 20_000);

const act = (as: string, name: string, id: string, startsAt?: string) =>
  system.ask<Record<string, Shown>>(
    as,
    startsAt === undefined
      ? `mutation($i: ID!) { ${name}(id: $i) { ${TASK} } }`
      : `mutation($i: ID!, $t: DateTime!) { ${name}(id: $i, startsAt: $t) { ${TASK} } }`,
    startsAt === undefined ? { i: id } : { i: id, t: startsAt },
  );
type Refused = { errors?: { extensions: { code: string; issues?: { code: string }[] } }[] };
const codeOf = ({ errors }: Refused) => errors?.[0]?.extensions.issues?.[0]?.code ?? errors?.[0]?.extensions.code;
const decide = (id: string, outcomeId?: string) =>
  system.ask(
    'supervisor-1',
    'mutation($i: ID!, $o: ID) { decideTask(id: $i, outcome: APPROVE, outcomeId: $o, reason: "کسی نبود") { status } }',
    { i: id, ...(outcomeId && { o: outcomeId }) },
  );
/** The time of a visit is moved into the past, or to another time. */
const come = (taskId: string, startsAt = new Date(Date.now() - 2 * HOUR)) =>
  system.prisma.appointment.updateMany({
    where: { taskId, status: 'BOOKED' },
    data: { startsAt, endsAt: new Date(startsAt.getTime() + HOUR) },
  });

it('is booked by one of two who want the same time at once, moved, and told of', { timeout: 120_000 }, async () => {
  const references = await Promise.all([filed('citizen-1'), filed('citizen-1')]);
  const [one, two] = await Promise.all(references.map((reference) => openTask('citizen-1', reference)));
  if (!one || !two) throw new Error('two tasks');
  // Of one day, which today may not have that many of any more.
  const dayOf = (time: string) => jalaliDay(new Date(time));
  const whole = dayOf(one.offeredTimes.at(-1) ?? '');
  const [first = '', second = '', third = ''] = one.offeredTimes.filter((time) => dayOf(time) === whole);
  expect(one.offeredTimes.length).toBeGreaterThan(10);
  expect(codeOf(await act('citizen-2', 'bookAppointment', one.id, first))).toBe('NOT_FOUND');
  const wrong = new Date(Date.parse(first) + 60_000).toISOString();
  expect(codeOf(await act('citizen-1', 'bookAppointment', one.id, wrong))).toBe('TIME_NOT_OFFERED');
  expect(codeOf(await act('citizen-1', 'moveAppointment', one.id, first))).toBe('CONFLICT');
  const both = await Promise.all([one, two].map(({ id }) => act('citizen-1', 'bookAppointment', id, first)));
  expect(both.map((answer) => codeOf(answer) ?? 'BOOKED').sort()).toEqual(['BOOKED', 'CONFLICT']);
  const [won, lost] = codeOf(both[0] ?? {}) === undefined ? [one, two] : [two, one];
  const reference = (won === one ? references[0] : references[1]) ?? '';
  expect((await openTask('citizen-1', reference)).appointment).toMatchObject({ startsAt: first, standing: 'BOOKED' });
  const left = await act('citizen-1', 'bookAppointment', lost.id, second);
  expect(left.data?.bookAppointment?.offeredTimes).not.toContain(first);
  expect(codeOf(await act('citizen-1', 'bookAppointment', lost.id, third))).toBe('CONFLICT');
  const moved = await act('citizen-1', 'moveAppointment', lost.id, third);
  expect(moved.data?.moveAppointment?.appointment).toMatchObject({ startsAt: third, movesLeft: 0 });
  expect(codeOf(await act('citizen-1', 'moveAppointment', lost.id, second))).toBe('CONFLICT');
  expect(codeOf(await act('supervisor-1', 'moveAppointment', lost.id, second))).toBeUndefined();
  const { visits } = await system.get<{ visits: Shown[] }>(
    'supervisor-1',
    `query($d: JalaliDate) { visits(day: $d) { ${TASK} } }`,
    { d: whole },
  );
  expect(visits.map(({ id }) => id)).toEqual([won.id, lost.id]);
  const told = await system.prisma.notification.findMany({ where: { reference, event: 'VISIT' } });
  expect(told.map(({ to }) => to).sort()).toEqual(['applicant', 'supervisor']);
  expect(JSON.stringify(told[0]?.message)).toMatch(/[۰-۹]{4}/);
});

it('is not kept by either side, and what follows is counted and charged', { timeout: 180_000 }, async () => {
  const reference = await filed('citizen-2');
  const task = await openTask('citizen-2', reference);
  const last = task.offeredTimes.at(-1);
  expect(codeOf(await decide(task.id, 'nobody-met'))).toBe('VISIT_NOT_COME');
  await act('citizen-2', 'bookAppointment', task.id, last);
  expect(codeOf(await decide(task.id, 'nobody-met'))).toBe('VISIT_NOT_COME');
  expect(codeOf(await act('citizen-2', 'reportMissedVisit', task.id))).toBe('CONFLICT');
  await come(task.id);
  expect(codeOf(await act('supervisor-1', 'reportMissedVisit', task.id))).toBe('FORBIDDEN');
  const reported = await act('citizen-2', 'reportMissedVisit', task.id);
  expect(reported.data?.reportMissedVisit?.appointment).toBeNull();
  await act('citizen-2', 'bookAppointment', task.id, last);
  await come(task.id);
  expect(codeOf(await decide(task.id, 'nobody-met'))).toBeUndefined();
  const again = await openTask('citizen-2', reference);
  expect(again.id).not.toBe(task.id);
  expect(again.appointment).toBeNull();
  const given = () => system.prisma.stepResult.findFirstOrThrow({ where: { reference, step: 'site' } });
  await vi.waitFor(async () => expect((await given()).data).toMatchObject({ visits: 1, missed: 1 }), 20_000);
  expect(codeOf(await decide(again.id))).toBeUndefined();
  await vi.waitFor(async () => {
    const slips = await system.prisma.paymentSlip.findMany({ where: { reference, status: 'PAYABLE' } });
    expect(slips.map(({ sum }) => sum)).toEqual([340_000n]);
  }, 30_000);
  expect((await given()).data).toMatchObject({ visits: 2, missed: 1, outcome: 'approve' });
  const { standing } = await system.prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { standing: true },
  });
  expect(JSON.stringify(standing)).not.toContain(last);
});

it('is reminded of the day before, once', { timeout: 120_000 }, async () => {
  const reference = await filed('citizen-1');
  const task = await openTask('citizen-1', reference);
  await act('citizen-1', 'bookAppointment', task.id, task.offeredTimes.at(-1));
  await come(task.id, new Date(startOfDay(addDays(jalaliDay(new Date()), 1)).getTime() + 9.25 * HOUR));
  const connection = await Connection.connect({ address: temporalAddress() });
  const { workflow } = new Client({ connection, namespace: system.config.temporal.namespace });
  const { taskQueue } = system.config;
  const run = (workflowId: string) => workflow.execute('remindVisits', { taskQueue, workflowId });
  expect(await run('remind-1')).toBeGreaterThanOrEqual(1);
  const told = () => system.prisma.notification.findMany({ where: { reference, event: 'VISIT' } });
  const reminded = (await told()).filter(({ message }) => JSON.stringify(message).includes('یادآوری'));
  expect(reminded.map(({ to }) => to).sort()).toEqual(['applicant', 'supervisor']);
  const count = (await told()).length;
  await run('remind-2');
  expect((await told()).length).toBe(count);
  await connection.close();
});
