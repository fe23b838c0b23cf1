import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../../test/support/workflow-env.js';
import { decideTaskUpdate, stateQuery, submitUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const sideBySide = (join: 'all' | number) => [
  step('form', 'request', {}),
  step('parallel', 'both', {
    join,
    branches: [
      { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
      {
        id: 'b',
        steps: [
          step('wait', 'visit', { signal: 'visited' }),
          step('notify', 'tell', { to: 'applicant', message: { fa: 'م', en: 'm' } }),
        ],
      },
    ],
  }),
  step('issue', 'print', {}),
];
const approval = (fake: FakeCase, outcome: 'approve' | 'return') => ({
  args: [{ taskId: fake.taskOf('look'), outcome, actor: supervisor, remark: 'words' }] as [never],
});

it('joins when every branch has ended', async () => {
  const fake = new FakeCase();
  const handle = await file(sideBySide('all'), fake);
  expect((await handle.query(stateQuery)).waitingFor.sort()).toEqual(['look', 'visit']);
  await handle.executeUpdate(decideTaskUpdate, approval(fake, 'approve'));
  expect((await handle.query(stateQuery)).waitingFor).toEqual(['visit']);
  await handle.signal('visited', { by: 'inspector' });
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ notifications }) => notifications)).toHaveLength(1);
});

it('joins on the first branch and calls the other off', async () => {
  const fake = new FakeCase();
  const handle = await file(sideBySide(1), fake);
  await handle.signal('visited');
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ changed }) => changed)).toContainEqual({
    id: fake.taskOf('look'),
    to: 'CANCELLED',
  });
});

it('leaves every branch when one sends the case back, and starts over when it is refiled', async () => {
  const fake = new FakeCase();
  const handle = await file(sideBySide('all'), fake);
  await handle.executeUpdate(decideTaskUpdate, approval(fake, 'return'));
  expect(fake.status).toBe('RETURNED');
  expect((await handle.query(stateQuery)).waitingFor).toEqual(['request']);
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  await environment().sleep('1 minute');
  expect((await handle.query(stateQuery)).waitingFor.sort()).toEqual(['look', 'visit']);
});
