import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { skippedTimeServer, supervisor } from '../../test/support/workflow-env.js';
import { decideTaskUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const request = step('form', 'request', {});

it('makes no task where the engine decides', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ decisions: { 'approval.engineDecides': true } }];
  const steps = [
    request,
    step('review', 'approval', { role: 'supervisor', engineDecides: 'true' }),
    step('issue', 'print', {}),
  ];
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ opened }) => opened)).toEqual([]);
  const approval = fake.transitions.flatMap(({ timeline }) => timeline).find((e) => e.type === 'APPROVED_BY_ENGINE');
  expect(approval?.data).toMatchObject({ rulesetHash: 'r', definition: { hash: 'h' } });
});

it('keeps two steps apart by their deciders', async () => {
  const fake = new FakeCase();
  const steps = [
    request,
    step('review', 'first', { role: 'supervisor' }),
    step('review', 'second', { role: 'supervisor', separateFrom: ['first'] }),
    step('issue', 'print', {}),
  ];
  const handle = await file(steps, fake);
  const decide = (stepId: string, actor: typeof supervisor) =>
    handle.executeUpdate(decideTaskUpdate, { args: [{ taskId: fake.taskOf(stepId), outcome: 'approve', actor }] });
  await decide('first', supervisor);
  await expect(decide('second', supervisor)).rejects.toMatchObject({ cause: { type: 'SEPARATION_OF_DUTIES' } });
  await decide('second', { id: 'supervisor-2', roles: ['supervisor'] });
  expect(await handle.result()).toBe('ISSUED');
});

it('refuses an outcome that the step does not offer', async () => {
  const fake = new FakeCase();
  const steps = [request, step('review', 'approval', { role: 'supervisor', outcomes: ['approve', 'return'] })];
  const handle = await file(steps, fake);
  const args: [never] = [{ taskId: fake.taskOf('approval'), outcome: 'reject', actor: supervisor, remark: 'x' }] as [
    never,
  ];
  await expect(handle.executeUpdate(decideTaskUpdate, { args })).rejects.toMatchObject({
    cause: { type: 'BAD_USER_INPUT' },
  });
});

it('goes back to the applicant or ends when its clock says so', async () => {
  const fake = new FakeCase();
  const returning = step('review', 'approval', {
    role: 'supervisor',
    deadlines: [{ after: { days: 2 }, then: 'return' }],
  });
  await file([request, returning], fake);
  await environment().sleep('3 days');
  expect(fake.status).toBe('RETURNED');

  const other = new FakeCase();
  const expiring = step('review', 'approval', {
    role: 'supervisor',
    deadlines: [{ after: { days: 2 }, then: 'expire' }],
  });
  const handle = await file([request, expiring], other);
  expect(await handle.result()).toBe('EXPIRED');
  expect(other.transitions.flatMap(({ changed }) => changed)).toContainEqual({
    id: other.taskOf('approval'),
    to: 'CANCELLED',
  });
});

it('gives a step to the role that does it in cases of this generation', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ generation: 'STAFF' }];
  const shared = { role: 'supervisor', roleByGeneration: { STAFF: 'director' } };
  await file([request, step('review', 'approval', shared)], fake);
  expect(fake.transitions.flatMap(({ opened }) => opened.map(({ role }) => role))).toEqual(['director']);
});
