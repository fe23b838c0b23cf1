import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../../test/support/workflow-env.js';
import { CASE_CONTINUES, decideTaskUpdate, stateQuery, submitUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();

/** A visit to every unit, its report, and what is told of it, before the permit. */
const steps = (more: object = {}) => [
  step('form', 'request', {}),
  step('parallel', 'units', {
    each: 'units',
    branches: [
      {
        id: 'unit',
        steps: [
          step('inspect', 'visit', {
            role: 'supervisor',
            outcomes: ['approve', 'return', { id: 'again', title: { fa: 'دوباره', en: 'Again' }, next: 'visit' }],
          }),
          step('review', 'report', { role: 'supervisor', separateFrom: ['visit'] }),
          step('notify', 'tell', { to: 'applicant', message: { fa: '{results.visit.area}', en: 'm' } }),
        ],
      },
    ],
    ...more,
  }),
  step('issue', 'print', {}),
];

function caseOf(entries: string, decisions: object = {}): FakeCase {
  const fake = new FakeCase();
  fake.evaluations = [{ decisions: { 'units.each': entries, ...decisions } }];
  return fake;
}
type Handle = Awaited<ReturnType<typeof file>>;
const colleague = { id: 'supervisor-2', roles: ['supervisor'] };
const standing = (fake: FakeCase) => [...(fake.transitions.at(-1)?.currentSteps ?? [])].sort();

async function decide(handle: Handle, fake: FakeCase, id: string, outcome = 'approve', actor = supervisor) {
  const args = [{ taskId: fake.taskOf(id), outcome, actor, remark: 'words' }] as [never];
  for (;;) {
    try {
      return await handle.executeUpdate(decideTaskUpdate, { args });
    } catch (error) {
      // Between two runs, as the messenger does.
      if ((error as { cause?: { type?: string } }).cause?.type !== CASE_CONTINUES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

it('goes through its branches for every entry, each on its own way, and on when all have ended', async () => {
  const fake = caseOf('1,2,3', { 'report.2.when': false });
  const all = steps();
  Object.assign((all[1] as never as { branches: { steps: object[] }[] }).branches[0]?.steps[1] ?? {}, { when: 'x' });
  const handle = await file(all, fake);
  expect(standing(fake)).toEqual(['visit.1', 'visit.2', 'visit.3']);
  const opened = fake.transitions.flatMap((transition) => transition.opened);
  expect(opened.map(({ title: { fa, en } }) => [fa, en])).toEqual([
    ['visit ۱', 'visit 1'],
    ['visit ۲', 'visit 2'],
    ['visit ۳', 'visit 3'],
  ]);
  // An outcome that leads to a step leads to that of the same entry.
  await decide(handle, fake, 'visit.3', 'again');
  expect(standing(fake)).toEqual(['visit.1', 'visit.2', 'visit.3']);
  await decide(handle, fake, 'visit.3');
  expect(standing(fake)).toEqual(['report.3', 'visit.1', 'visit.2']);
  // Whoever has visited it may not report on it; who has visited another entry may.
  await expect(decide(handle, fake, 'report.3')).rejects.toThrow();
  await decide(handle, fake, 'report.3', 'approve', colleague);
  await decide(handle, fake, 'visit.2');
  await decide(handle, fake, 'visit.1', 'approve', colleague);
  expect(standing(fake)).toEqual(['report.1']);
  await decide(handle, fake, 'report.1');
  expect(await handle.result()).toBe('ISSUED');
  const kept = Object.assign({}, ...fake.transitions.map(({ results }) => results));
  expect(kept['visit.3']).toMatchObject({ outcome: 'approve', visits: 2, by: supervisor.id });
  const told = fake.transitions.flatMap(({ notifications }) => notifications);
  expect(new Set(told.map(({ id }) => id)).size).toBe(3);
  expect(told.map(({ message }) => message.fa).sort()).toEqual(
    ['1', '2', '3'].map((entry) => `{results.visit.${entry}.area}`),
  );
});

it('is passed over where the list is empty', async () => {
  const fake = caseOf('');
  expect(await (await file(steps(), fake)).result()).toBe('ISSUED');
  expect(fake.transitions.flatMap(({ opened }) => opened)).toEqual([]);
});

it('calls the others off when one entry sends the case back, and forgets what they gave before a shorter list begins anew', async () => {
  const fake = caseOf('1,2,3');
  fake.evaluations.push({ decisions: { 'units.each': '1' } });
  const handle = await file(steps(), fake);
  await decide(handle, fake, 'visit.2');
  await decide(handle, fake, 'visit.3', 'return');
  expect(fake.status).toBe('RETURNED');
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  await environment().sleep('1 minute');
  expect((await handle.query(stateQuery)).waitingFor).toEqual(['visit.1']);
  const kept = Object.assign({}, ...fake.transitions.map(({ results }) => results));
  expect(kept).toMatchObject({ 'visit.1': {}, 'visit.2': {}, 'visit.3': {} });
  await decide(handle, fake, 'visit.1');
  await decide(handle, fake, 'report.1', 'approve', colleague);
  expect(await handle.result()).toBe('ISSUED');
});

it('holds visits anew after a return, and asks for no condition of an entry that is gone', async () => {
  const fake = caseOf('1,2');
  fake.evaluations.push({ decisions: { 'units.each': '1' } });
  const fulfil = step('fulfil', 'settled', { role: 'supervisor' });
  const hearing = step('review', 'hearing', { role: 'supervisor', outcomes: ['approve', 'return'] });
  const all = [...steps().slice(0, 2), hearing, fulfil, step('issue', 'print', {})];
  const handle = await file(all, fake);
  const approve = (id: string, actor = supervisor) =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: fake.taskOf(id), outcome: 'approve', actor, conditions: [id], due: ['1406/01/01'] } as never],
    });
  await decide(handle, fake, 'visit.1', 'again');
  for (const id of ['visit.1', 'visit.2']) await approve(id);
  for (const id of ['report.1', 'report.2']) await decide(handle, fake, id, 'approve', colleague);
  const kept = () => Object.assign({}, ...fake.transitions.map(({ results }) => results));
  expect([kept()['visit.1'].visits, kept()['visit.2'].visits]).toEqual([2, 1]);
  await decide(handle, fake, 'hearing', 'return', colleague);
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  await environment().sleep('1 minute');
  await approve('visit.1');
  expect(kept()['visit.1'].visits).toBe(1);
  const last = fake.taskOf('visit.1');
  await decide(handle, fake, 'report.1', 'approve', colleague);
  await decide(handle, fake, 'hearing', 'approve', colleague);
  await environment().sleep('1 minute');
  const asked = fake.transitions.flatMap(({ opened }) => opened).filter(({ stepId }) => stepId === 'settled');
  expect(asked.map(({ body }) => body)).toEqual([`${last}-1`]);
});

it('forgets what entries gave where it passes over them when the case comes again', async () => {
  const fake = caseOf('1', { 'units.when': true });
  fake.evaluations.push({ decisions: { 'units.each': '', 'units.when': false } });
  const hearing = step('review', 'hearing', { role: 'supervisor', outcomes: ['approve', 'return'] });
  const all = [...steps({ when: 'x' }).slice(0, 2), hearing, step('issue', 'print', {})];
  const handle = await file(all, fake);
  await decide(handle, fake, 'visit.1');
  await decide(handle, fake, 'report.1', 'approve', colleague);
  await decide(handle, fake, 'hearing', 'return', colleague);
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
  await environment().sleep('1 minute');
  const kept = Object.assign({}, ...fake.transitions.map(({ results }) => results));
  expect(kept).toMatchObject({ 'visit.1': {}, 'report.1': {} });
  expect(kept['visit.1']).toEqual({});
  await decide(handle, fake, 'hearing', 'approve', colleague);
  expect(await handle.result()).toBe('ISSUED');
});

it('goes on in another run where each entry stands', async () => {
  const fake = caseOf('1,2');
  const handle = await file(steps(), fake, { continueAfter: { events: 10_000, updates: 1 } });
  const { runId } = await handle.describe();
  await decide(handle, fake, 'visit.2');
  await decide(handle, fake, 'visit.1');
  await decide(handle, fake, 'report.1', 'approve', colleague);
  await environment().sleep('1 minute');
  expect(standing(fake)).toEqual(['report.2']);
  await decide(handle, fake, 'report.2', 'approve', colleague);
  expect(await handle.result()).toBe('ISSUED');
  const opened = fake.transitions.flatMap((transition) => transition.opened);
  expect(opened.map(({ stepId }) => stepId).sort()).toEqual(['report.1', 'report.2', 'visit.1', 'visit.2']);
  expect((await handle.describe()).runId).not.toBe(runId);
});

it('waits for as many entries as are enough', async () => {
  const fake = caseOf('1,2,3');
  const handle = await file(steps({ join: 1 }), fake);
  await decide(handle, fake, 'visit.2');
  await decide(handle, fake, 'report.2', 'approve', colleague);
  expect(await handle.result()).toBe('ISSUED');
  // A list that is shorter than that is gone through whole.
  const few = caseOf('1');
  const other = await file(steps({ join: 2 }), few);
  await decide(other, few, 'visit.1');
  await decide(other, few, 'report.1', 'approve', colleague);
  expect(await other.result()).toBe('ISSUED');
});
