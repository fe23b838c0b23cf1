import { expect, it } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { skippedTimeServer } from '../../test/support/workflow-env.js';
import { decideTaskUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const steps = (more: object = {}) => [
  step('form', 'request', {}),
  step('review', 'approval', { role: 'supervisor' }),
  step('issue', 'print', {}),
  step('fulfil', 'duties', { role: 'inspector', ...more }),
];
type Handle = Awaited<ReturnType<typeof file>>;
const decide = (handle: Handle, taskId: string, role: string, more: object = {}) =>
  handle.executeUpdate(decideTaskUpdate, {
    args: [{ taskId, outcome: 'approve', actor: { id: role, roles: [role] }, remark: 'words', ...more }],
  });

it('asks of each condition that has a day, after the grant, and reminds on the day', async () => {
  const fake = new FakeCase();
  const handle = await file(steps(), fake);
  const due = addDays(jalaliDay(new Date(await environment().currentTimeMs())), 10);
  const conditions = ['remark:a', 'remark:b', 'remark:c'];
  await decide(handle, fake.taskOf('approval'), 'supervisor', { conditions, due: ['', due, due] });
  await expect.poll(() => fake.status).toBe('ISSUED');
  const opened = () =>
    fake.transitions.flatMap((transition) => transition.opened).filter((task) => task.stepId === 'duties');
  await expect.poll(() => opened().length).toBe(2);
  const approval = fake.taskOf('approval');
  expect(opened().map(({ body }) => body)).toEqual([`${approval}-2`, `${approval}-3`]);
  await environment().sleep('11 days');
  expect(fake.told).toContain('REMINDED');
  await decide(handle, fake.taskOf('duties', 0), 'inspector');
  await decide(handle, fake.taskOf('duties', 1), 'inspector', { outcome: 'reject' });
  expect(await handle.result()).toBe('ISSUED');
  // None of the words is in what was written of the tasks.
  expect(JSON.stringify(opened())).not.toContain('remark');
});

it('asks nothing where no condition has a day', async () => {
  const fake = new FakeCase();
  const handle = await file(steps(), fake);
  await decide(handle, fake.taskOf('approval'), 'supervisor', { conditions: ['remark:a'] });
  expect(await handle.result()).toBe('ISSUED');
});

it('asks of those that a body has set with an outcome that approves nothing', async () => {
  const fake = new FakeCase();
  const outcomes = [
    { id: 'no-objection', title: { fa: 'ب', en: 'b' } },
    { id: 'with-conditions', title: { fa: 'م', en: 'c' }, needs: ['conditions' as const] },
  ];
  const bodies = [{ id: 'FIRE', title: { fa: 'آ', en: 'f' }, role: 'agency' }];
  const asked = step('consult', 'opinions', { bodies, outcomes });
  const handle = await file([step('form', 'request', {}), asked, ...steps().slice(1)], fake);
  const due = addDays(jalaliDay(new Date(await environment().currentTimeMs())), 10);
  const set = { outcome: 'with-conditions', conditions: ['remark:a'], due: [due] };
  await decide(handle, fake.taskOf('opinions'), 'agency', set);
  await expect.poll(() => fake.transitions.flatMap(({ opened }) => opened).length).toBe(2);
  await decide(handle, fake.taskOf('approval'), 'supervisor');
  await expect.poll(() => fake.transitions.flatMap(({ opened }) => opened).length).toBe(3);
  const duties = fake.transitions.flatMap(({ opened }) => opened).filter(({ stepId }) => stepId === 'duties');
  expect(duties.map(({ body }) => body)).toEqual([`${fake.taskOf('opinions')}-1`]);
  await decide(handle, fake.taskOf('duties'), 'inspector');
  expect(await handle.result()).toBe('ISSUED');
});

it('goes where the step says as soon as one is not fulfilled', async () => {
  const fake = new FakeCase();
  const told = step('notify', 'told', { to: 'applicant', message: { fa: 'ب', en: 'b' } });
  const handle = await file([...steps({ next: 'end', onReject: 'told' }), told], fake);
  const due = addDays(jalaliDay(new Date(await environment().currentTimeMs())), 10);
  await decide(handle, fake.taskOf('approval'), 'supervisor', {
    conditions: ['remark:a', 'remark:b'],
    due: [due, due],
  });
  await expect.poll(() => fake.transitions.flatMap(({ opened }) => opened).length).toBe(3);
  await decide(handle, fake.taskOf('duties', 0), 'inspector', { outcome: 'reject' });
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.told).toContain('NOTIFIED');
});
