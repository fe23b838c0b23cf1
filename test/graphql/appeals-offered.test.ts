import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

// An appeal that only some ends have: it is offered where it is heard, and nowhere else.

let system: System;
const title = (en: string) => ({ fa: 'رسیدگی', en });

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const refusing = (id: string) => ({ id, title: title(id), as: 'reject', needs: ['reason'] });
  const definition = freeType([
    {
      ...{ id: 'look', type: 'review', title: title('Look'), role: 'supervisor' },
      outcomes: ['approve', refusing('slight'), refusing('grave')],
    },
    { id: 'print', type: 'issue', title: title('Print') },
    {
      ...{ id: 'objection', type: 'appeal', title: title('Objection'), of: ['REJECTED'], role: 'director' },
      when: 'results.look.outcome.orValue("") == "grave" && answers.visit == false',
    },
  ]);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
});
afterAll(() => system.stop());

interface Shown {
  status: string;
  tasks: { id: string; status: string }[];
  appeals: { code: string }[];
}
const look = async (reference: string): Promise<Shown> => {
  const query = 'query($r: ID!) { application(reference: $r) { status tasks { id status } appeals { code } } }';
  return (await system.get<{ application: Shown }>('citizen-1', query, { r: reference })).application;
};

async function refused(outcome: string): Promise<string> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  const { reference } = made.startApplication;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const open = async () => (await look(reference)).tasks.find(({ status }) => status === 'OPEN')?.id;
  await expect.poll(open, { timeout: 60_000 }).toBeDefined();
  const decide =
    'mutation($id: ID!, $o: ID!) { decideTask(id: $id, outcome: REJECT, outcomeId: $o, reason: "too near") { status } }';
  await system.get('supervisor-1', decide, { id: await open(), o: outcome });
  await expect.poll(async () => (await look(reference)).status, { timeout: 60_000 }).toBe('REJECTED');
  return reference;
}

const object = async (reference: string) => {
  const mutation = 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }';
  const input = { reference, reason: 'It is three metres away' };
  return (await system.ask<{ appealDecision: { errors: { code: string }[] } }>('citizen-1', mutation, { i: input }))
    .data?.appealDecision.errors;
};

it('is offered by its condition as it is taken by it', { timeout: 240_000 }, async () => {
  const [slight, grave] = await Promise.all([refused('slight'), refused('grave')]);
  expect((await look(slight)).appeals).toEqual([]);
  expect(await object(slight)).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await look(grave)).appeals).toEqual([{ code: 'objection' }]);
  expect(await object(grave)).toEqual([]);
});
