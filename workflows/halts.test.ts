import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../cases/message-failures.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import * as messages from './messages.js';
import type { permitApplication } from './permit-application.js';
import type { Transition } from './transition.js';

const { file, start, environment } = skippedTimeServer();
const steps = [
  step('form', 'request', {}),
  step('review', 'approval', { role: 'supervisor' }),
  step('payment', 'payment', {}),
  step('issue', 'print', {}),
];
const approval = (fake: FakeCase) => ({
  args: [{ taskId: fake.taskOf('approval'), outcome: 'approve', actor: supervisor }] as [messages.DecideTaskMessage],
});
const typeOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'taken',
    (error: { cause?: { type?: string } }) => error.cause?.type,
  );

/** Sends a message until the case no longer says that it goes on elsewhere. */
async function untilTaken(send: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    const type = await typeOf(send());
    if (type !== messages.CASE_CONTINUES) return type;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a case that is started with its filing', () => {
  const message = { draftVersion: 1, actor: owner };
  const again = (id: string) => ({ args: [message] as [messages.SubmitMessage], updateId: id });

  it('answers the same filing by update alike, and takes another for the next revision', async () => {
    const fake = new FakeCase();
    const handle = await start(steps, fake, { id: 'key-1', message });
    await expect.poll(() => fake.told, { timeout: 10_000 }).toEqual(['FILED', 'TASK_OPENED']);
    expect(await handle.executeUpdate(messages.submitUpdate, again('key-1'))).toEqual({ revision: 1 });
    expect(await handle.query(messages.answeredQuery, 'key-1')).toBe(true);
    expect(fake.transitions).toHaveLength(1);
    expect(await handle.executeUpdate(messages.submitUpdate, again('key-2'))).toEqual({ revision: 2 });
    expect(fake.told).toContain('REFILED');
  });

  it('ends with what its filing is refused with', async () => {
    const fake = new FakeCase();
    fake.evaluateSubmission = async () => {
      throw ApplicationFailure.nonRetryable('The draft was changed.', 'STALE_REVISION');
    };
    const handle = await start(steps, fake, { id: 'key-1', message });
    const refused = await handle.result().catch((error: unknown) => refusalOf(error));
    expect(refused).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('goes on from its rows where they know its filing already', async () => {
    const fake = new FakeCase();
    const record = fake.recordTransition;
    fake.recordTransition = async (transition) => {
      fake.recordTransition = record;
      await record(transition);
      return { due: {}, differs: true };
    };
    const { workflowId } = await start(steps, fake, { id: 'key-1', message });
    const next = environment().client.workflow.getHandle<typeof permitApplication>(workflowId);
    expect(await untilTaken(() => next.executeUpdate(messages.submitUpdate, again('key-1')))).toBe('taken');
    expect(fake.told.filter((type) => type === 'FILED')).toHaveLength(1);
  });

  it('waits for a filing where what it is started with is none', async () => {
    const fake = new FakeCase();
    const handle = await start(steps, fake, { id: 'key-1' } as never);
    expect(await handle.executeUpdate(messages.submitUpdate, again('key-1'))).toEqual({ revision: 1 });
  });
});

describe('a case whose rows are elsewhere', () => {
  it('goes on from what another message has written under the same number', async () => {
    const fake = new FakeCase();
    const handle = await file(steps, fake);
    const record = fake.recordTransition;
    const withdrawn = (transition: Transition): Transition => ({
      ...transition,
      status: 'WITHDRAWN',
      timeline: [{ seq: 2, type: 'WITHDRAWN', actor: 'citizen-1' }],
      standing: { ...(transition.standing as never as object), status: 'WITHDRAWN', at: [], waits: [] } as never,
    });
    // A withdrawal was written, and the workflow task that wrote it was lost with the server.
    fake.recordTransition = async (transition) => {
      fake.recordTransition = record;
      await record(withdrawn(transition));
      return { due: {}, differs: true };
    };
    expect(await untilTaken(() => handle.executeUpdate(messages.decideTaskUpdate, approval(fake)))).not.toBe('taken');
    expect(await handle.result()).toBe('WITHDRAWN');
    expect(fake.told.filter((type) => type === 'APPROVED')).toEqual([]);
  });

  it('answers the message again that its rows know and it does not', async () => {
    const fake = new FakeCase();
    const handle = await file(steps, fake);
    const record = fake.recordTransition;
    fake.recordTransition = async (transition) => {
      fake.recordTransition = record;
      await record(transition);
      return { due: {}, differs: true };
    };
    const send = () => handle.executeUpdate(messages.decideTaskUpdate, { ...approval(fake), updateId: 'the same' });
    expect(await untilTaken(send)).toBe('taken');
    expect(fake.told.filter((type) => type === 'APPROVED')).toHaveLength(1);
    await handle.signal(messages.paymentSettledSignal, { revision: 1 });
    expect(await handle.result()).toBe('ISSUED');
  });

  it('looks at its rows when somebody says so', async () => {
    const fake = new FakeCase();
    const handle = await file(steps, fake);
    const record = fake.recordTransition;
    const first = (await handle.describe()).runId;
    await record({ ...(fake.transitions.at(-1) as Transition), number: 2 });
    await handle.signal(messages.lookAtRowsSignal);
    await expect.poll(async () => (await handle.describe()).runId, { timeout: 20_000 }).not.toBe(first);
    expect(await untilTaken(() => handle.executeUpdate(messages.decideTaskUpdate, approval(fake)))).toBe('taken');
  });
});

describe('a case that goes on from its rows', () => {
  it('takes a recalculation that its slips had lapsed for before', async () => {
    const fake = new FakeCase();
    fake.settled = false;
    const lapsing = steps.map((each) =>
      each.type === 'payment' ? { ...each, deadlines: [{ after: { seconds: 1 }, then: 'expire' as const }] } : each,
    );
    const handle = await file(lapsing, fake);
    await handle.executeUpdate(messages.decideTaskUpdate, approval(fake));
    await environment().sleep('2 seconds');
    await expect.poll(() => fake.status, { timeout: 20_000 }).toBe('RECALCULATION_DUE');
    await fake.recordTransition({ ...(fake.transitions.at(-1) as Transition), number: fake.transitions.length + 1 });
    const before = (await handle.describe()).runId;
    await handle.signal(messages.lookAtRowsSignal);
    await expect.poll(async () => (await handle.describe()).runId, { timeout: 20_000 }).not.toBe(before);
    // Money that nobody paid keeps nothing from being worked out anew.
    await handle.signal(messages.paymentSettledSignal, { revision: 1 });
    const args: [messages.RecalculateMessage] = [{ actor: owner }];
    expect(await untilTaken(() => handle.executeUpdate(messages.recalculateUpdate, { args }))).toBe('taken');
    expect(fake.told).toContain('RECALCULATED');
  });
});

describe('a case with a step that fails for good', () => {
  it('is parked with its reason, refuses what comes, and goes on once it has been repaired', async () => {
    const fake = new FakeCase();
    const handle = await file(steps, fake);
    const record = fake.recordTransition;
    fake.recordTransition = async () => {
      throw ApplicationFailure.nonRetryable('Unique constraint failed', 'BROKEN');
    };
    const send = () => handle.executeUpdate(messages.decideTaskUpdate, approval(fake));
    expect(await typeOf(send())).toBe(messages.CASE_STUCK);
    await expect.poll(() => fake.parked, { timeout: 20_000 }).toEqual(['Unique constraint failed']);
    expect(await typeOf(send())).toBe(messages.CASE_STUCK);

    fake.recordTransition = record;
    await handle.signal(messages.lookAtRowsSignal);
    await expect
      .poll(() => typeOf(send()), { timeout: 20_000, interval: 200 })
      .toSatisfy((type) => type === 'taken' || type === 'TASK_CLOSED');
    await handle.signal(messages.paymentSettledSignal, { revision: 1 });
    expect(await handle.result()).toBe('ISSUED');
  });
});
