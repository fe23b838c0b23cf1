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

it('says of every moment which branches still wait, in whatever order they end', async () => {
  const fake = new FakeCase();
  const names = ['x', 'y', 'z'];
  const branches = names.map((id) => ({ id, steps: [step('review', `look-${id}`, { role: 'supervisor' })] }));
  const handle = await file([step('form', 'request', {}), step('parallel', 'all', { branches })], fake);
  for (const [i, id] of ['y', 'z', 'x'].entries()) {
    const decision = { taskId: fake.taskOf(`look-${id}`), outcome: 'approve' as const, actor: supervisor };
    await handle.executeUpdate(decideTaskUpdate, { args: [decision] });
    const left = names.filter((name) => !['y', 'z', 'x'].slice(0, i + 1).includes(name)).map((name) => `look-${name}`);
    expect([...(fake.transitions.at(-1)?.currentSteps ?? [])].sort()).toEqual(left);
  }
});

it('keeps the deadlines of every branch that begins to wait at the same moment', async () => {
  const fake = new FakeCase();
  const names = ['x', 'y', 'z'];
  const deadlines = [{ after: { days: 1 }, then: 'remind' as const }];
  const branches = names.map((id) => ({
    id,
    steps: [step('review', `look-${id}`, { role: 'supervisor', deadlines })],
  }));
  await file([step('form', 'request', {}), step('parallel', 'all', { branches })], fake);
  const { waits = [] } = fake.transitions.at(-1)?.standing ?? {};
  const [begun, other, last] = names.map((id) => waits.find(({ stepId }) => stepId === `look-${id}`));
  // Of the transition's own the activity works them out.
  for (const wait of [begun, other]) expect(wait).toMatchObject({ due: [expect.any(Number)], open: [0] });
  expect(last).toMatchObject({ due: [], open: [] });
});

it('keeps the deadlines of a branch when another one with the same deadlines has ended', async () => {
  const fake = new FakeCase();
  const deadlines = [
    { after: { days: 1 }, then: 'remind' as const },
    { after: { days: 2 }, then: 'return' as const },
  ];
  const branches = ['x', 'y'].map((id) => {
    return { id, steps: [step('review', `look-${id}`, { role: 'supervisor', deadlines })] };
  });
  const handle = await file([step('form', 'request', {}), step('parallel', 'all', { branches })], fake);
  const decision = { taskId: fake.taskOf('look-x'), outcome: 'approve' as const, actor: supervisor };
  await handle.executeUpdate(decideTaskUpdate, { args: [decision] });
  await environment().sleep('3 days');
  expect(fake.told.filter((type) => type === 'REMINDED')).toHaveLength(1);
  expect(fake.status).toBe('RETURNED');
});

/** Two branches, of which one has two of its own, and beside them one that is asked of every entry of a list. */
function nested() {
  const look = (id: string) => ({ id, steps: [step('review', `look-${id}`, { role: 'supervisor' })] });
  const title = { fa: 'همسایه', en: 'Neighbour' };
  const neighbours = step('consult', 'neighbours', {
    bodies: [{ id: 'NEIGHBOUR', title, each: 'neighbours', role: 'supervisor' }],
  });
  const inner = step('parallel', 'inner', { branches: [look('x'), { id: 'n', steps: [neighbours] }] });
  const branches = [
    { id: 'canton', steps: [inner as never, step('review', 'sum', { role: 'supervisor' })] },
    look('y'),
  ];
  return [step('form', 'request', {}), step('parallel', 'outer', { branches }), step('issue', 'print', {})];
}

it('runs branches inside a branch, each to its end, and goes on when all have', async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ decisions: { 'neighbours.bodies.0.each': '1,2' } }];
  const handle = await file(nested(), fake);
  const standing = () => [...(fake.transitions.at(-1)?.currentSteps ?? [])].sort();
  expect(standing()).toEqual(['look-x', 'look-y', 'neighbours']);
  const approve = (id: string, nth = 0) =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: fake.taskOf(id, nth), outcome: 'approve', actor: supervisor }],
    });
  await approve('neighbours', 1);
  await approve('look-x');
  expect(standing()).toEqual(['look-y', 'neighbours']);
  await approve('neighbours', 0);
  expect(standing()).toEqual(['look-y', 'sum']);
  await approve('look-y');
  await approve('sum');
  expect(await handle.result()).toBe('ISSUED');
});
