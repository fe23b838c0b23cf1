import { WorkflowUpdateFailedError } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import {
  claimTaskUpdate,
  deadlineNearSignal,
  decideTaskSignal,
  decideTaskUpdate,
  paymentSettledSignal,
  recalculateUpdate,
  releaseTaskUpdate,
  stateQuery,
  submitUpdate,
  withdrawUpdate,
} from './messages.js';

const life = [
  step('form', 'request', { deadlines: [{ after: { days: 60 }, then: 'expire' }] }),
  step('announce', 'regulation', {}),
  step('analyze', 'analysis', {}),
  step('calculate', 'calculation', {}),
  step('review', 'approval', {
    role: 'supervisor',
    deadlines: [
      { after: { workingDays: 3 }, then: 'remind' },
      { after: { workingDays: 5 }, then: 'escalate', to: 'department-head' },
    ],
  }),
  step('payment', 'payment', { deadlines: [{ after: { days: 30 }, then: 'expire' }] }),
  step('issue', 'print', {}),
];

const code = async (promise: Promise<unknown>): Promise<string | undefined> => {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (error instanceof WorkflowUpdateFailedError) return (error.cause as { type?: string }).type;
  throw error ?? new Error('was not refused');
};

describe('an application', () => {
  const { file, environment } = skippedTimeServer();
  const decide = (fake: FakeCase, outcome: 'approve' | 'return' | 'reject', more: object = {}) => ({
    args: [{ taskId: fake.taskOf('approval'), outcome, actor: supervisor, ...more }] as [never],
  });

  it('is filed once by a start and an update that come together', async () => {
    const fake = new FakeCase();
    await file(life, fake, { filing: { id: 'the-same', message: { draftVersion: 1, actor: owner } } });
    expect(fake.told.filter((type) => type === 'FILED')).toHaveLength(1);
    expect(fake.transitions).toHaveLength(1);
  });

  it('goes from filing to the permit', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    expect(fake.told).toEqual(['FILED', 'REGULATION_ANNOUNCED', 'ANALYSED', 'CALCULATED', 'TASK_OPENED']);
    expect(fake.transitions[0]).toMatchObject({ status: 'UNDER_REVIEW', revision: 1, slips: ['draft'] });
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    expect(fake.status).toBe('AWAITING_PAYMENT');
    expect(await handle.query(stateQuery)).toEqual({ revision: 1, waitingFor: ['payment'] });
    await handle.signal(paymentSettledSignal, { revision: 1 });
    expect(await handle.result()).toBe('ISSUED');
    expect(fake.transitions.at(-1)).toMatchObject({ status: 'ISSUED', issue: true });
    const { historyLength } = await handle.describe();
    expect(historyLength).toBeLessThanOrEqual(22);
  });

  it('has no timer for deadlines that are watched over, until it is told that one is near', async () => {
    const fake = new FakeCase();
    fake.answers = [{ watchedFrom: new Date(0).toISOString() }];
    const handle = await file(life, fake);
    const timers = async () =>
      (await handle.fetchHistory()).events?.filter((event) => event.timerStartedEventAttributes).length;
    await environment().sleep('2 days');
    expect(await timers()).toBe(0);
    await handle.signal(deadlineNearSignal);
    await expect.poll(timers, { timeout: 10_000 }).toBe(1);
    expect(fake.told).not.toContain('REMINDED');
    await environment().sleep('25 hours');
    await expect.poll(() => fake.told, { timeout: 10_000 }).toContain('REMINDED');
    expect(fake.told).not.toContain('ESCALATED');
    await environment().sleep('2 days');
    await expect.poll(() => fake.told, { timeout: 10_000 }).toContain('ESCALATED');
    const [reminded, escalated] = fake.transitions.slice(1).map(({ at }) => Date.parse(at));
    const filed = Date.parse(fake.transitions[0]?.at ?? '');
    const days = (at = 0) => Math.floor((at - filed) / 8_640_000) / 10;
    expect([days(reminded), days(escalated)]).toEqual([3, 5]);
  });

  it('waits for no money where what was paid before covers every slip', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    fake.answers = [{ covered: true }];
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    expect(await handle.result()).toBe('ISSUED');
    expect(fake.told.slice(-4)).toEqual(['APPROVED', 'PAYMENT_DUE', 'PAID', 'ISSUED']);
  });

  it('comes back with a reason and is refiled as the next revision', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    expect(await code(handle.executeUpdate(decideTaskUpdate, decide(fake, 'return')))).toBe('REASON_REQUIRED');
    const first = fake.taskOf('approval');
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'return', { remark: 'why' }));
    expect(fake.status).toBe('RETURNED');
    expect(fake.transitions.at(-1)?.slips).toContain('void');
    expect(await code(handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve')))).toBe('TASK_CLOSED');
    await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
    expect(fake.transitions.at(-1)).toMatchObject({ revision: 2, status: 'UNDER_REVIEW' });
    expect(fake.taskOf('approval')).not.toBe(first);
    await handle.executeUpdate(withdrawUpdate, { args: [{ actor: owner }] });
    expect(await handle.result()).toBe('WITHDRAWN');
    expect(fake.transitions.at(-1)?.changed).toContainEqual({ id: fake.taskOf('approval'), to: 'CANCELLED' });
  });

  it('replaces the draft under review when the owner refiles', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    const old = fake.taskOf('approval');
    await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
    const stale = { args: [{ taskId: old, outcome: 'approve', actor: supervisor }] as [never] };
    expect(await code(handle.executeUpdate(decideTaskUpdate, stale))).toBe('STALE_REVISION');
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'reject', { remark: 'why' }));
    expect(await handle.result()).toBe('REJECTED');
  });

  it('voids its slips in the transition that withdraws or replaces it', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
    expect(fake.transitions.at(-1)).toMatchObject({ revision: 2, status: 'UNDER_REVIEW', slips: ['void', 'draft'] });
    expect(fake.transitions.at(-1)?.timeline.map(({ type }) => type)).toEqual([
      'REFILED',
      'REGULATION_ANNOUNCED',
      'ANALYSED',
      'CALCULATED',
      'TASK_OPENED',
    ]);
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    await handle.executeUpdate(withdrawUpdate, { args: [{ actor: owner }] });
    expect(await handle.result()).toBe('WITHDRAWN');
    expect(fake.transitions.at(-1)).toMatchObject({ status: 'WITHDRAWN', slips: ['void'], currentSteps: [] });
  });

  it('keeps a filing out when the money comes in while it is worked out', async () => {
    const fake = new FakeCase();
    const later = step('wait', 'pause', { for: { days: 1 } });
    const steps = [...life.slice(0, -1), later, step('issue', 'print', {})];
    // A long evaluation keeps its workflow task alive for most of the task's time; only then can a signal come in.
    const handle = await file(steps, fake, { workflowTaskTimeout: '4 seconds' });
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    fake.meanwhile = async () => {
      await handle.signal(paymentSettledSignal, { revision: 1 });
      await new Promise((resolve) => setTimeout(resolve, 6_000));
    };
    const refiled = handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
    expect(await code(refiled)).toBe('CONFLICT');
    expect(await handle.result()).toBe('ISSUED');
    expect(fake.transitions.at(-1)).toMatchObject({ revision: 1, issue: true });
  });

  it('goes on when its slips are to lapse and the database says that they are paid', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    fake.answers = [{ settled: true }];
    expect(await handle.result()).toBe('ISSUED');
    expect(fake.told).not.toContain('SLIPS_EXPIRED');
  });

  it('lets one person claim a task', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    const taskId = fake.taskOf('approval');
    const other = { id: 'supervisor-2', roles: ['supervisor'] };
    await handle.executeUpdate(claimTaskUpdate, { args: [{ taskId, actor: supervisor }] });
    expect(await code(handle.executeUpdate(claimTaskUpdate, { args: [{ taskId, actor: other }] }))).toBe(
      'TASK_NOT_YOURS',
    );
    expect(await code(handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve', { actor: other })))).toBe(
      'TASK_NOT_YOURS',
    );
    await handle.executeUpdate(releaseTaskUpdate, { args: [{ taskId, actor: supervisor }] });
    expect(await code(handle.executeUpdate(claimTaskUpdate, { args: [{ taskId, actor: owner }] }))).toBe('FORBIDDEN');
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve', { actor: other }));
    await handle.executeUpdate(withdrawUpdate, { args: [{ actor: owner }] });
    expect(fake.told).toContain('CLAIMED');
  });

  it('takes a plain signal from who may decide and ignores the rest, saying why', async () => {
    const fake = new FakeCase();
    fake.roles = { 'supervisor-1': ['supervisor'] };
    const handle = await file(life, fake);
    const taskId = fake.taskOf('approval');
    await handle.signal(decideTaskSignal, { taskId, outcome: 'approve', by: 'nobody' });
    await handle.signal(decideTaskSignal, { taskId: 'another', outcome: 'approve', by: 'supervisor-1' });
    await handle.signal(decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'supervisor-1' });
    await handle.signal(decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'supervisor-1' });
    await handle.signal(paymentSettledSignal, { revision: 1 });
    expect(await handle.result()).toBe('ISSUED');
    const ignored = fake.transitions.flatMap(({ timeline }) => timeline).filter((e) => e.type === 'DECISION_IGNORED');
    expect(ignored.map(({ data }) => data?.why)).toEqual(['FORBIDDEN', 'NOT_FOUND', 'TASK_CLOSED']);
  });

  it('reminds, escalates and lets slips lapse by the clock', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    await environment().sleep('6 days');
    expect(fake.told).toEqual(expect.arrayContaining(['REMINDED', 'ESCALATED']));
    const head = { id: 'head-1', roles: ['department-head'] };
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve', { actor: head }));
    await environment().sleep('31 days');
    expect(fake.status).toBe('RECALCULATION_DUE');
    const before = fake.told.length;
    await handle.executeUpdate(recalculateUpdate, { args: [{ actor: owner }] });
    expect(fake.transitions.at(-1)).toMatchObject({ revision: 2, status: 'UNDER_REVIEW' });
    expect(fake.told.slice(before)).toEqual(['RECALCULATED', 'ANALYSED', 'CALCULATED', 'TASK_OPENED']);
    await handle.executeUpdate(withdrawUpdate, { args: [{ actor: owner }] });
  });

  it('closes a returned case that nobody corrects', async () => {
    const fake = new FakeCase();
    fake.evaluations = [{ outcome: 'BLOCKED' }];
    const handle = await file(life, fake);
    expect(fake.status).toBe('RETURNED');
    await environment().sleep('61 days');
    expect(await handle.result()).toBe('EXPIRED');
  });

  it('goes back to payment when a settlement was only claimed', async () => {
    const fake = new FakeCase();
    const handle = await file(life, fake);
    await handle.executeUpdate(decideTaskUpdate, decide(fake, 'approve'));
    fake.answers = [{ unpaid: true }];
    await handle.signal(paymentSettledSignal, { revision: 1 });
    await environment().sleep('1 hour');
    expect(fake.told).toContain('PAYMENT_NOT_FOUND');
    await handle.signal(paymentSettledSignal, { revision: 1 });
    expect(await handle.result()).toBe('ISSUED');
  });
});
