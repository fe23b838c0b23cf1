import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { skippedTimeServer, supervisor } from '../../test/support/workflow-env.js';
import { decideTaskUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const request = step('form', 'request', {});
const print = step('issue', 'print', {});
const note = (id: string) => step('notify', id, { to: 'applicant', message: { fa: id, en: id } });

it('switch goes to the first case that holds, else otherwise', async () => {
  const route = step('switch', 'route', {
    cases: [
      { when: 'a', next: 'one' },
      { when: 'b', next: 'two' },
    ],
    otherwise: 'end',
  });
  const steps = [request, route, { ...note('one'), next: 'end' }, note('two'), print];
  const taken = async (decisions: Record<string, boolean>) => {
    const fake = new FakeCase();
    fake.evaluations = [{ decisions }];
    await (await file(steps, fake)).result();
    return fake.transitions.flatMap(({ notifications }) => notifications).map(({ message }) => message.en);
  };
  expect(await taken({ 'route.cases.0.when': true, 'route.cases.1.when': true })).toEqual(['one']);
  expect(await taken({ 'route.cases.0.when': false, 'route.cases.1.when': true })).toEqual(['two']);
  expect(await taken({})).toEqual([]);
});

it('any step is passed over when its condition is false', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ decisions: { 'look.when': false } }];
  const steps = [request, step('review', 'look', { role: 'supervisor', when: 'false' }), print];
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
});

it('service calls its connector, and after the last failure takes the other path', async () => {
  const ask = step('service', 'ask', { connector: 'water', attempts: 3, onFailure: 'sorry' });
  const steps = [request, ask, { ...print, next: 'end' }, note('sorry')];
  const fake = new FakeCase();
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
  expect(fake.calls).toMatchObject([{ stepId: 'ask', connector: 'water', revision: 1 }]);

  const down = new FakeCase();
  down.serviceFails = true;
  expect(await (await file(steps, down)).result()).toBe('EXPIRED');
  expect(down.calls).toHaveLength(3);
  expect(down.told).toEqual(expect.arrayContaining(['SERVICE_FAILED', 'NOTIFIED']));
});

it('wait lasts a span, or until a date', async () => {
  const fake = new FakeCase();
  fake.evaluations = [
    { decisions: { 'later.until': new Date((await environment().currentTimeMs()) + 9 * 86_400_000).toISOString() } },
  ];
  const steps = [request, step('wait', 'pause', { for: { days: 4 } }), step('wait', 'later', { until: 'x' }), print];
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
  const [first, last] = [fake.transitions[0], fake.transitions.at(-1)].map((t) => Date.parse(t?.at ?? ''));
  expect(Math.round(((last ?? 0) - (first ?? 0)) / 86_400_000)).toBe(9);
});

it('wait lasts to the next working day where it says so', async () => {
  const fake = new FakeCase();
  const pause = step('wait', 'pause', { for: { days: 4 }, ifDayOff: 'nextWorkingDay' });
  expect(await (await file([request, pause, print], fake)).result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ waits }) => waits).find(({ stepId }) => stepId === 'pause')?.deadlines).toEqual([
    { after: { days: 4 }, then: 'expire', ifDayOff: 'nextWorkingDay' },
  ]);
});

it('wait for a signal ends early at its deadline', async () => {
  const fake = new FakeCase();
  const waiting = step('wait', 'visit', {
    signal: 'visited',
    deadlines: [{ after: { days: 1 }, then: 'expire' }],
    onExpire: 'end',
  });
  expect(await (await file([request, waiting, print], fake)).result()).toBe('EXPIRED');
});

it('audit opens a task only for a case that is drawn, after the permit', async () => {
  const steps = [request, print, step('audit', 'audit', { role: 'auditor', samplePercent: 20 })];
  const fake = new FakeCase();
  fake.answers = [{}, { audited: false }];
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
  expect(fake.told).toContain('AUDIT_NOT_SAMPLED');

  const drawn = new FakeCase();
  drawn.answers = [{}, { audited: true }];
  const handle = await file(steps, drawn);
  await environment().sleep('1 minute');
  const auditor = { id: 'auditor-1', roles: ['auditor'] };
  const taskId = drawn.taskOf('audit');
  await expect(
    handle.executeUpdate(decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor: supervisor }] }),
  ).rejects.toMatchObject({ cause: { type: 'FORBIDDEN' } });
  await handle.executeUpdate(decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor: auditor }] });
  expect(await handle.result()).toBe('ISSUED');
});

it('analyze sends back what is blocked and draws no slip', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ outcome: 'INCOMPLETE' }];
  await file([request, step('analyze', 'analysis', {}), step('calculate', 'sum', {}), print], fake);
  expect(fake.status).toBe('RETURNED');
  expect(fake.transitions.flatMap(({ slips }) => slips)).not.toContain('draft');
});
