import { expect, it } from 'vitest';
import type { Step } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer } from '../test/support/workflow-env.js';
import { claimTaskUpdate, decideTaskUpdate } from './messages.js';

// A definition names who gets a task; who cannot have it leaves it to everybody of its role.

const { file } = skippedTimeServer();
const named = { id: 'inspector-9', roles: ['supervisor'] };
const refused = (type: string) => ({ cause: { type } });

const steps = (rest: object = {}): Step[] => [
  step('form', 'request', {}),
  step('review', 'first', { role: 'head' }),
  step('review', 'visit', { role: 'supervisor', assignee: 'answers.officer', ...rest }),
  step('issue', 'print', {}),
];

async function at(visit: object, person: string | null, roles: string[] | undefined = named.roles) {
  const fake = new FakeCase();
  if (person !== null && roles.length > 0) fake.roles[person] = roles;
  fake.evaluations = [
    { parties: { people: [owner.id], offices: [] }, slips: 0, decisions: { 'visit.assignee': person } },
  ];
  const handle = await file(steps(visit), fake);
  const send = (update: never, args: object) => handle.executeUpdate(update, { args: [args] as never });
  const decide = (stepId: string, actor: object) =>
    send(decideTaskUpdate as never, { taskId: fake.taskOf(stepId), outcome: 'approve', actor });
  await decide('first', { id: 'head-1', roles: ['head', 'supervisor'] });
  await expect.poll(() => fake.told.includes('TASK_OPENED') && fake.taskOf('visit')).toBeTruthy();
  const told = fake.transitions.flatMap(({ timeline }) => timeline);
  return {
    fake,
    decide,
    claim: (actor: object) => send(claimTaskUpdate as never, { taskId: fake.taskOf('visit'), actor }),
    given: told.find(({ type }) => type === 'REASSIGNED')?.data,
    why: told.find(({ type }) => type === 'NOT_ASSIGNED')?.data,
    ended: () => handle.result(),
  };
}

it('is whoever the expression names, in the transition that opens the task', async () => {
  const life = await at({}, 'inspector-9');
  expect(life.given).toMatchObject({ to: 'inspector-9', byRule: true, role: 'supervisor' });
  const opening = life.fake.transitions.find(({ opened }) => opened.some(({ stepId }) => stepId === 'visit'));
  expect(opening?.changed).toContainEqual(expect.objectContaining({ to: 'CLAIMED', assignee: 'inspector-9' }));
  await expect(life.claim({ id: 'other', roles: ['supervisor'] })).rejects.toMatchObject(refused('TASK_NOT_YOURS'));
  await life.decide('visit', named);
  expect(await life.ended()).toBe('ISSUED');
});

it.each([
  ['nobody', {}, null, [], { why: 'NOBODY_NAMED' }],
  ['somebody who is gone', {}, 'inspector-9', [], { why: 'PERSON_UNKNOWN' }],
  ['who lacks the role', {}, 'inspector-9', ['cashier'], { exact: 'ROLE_NOT_HELD' }],
  ['the applicant', {}, owner.id, ['supervisor'], { exact: 'OWN_CASE' }],
  ['who decided before', { separateFrom: ['first'] }, 'head-1', ['supervisor'], { exact: 'DECIDED_BEFORE' }],
])('leaves it to everybody of the role where it names %s, and says why', async (_, visit, person, roles, why) => {
  const life = await at(visit, person, roles);
  expect(life.given).toBeUndefined();
  expect(life.why).toMatchObject(why);
  await life.claim({ id: 'other', roles: ['supervisor'] });
});
