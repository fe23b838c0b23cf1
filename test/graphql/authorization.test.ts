import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyCell, type MatrixCell } from '../../policy/matrix.js';
import type { Relation } from '../../policy/relations.js';
import type { Cell } from '../../policy/rows.js';
import { STATES } from '../../policy/states.js';
import { type Operation, POLICY } from '../../policy/table.js';
import { sampleSize } from '../support/sample-size.js';
import { type System, startSystem } from '../support/system.js';
import { type Situation, seedCase, setTheScene } from './authorization-scene.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  await setTheScene(system.prisma);
});
afterAll(() => system.stop());

/** A person of the demo for every relation; in which situation of the mandate they meet the case follows from it. */
const PEOPLE: Record<Relation, string | undefined> = {
  owner: 'citizen-1',
  office: 'office-1',
  mandateEnded: 'office-1',
  officeNotApproved: 'office-9',
  outsideMandate: 'office-1',
  stepRole: 'commission-5-1',
  unitHead: 'director-1',
  overseer: 'supervisor-1',
  admin: 'admin-1',
  auditor: 'auditor-1',
  integrator: 'integrator-1',
  outsideDistrict: 'agency-1',
  otherStaff: 'cashier-1',
  otherCitizen: 'citizen-2',
  anonymous: undefined,
};

const situationOf = (relation: Relation): Situation =>
  relation === 'mandateEnded' || relation === 'officeNotApproved' || relation === 'outsideMandate'
    ? relation
    : 'office';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { extensions: { code: string } }[];
}

async function post(as: string | undefined, query: string, variables: object, file = false): Promise<Answer> {
  const headers: Record<string, string> = as ? await system.headers(as) : {};
  if (!file) {
    const body = JSON.stringify({ query, variables });
    headers['content-type'] = 'application/json';
    return (await fetch(`${system.url}/graphql`, { method: 'POST', headers, body })).json() as Promise<Answer>;
  }
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  body.set('map', JSON.stringify({ 0: ['variables.file'] }));
  body.set('0', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'deed.pdf');
  headers['x-graphql-yoga-csrf'] = '1';
  return (await fetch(`${system.url}/graphql`, { method: 'POST', headers, body })).json() as Promise<Answer>;
}

const onApplication = (mutation: string) => `mutation($id: ID!) { ${mutation} { reference } }`;
const withPayload = (mutation: string, more = '') =>
  `mutation($id: ID!) { ${mutation}(input: { reference: $id ${more} }) { application { reference } errors { code } } }`;
const onTask = (mutation: string) => `mutation($id: ID!) { ${mutation} { id } }`;
const DOCUMENTS: Partial<Record<Operation, string>> = {
  read: 'query($id: ID!) { application(reference: $id) { reference } }',
  readDraft: 'query($id: ID!) { application(reference: $id) { draftIssues { code } } }',
  saveDraft: onApplication('saveDraft(reference: $id, answers: {edited: true})'),
  submit: onApplication('submitApplication(reference: $id)'),
  discardDraft: withPayload('discardDraft'),
  copy: withPayload('copyApplication'),
  sendMessage: withPayload('sendMessage', 'text: "?"'),
  addNote: withPayload('addNote', 'text: "?"'),
  recalculate: onApplication('recalculate(reference: $id)'),
  withdraw: onApplication('withdrawApplication(reference: $id)'),
  attachDocument: `mutation($id: ID!, $file: Upload!) {
    attachDocument(reference: $id, code: "DEED", file: $file) { reference } }`,
  pay: 'mutation($id: ID!) { startPayment(slipId: $id) { id } }',
  listTask: '{ tasks(first: 100) { edges { node { id } } } }',
  claimTask: onTask('claimTask(id: $id)'),
  releaseTask: onTask('releaseTask(id: $id)'),
  decideTask: onTask('decideTask(id: $id, outcome: APPROVE)'),
  reassignTask: onTask('reassignTask(id: $id, to: "commission-5-1", reason: "leave")'),
  prioritizeTask: onTask('prioritizeTask(id: $id, priority: HIGH)'),
};

/** Past the policy: the answers do not fit their form, or no workflow stands behind the rows of this test. */
const REACHED = new Set(['ANSWERS_INVALID', 'APPLICATION_CLOSED', 'UNAVAILABLE']);

const untouched = new Map<string, ReturnType<typeof seedCase>>();

/** What is refused, or only read, changes nothing: such cells share a case. */
function caseFor({ operation, relation, state, cell }: MatrixCell): ReturnType<typeof seedCase> {
  const situation = situationOf(relation);
  const person = PEOPLE[relation];
  const seed = () => seedCase(system.prisma, situation, operation, state, person);
  if (cell === 'allowed' && !/^(read|list)/.test(operation)) return seed();
  const claimed = state === 'CLAIMED_BY_CALLER' ? person : '';
  const key = [POLICY[operation].about, situation, state, claimed].join(' ');
  const found = untouched.get(key) ?? seed();
  untouched.set(key, found);
  return found;
}

async function observe(cell: MatrixCell): Promise<string> {
  const { operation, relation } = cell;
  const person = PEOPLE[relation];
  const { reference, task, slip } = await caseFor(cell);
  const about = { application: reference, slip, task, mandate: reference, none: reference }[POLICY[operation].about];
  const { data, errors } = await post(
    person,
    DOCUMENTS[operation] ?? '',
    { id: about },
    operation === 'attachDocument',
  );
  const code = errors?.[0]?.extensions.code;
  if (code) return code;
  const answer = JSON.stringify(data);
  const told = /"errors":\[\{"code":"(\w+)"/.exec(answer)?.[1];
  if (told) return told;
  if (operation === 'readDraft') return answer.includes('REQUIRED') ? 'allowed' : 'FORBIDDEN';
  if (operation === 'listTask') return answer.includes(`"${task}"`) ? 'allowed' : 'NOT_FOUND';
  return 'allowed';
}

/** A list leaves out what a single read would refuse, whatever the reason. */
function expected({ operation, cell }: MatrixCell): Cell {
  return operation === 'listTask' && cell !== 'allowed' && cell !== 'UNAUTHENTICATED' ? 'NOT_FOUND' : cell;
}

/** That every slip is paid is known to a workflow alone. */
const cells = everyCell().filter(
  ({ operation, state }) => (operation in DOCUMENTS && state !== 'PAID') || operation === 'pay',
);
const STATES_EACH = sampleSize({ sample: 1, soak: cells.length });

/** Each answer that an operation gives a relation, in the states that give it: one after the other as a rule. */
const driven = (() => {
  const answers = new Map<string, MatrixCell[]>();
  for (const each of cells) {
    const answer = `${each.operation} ${each.relation} ${each.cell}`;
    answers.set(answer, [...(answers.get(answer) ?? []), each]);
  }
  return [...answers.values()].flatMap((states, i) => {
    const first = i % states.length;
    return [...states.slice(first), ...states.slice(0, first)].slice(0, STATES_EACH);
  });
})();

describe('over GraphQL', () => {
  it('is driven in all states', () => {
    expect(cells.length).toBeGreaterThan(1_300);
    expect(driven.length).toBeGreaterThan(sampleSize({ sample: 250, soak: 1_300 }));
    expect(new Set(driven.map(({ state }) => state)).size).toBeGreaterThan(STATES.application.length);
  });

  it.each(Object.keys(DOCUMENTS) as Operation[])(
    '%s is allowed or refused as the table says, cell by cell',
    async (operation) => {
      const cells = driven.filter((each) => each.operation === operation);
      const wrong: string[] = [];
      const next = cells[Symbol.iterator]();
      const work = async () => {
        for (const cell of next) {
          const wanted = expected(cell);
          const seen = await observe(cell);
          if (seen === wanted || (wanted === 'allowed' && REACHED.has(seen))) continue;
          wrong.push(`${cell.relation} ${cell.state}: ${wanted}, but ${seen}`);
        }
      };
      await Promise.all([work(), work(), work(), work(), work(), work()]);
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
