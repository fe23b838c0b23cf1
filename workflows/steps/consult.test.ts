import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { skippedTimeServer } from '../../test/support/workflow-env.js';
import { decideTaskUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const title = { fa: 'نهاد', en: 'body' };
const body = (id: string, role: string) => ({ id, title, role });
const asks = (rest: object) => [
  step('form', 'request', {}),
  step('analyze', 'analysis', { onReferral: 'referral' }),
  step('consult', 'referral', {
    bodies: [body('WATER', 'water'), body('POWER', 'power'), body('GAS', 'gas')],
    ...rest,
  }),
  step('issue', 'print', {}),
];
const answerer =
  (fake: FakeCase, handle: Awaited<ReturnType<typeof file>>) =>
  (nth: number, role: string, outcome: 'approve' | 'return') => {
    const taskId = fake.taskOf('referral', nth);
    return handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId, outcome, actor: { id: role, roles: [role] }, remark: 'words' }],
    });
  };

it('goes on when every body has answered', async () => {
  const fake = new FakeCase();
  const handle = await file(asks({}), fake);
  const answer = answerer(fake, handle);
  await answer(0, 'water', 'approve');
  expect(fake.told.filter((type) => type === 'APPROVED')).toHaveLength(1);
  await answer(1, 'power', 'approve');
  await answer(2, 'gas', 'approve');
  expect(await handle.result()).toBe('ISSUED');
});

it('goes on with the first answers it needs and calls the others off', async () => {
  const fake = new FakeCase();
  const handle = await file(asks({ needed: 1 }), fake);
  await answerer(fake, handle)(1, 'power', 'approve');
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ changed }) => changed).filter(({ to }) => to === 'CANCELLED')).toHaveLength(2);
});

it('goes on without an answer when its clock runs out', async () => {
  const fake = new FakeCase();
  const handle = await file(asks({ deadlines: [{ after: { days: 10 }, then: 'expire' }] }), fake);
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.told).toContain('CONSULTATION_TIMED_OUT');
});

it('clears a referral by working the case out again, or sends it back', async () => {
  const fake = new FakeCase();
  const referral = {
    outcome: 'REFERRAL' as const,
    referralTarget: 'WATER',
    decisions: { 'referral.bodies.1.when': false, 'referral.bodies.2.when': false },
  };
  fake.evaluations = [referral, { outcome: 'CLEAN' }];
  const handle = await file(asks({}), fake);
  expect(fake.status).toBe('REFERRED');
  await answerer(fake, handle)(0, 'water', 'approve');
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.told).toContain('REFERRAL_CLEARED');

  const other = new FakeCase();
  other.evaluations = [referral];
  await answerer(other, await file(asks({}), other))(0, 'water', 'return');
  expect(other.status).toBe('RETURNED');
});

it('says so when its clock sends the case back', async () => {
  const fake = new FakeCase();
  const deadlines = [{ after: { days: 1 }, then: 'return' as const }];
  await file([step('form', 'request', {}), step('consult', 'ask', { bodies: [body('A', 'water')], deadlines })], fake);
  await environment().sleep('2 days');
  expect(fake.told).toContain('RETURNED_BY_CLOCK');
  expect(fake.status).toBe('RETURNED');
});
