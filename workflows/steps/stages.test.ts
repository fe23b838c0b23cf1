import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { skippedTimeServer } from '../../test/support/workflow-env.js';
import { decideTaskUpdate, paymentSettledSignal } from '../messages.js';

const { file } = skippedTimeServer();
const steps = [
  step('form', 'request', {}),
  step('calculate', 'calculation', {}),
  step('payment', 'payment', {}),
  step('issue', 'print', {}),
  step('inspect', 'foundation', {
    role: 'inspector',
    outcomes: ['approve', 'reject', { id: 'faults', title: { fa: 'نقص', en: 'Faults' }, next: 'again' }],
    next: 'completion',
    onReject: 'stopped',
  }),
  step('calculate', 'again', {}),
  step('payment', 'more', { next: 'foundation' }),
  step('review', 'completion', { role: 'inspector', outcomes: ['approve', 'reject'], next: 'end' }),
  step('notify', 'stopped', { to: 'applicant', message: { fa: 'ب', en: 'b' } }),
];
type Handle = Awaited<ReturnType<typeof file>>;
const decide = (handle: Handle, taskId: string, outcome: string) =>
  handle.executeUpdate(decideTaskUpdate, {
    args: [{ taskId, outcome, actor: { id: 'i', roles: ['inspector'] }, remark: 'words' }],
  });

it('stays granted while stages of control are looked at, found wanting and paid for again', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ readsResults: true }];
  const at = (place: string) => expect.poll(() => fake.transitions.at(-1)?.currentSteps).toEqual([place]);
  const handle = await file(steps, fake);
  await handle.signal(paymentSettledSignal, { revision: 1 });
  await expect.poll(() => fake.status).toBe('ISSUED');
  await at('foundation');
  await decide(handle, fake.taskOf('foundation'), 'faults');
  await expect.poll(() => fake.told.filter((type) => type === 'PAYMENT_DUE').length).toBe(2);
  expect(fake.transitions.at(-1)).toMatchObject({
    status: 'ISSUED',
    currentSteps: ['more'],
    slips: ['redraft', 'payable'],
  });
  await handle.signal(paymentSettledSignal, { revision: 1 });
  await at('foundation');
  await decide(handle, fake.taskOf('foundation', 1), 'approve');
  await at('completion');
  await decide(handle, fake.taskOf('completion'), 'reject');
  expect(await handle.result()).toBe('ISSUED');
  // No application was approved, returned or refused by what was found.
  expect(fake.told.filter((type) => ['APPROVED', 'RETURNED', 'REJECTED', 'EXPIRED'].includes(type))).toEqual([]);
  expect(fake.told.filter((type) => type === 'DECIDED')).toHaveLength(3);
});
