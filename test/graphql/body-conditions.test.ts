import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let reference: string;
const title = (en: string) => ({ fa: 'مرحله', en });

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const opinions = {
    id: 'opinions',
    type: 'consult',
    title: title('Opinions'),
    bodies: [{ id: 'FIRE', title: title('Fire brigade'), role: 'agency' }],
    outcomes: [
      { id: 'no-objection', title: title('No objection') },
      { id: 'with-conditions', title: title('With conditions'), needs: ['conditions'] },
    ],
  };
  const approval = {
    id: 'approval',
    type: 'review',
    title: title('Approval'),
    role: 'supervisor',
    when: 'results.opinions.answers.size() > 0',
  };
  const issue = { id: 'print', type: 'issue', title: title('Print') };
  const duties = { id: 'duties', type: 'fulfil', title: title('Duties'), role: 'supervisor' };
  const definition = freeType([opinions, approval, issue, duties]);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  reference = made.startApplication.reference;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
});
afterAll(() => system.stop());

const taskOf = (stepId: string) =>
  vi.waitFor(
    () => system.prisma.task.findFirstOrThrow({ where: { reference, stepId, status: { in: ['OPEN', 'CLAIMED'] } } }),
    20_000,
  );

interface Conditions {
  application: { status: string; conditions: { text: string; due: string | null; standing: string }[] };
}
const conditions = async (as: string) =>
  (
    await system.get<Conditions>(
      as,
      'query($r: ID!) { application(reference: $r) { status conditions { text due standing } } }',
      { r: reference },
    )
  ).application;

it('keeps what a body sets, though it approves nothing, on the permit and as work', async () => {
  const { id } = await taskOf('opinions');
  await system.get(
    'agency-1',
    `mutation($i: ID!, $d: [ConditionInput!]) {
      decideTask(id: $i, outcome: APPROVE, outcomeId: "with-conditions", conditionItems: $d) { status } }`,
    { i: id, d: [{ text: 'شیر آتش‌نشانی بگذارد', due: '1420/01/31' }, { text: 'راه را باز نگه دارد' }] },
  );
  const approval = await taskOf('approval');
  expect((await conditions('supervisor-1')).conditions).toHaveLength(2);
  await system.get('supervisor-1', 'mutation($i: ID!) { decideTask(id: $i, outcome: APPROVE) { status } }', {
    i: approval.id,
  });
  const duty = await taskOf('duties');
  expect(duty.body).toBe(`${id}-1`);
  expect(await conditions('citizen-1')).toMatchObject({
    status: 'ISSUED',
    conditions: [
      { due: '1420/01/31', standing: 'OPEN' },
      { due: null, standing: 'SET' },
    ],
  });
});
