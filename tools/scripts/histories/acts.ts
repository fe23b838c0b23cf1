import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Step } from '../../../forms/language/step.js';
import { FakeCase } from '../../../test/support/fake-case.js';
import { step } from '../../../test/support/steps.js';
import { carriedQuery } from '../../../workflows/carried.js';
import type { CaseInput } from '../../../workflows/case-shape.js';
import * as messages from '../../../workflows/messages.js';
import type { permitApplication } from '../../../workflows/permit-application.js';

export type Handle = WorkflowHandle<typeof permitApplication>;
export interface Life {
  name: string;
  steps: Step[];
  fake: FakeCase;
  continueAfter?: CaseInput['continueAfter'];
  /** it is started with its filing */
  filing?: CaseInput['filing'];
  live(handle: Handle, fake: FakeCase, skip: (duration: string) => Promise<void>): Promise<unknown>;
}

export const owner = { id: 'citizen-1', roles: ['citizen'] };
export const anyone = { id: 'anyone', roles: ['supervisor', 'water', 'power'] };
export const title = { fa: 'نهاد', en: 'body' };
export const head = [
  step('form', 'request', {}),
  step('announce', 'regulation', {}),
  step('analyze', 'analysis', { onReferral: 'referral' }),
];
export const review = step('review', 'approval', {
  role: 'supervisor',
  deadlines: [
    { after: { days: 3 }, then: 'remind' },
    { after: { days: 5 }, then: 'escalate', to: 'head' },
  ],
});
export const tail = [
  step('calculate', 'calculation', {}),
  review,
  step('payment', 'payment', { deadlines: [{ after: { days: 30 }, then: 'expire' }] }),
  step('issue', 'print', {}),
];
export const decide = (
  handle: Handle,
  fake: FakeCase,
  stepId: string,
  outcome: 'approve' | 'return' | 'reject',
  nth = -1,
) =>
  handle.executeUpdate(messages.decideTaskUpdate, {
    args: [{ taskId: fake.taskOf(stepId, nth), outcome, actor: anyone, remark: 'r' }],
  });
export const pay = (handle: Handle, revision: number) => handle.signal(messages.paymentSettledSignal, { revision });
/** To the next version, where the approval is called supervision. */
export async function move(
  handle: Handle,
  fake: FakeCase,
  place: messages.MoveMessage['places'][number],
  recalculate = false,
): Promise<void> {
  const { hash, carried } = await handle.query(carriedQuery);
  const steps = fake.steps.map((each) => (each.id === 'approval' ? { ...each, id: 'supervision' } : each));
  fake.steps = steps;
  await handle.executeUpdate(messages.moveUpdate, {
    args: [
      {
        plan: 'recorded',
        by: 'admin-1',
        from: { hash, transition: carried.transitions },
        to: { definition: { code: 'test', version: 2, hash: `${hash}h` }, generation: 'CITIZEN', steps },
        places: [place],
        steps: { approval: 'supervision' },
        recalculate,
      },
    ],
  });
}

export async function untilTask(fake: FakeCase, stepId: string): Promise<void> {
  while (fake.taskOf(stepId) === 'none') await new Promise((resolve) => setTimeout(resolve, 50));
}
/** Until so many of a step were given out. */
export async function untilTasks(fake: FakeCase, stepId: string, count: number): Promise<void> {
  while (fake.taskOf(stepId, count - 1) === 'none') await new Promise((resolve) => setTimeout(resolve, 50));
}
export async function untilPayable(fake: FakeCase): Promise<void> {
  while (fake.status !== 'AWAITING_PAYMENT') await new Promise((resolve) => setTimeout(resolve, 50));
}
export async function refile(handle: Handle): Promise<void> {
  for (;;) {
    try {
      await handle.executeUpdate(messages.submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
      return;
    } catch (error) {
      const { type } = (error as { cause?: { type?: string } }).cause ?? {};
      if (type !== messages.CASE_CONTINUES && type !== messages.CASE_STUCK) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
export const faked = (setUp: Partial<FakeCase>): FakeCase => Object.assign(new FakeCase(), setUp);

/** The first look-up outlasts most of its workflow task, so that the next message comes while it is in flight. */
export const slowFirst = (roles: FakeCase['roles']): FakeCase => {
  const fake = faked({ roles });
  const { lookUpSender } = fake;
  let times = 0;
  fake.lookUpSender = async (request) => {
    times += 1;
    await new Promise((resolve) => setTimeout(resolve, times === 1 ? 10_000 : 4_000));
    return lookUpSender(request);
  };
  return fake;
};
/** The second transition fails for good, once. */
export const brokenOnce = (): FakeCase => {
  const fake = new FakeCase();
  const { recordTransition } = fake;
  let broken = false;
  fake.recordTransition = async (transition) => {
    if (broken || transition.number < 2) return recordTransition(transition);
    broken = true;
    throw ApplicationFailure.nonRetryable('broken', 'BROKEN');
  };
  return fake;
};
export const signalled = (handle: Handle, fake: FakeCase, by: string) =>
  handle.signal(messages.decideTaskSignal, { taskId: fake.taskOf('approval'), outcome: 'APPROVE', by });

/** Waits until the case stands at a step. */
export async function until(fake: FakeCase, stepId: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    if (fake.transitions.at(-1)?.currentSteps.includes(stepId)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The case has not come to ${stepId}.`);
}
