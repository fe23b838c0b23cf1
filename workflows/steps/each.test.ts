import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { owner, skippedTimeServer } from '../../test/support/workflow-env.js';
import { decideTaskUpdate, submitUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const title = { fa: 'همسایه', en: 'Neighbour' };
const invites = { nationalId: 'nationalId', text: title, shows: {} };
const outcomes = ['approve' as const, { id: 'refuses', title, needs: ['reason' as const] }];
const asks = (rest: object = {}) =>
  step('consult', 'neighbours', {
    bodies: [
      { id: 'NEIGHBOUR', title, each: 'neighbours', invites },
      { id: 'FIRE', title, role: 'agency' },
    ],
    outcomes,
    deadlines: [{ after: { days: 20 }, then: 'expire' }],
    ...rest,
  });
const steps = (rest?: object) => [step('form', 'request', {}), asks(rest), step('issue', 'print', {})];

/** A case of which the entries with these numbers are asked. */
function caseAsking(entries: string, decisions: object = {}): FakeCase {
  const fake = new FakeCase();
  fake.evaluations = [{ decisions: { 'neighbours.bodies.0.each': entries, ...decisions } }];
  return fake;
}
const opened = (fake: FakeCase) => fake.transitions.flatMap((transition) => transition.opened);

it('opens a task for every entry that is asked, beside the other bodies, and goes on when all have answered', async () => {
  const fake = caseAsking('1,3');
  const handle = await file(steps(), fake);
  const tasks = opened(fake);
  expect(tasks.map(({ body, role, title: { fa, en } }) => [body, role, fa, en])).toEqual([
    ['NEIGHBOUR.1', 'invited', 'همسایه ۱', 'Neighbour 1'],
    ['NEIGHBOUR.3', 'invited', 'همسایه ۳', 'Neighbour 3'],
    ['FIRE', 'agency', 'همسایه', 'Neighbour'],
  ]);
  const answer = (nth: number, roles: string[], outcome: string) =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: tasks[nth]?.id ?? '', outcome, actor: { id: `${roles}-${nth}`, roles }, remark: 'words' }],
    });
  // Nobody has the role of whoever is invited by holding another.
  await expect(answer(0, ['agency'], 'approve')).rejects.toThrow();
  await answer(0, ['invited'], 'approve');
  await answer(1, ['invited'], 'refuses');
  await answer(2, ['agency'], 'approve');
  expect(await handle.result()).toBe('ISSUED');
  const kept = Object.assign({}, ...fake.transitions.map(({ results }) => results));
  expect(kept['neighbours.NEIGHBOUR.1']).toMatchObject({ outcome: 'approve', by: 'invited-0' });
  expect(kept['neighbours.NEIGHBOUR.3']).toMatchObject({ outcome: 'refuses' });
});

it('gives the work of each entry to whom the definition names for it', async () => {
  const officer = { id: 'EACH', title, each: 'neighbours', role: 'agency', assignee: 'item.officer' };
  const fake = caseAsking('1,3', {
    'neighbours.bodies.0.assignee.1': 'one',
    'neighbours.bodies.0.assignee.3': 'three',
  });
  Object.assign(fake.roles, { one: ['agency'], three: ['agency'] });
  await file(steps({ bodies: [officer] }), fake);
  const changed = fake.transitions.flatMap((transition) => transition.changed);
  const given = opened(fake).map(({ id, body }) => [body, changed.find((change) => change.id === id)]);
  expect(given).toEqual([
    ['EACH.1', expect.objectContaining({ to: 'CLAIMED', assignee: 'one' })],
    ['EACH.3', expect.objectContaining({ to: 'CLAIMED', assignee: 'three' })],
  ]);
});

it('is passed over where nobody is asked, and goes on by its clock where not all answer', async () => {
  const none = caseAsking('', { 'neighbours.bodies.1.when': false });
  expect(await (await file(steps(), none)).result()).toBe('ISSUED');
  expect(opened(none)).toEqual([]);
  const silent = caseAsking('1,2');
  const handle = await file(steps(), silent);
  await environment().sleep('21 days');
  expect(await handle.result()).toBe('ISSUED');
  expect(silent.told).toContain('CONSULTATION_TIMED_OUT');
});

it('forgets what a longer list was answered when it asks anew', async () => {
  const fake = caseAsking('1,2');
  fake.evaluations.push({ decisions: { 'neighbours.bodies.0.each': '1' } });
  const back = { id: 'again', title, as: 'return' as const };
  const handle = await file(steps({ outcomes: ['approve', back] }), fake);
  const [first, second] = opened(fake);
  const send = (taskId: string, outcome: string) =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId, outcome, actor: { id: taskId, roles: ['invited'] }, remark: 'words' }],
    });
  await send(second?.id ?? '', 'approve');
  await send(first?.id ?? '', 'again');
  expect(fake.status).toBe('RETURNED');
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  const anew = fake.transitions.findLast(({ opened: tasks }) => tasks.length > 0);
  expect(anew?.opened.map(({ body }) => body)).toEqual(['NEIGHBOUR.1', 'FIRE']);
  expect(anew?.results).toMatchObject({ 'neighbours.NEIGHBOUR.1': {}, 'neighbours.NEIGHBOUR.2': {} });
});

it('forgets what entries answered where nobody is asked any more', async () => {
  const fake = caseAsking('1', { 'neighbours.bodies.1.when': false });
  fake.evaluations.push({ decisions: { 'neighbours.bodies.0.each': '', 'neighbours.bodies.1.when': false } });
  const hearing = step('review', 'hearing', { role: 'supervisor', outcomes: ['approve', 'return'] });
  const handle = await file([...steps().slice(0, 2), hearing, step('issue', 'print', {})], fake);
  const send = (outcome: string, roles: string[]) =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: opened(fake).at(-1)?.id ?? '', outcome, actor: { id: roles.join(), roles }, remark: 'words' }],
    });
  await send('approve', ['invited']);
  await send('return', ['supervisor']);
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  await environment().sleep('1 minute');
  await send('approve', ['supervisor']);
  expect(await handle.result()).toBe('ISSUED');
  const kept = fake.transitions.flatMap(({ results }) => Object.entries(results));
  expect(kept.filter(([name]) => name === 'neighbours.NEIGHBOUR.1').map(([, given]) => given)).toEqual([
    {},
    expect.objectContaining({ outcome: 'approve' }),
    {},
  ]);
});
