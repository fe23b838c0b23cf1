import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, applicants } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let people: ReturnType<typeof applicants>;
let reference: string;

/** Two reviews, the second of which whoever decided the first may not decide. */
function withFourEyes(): object {
  const file = new URL('../../forms/definitions/construction.json', import.meta.url);
  const construction = JSON.parse(readFileSync(file, 'utf8'));
  const at = construction.steps.findIndex(({ type }: { type: string }) => type === 'review');
  const { engineDecides: _, when: __, ...first } = construction.steps[at];
  const second = { ...first, id: 'second-look', separateFrom: [first.id] };
  const steps = [...construction.steps.slice(0, at), first, second, ...construction.steps.slice(at + 1)];
  return { ...construction, version: construction.version + 1, steps, carryOver: undefined };
}

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { id } }', {
    d: withFourEyes(),
  });
  // Somebody who applies for themselves may work for the city, too.
  const from = new Date();
  await system.prisma.roleHolding.create({
    data: { person: 'citizen-1', roleId: 'supervisor', from, grantedBy: 'test' },
  });
  reference = await people.draft('construction', answersFor('construction', freshPlot()));
});
afterAll(() => system.stop());

interface Seen {
  application: { allowedActions: string[]; tasks: { id: string; status: string; allowedActions: string[] }[] } | null;
}

/** Tries an act in a way that is refused for what it is given, once it was let at all; or that may be done again. */
const TRIES: Record<string, string> = {
  SAVE_DRAFT: 'saveDraft(reference: $r, answers: {}, revision: 99) { status }',
  SUBMIT: 'submitApplication(reference: $r, revision: 99) { status }',
  TRANSFER: 'offerTransfer(reference: $r, nationalId: "1") { id }',
  SEND_MESSAGE: 'sendMessage(input: { reference: $r, text: " " }) { errors { code } }',
  ADD_NOTE: 'addNote(input: { reference: $r, text: "again", idempotencyKey: "one" }) { errors { code } }',
  COPY: 'copyApplication(input: { reference: $r, idempotencyKey: "one" }) { errors { code } }',
};
const ON_TASK: Record<string, string> = {
  CLAIM_TASK: 'claimTask(id: $t) { id }',
  RELEASE_TASK: 'releaseTask(id: $t) { id }',
  DECIDE_TASK: 'decideTask(id: $t, outcome: RETURN) { id }',
  REASSIGN_TASK: 'reassignTask(id: $t, to: "nobody-of-them", reason: "?") { id }',
  PRIORITIZE_TASK: 'prioritizeTask(id: $t, priority: NORMAL) { id }',
};
/** Codes of who may do what when: whatever else refuses has let the act come that far. */
const NOT_LET = new Set(
  'UNAUTHENTICATED FORBIDDEN NOT_FOUND CONFLICT APPLICATION_CLOSED TASK_CLOSED TASK_NOT_YOURS SEPARATION_OF_DUTIES'.split(
    ' ',
  ),
);

async function isLet(as: string, mutation: string, ids: { r: string; t?: string }): Promise<boolean> {
  const declared = mutation.includes('$t') ? '$t: ID!' : '$r: ID!';
  const { data, errors } = await system.ask<Record<string, { errors?: { code: string }[] } | null>>(
    as,
    `mutation(${declared}) { answer: ${mutation} }`,
    ids,
  );
  const code = errors?.[0]?.extensions.code ?? data?.answer?.errors?.[0]?.code;
  return code === undefined || !NOT_LET.has(code);
}

const WHO = ['citizen-1', 'citizen-2', 'supervisor-1', 'supervisor-2', 'director-1', 'admin-1', 'auditor-1'];

/** What is offered and refused, or taken and not offered, of everybody as the case stands. */
async function wrongNow(): Promise<string[]> {
  const query = 'query($r: ID!) { application(reference: $r) { allowedActions tasks { id status allowedActions } } }';
  const wrong: string[] = [];
  const compare = async (
    as: string,
    name: string,
    offered: boolean,
    mutation: string,
    ids: { r: string; t?: string },
  ) => {
    const taken = await isLet(as, mutation, ids);
    if (taken !== offered) wrong.push(`${as} ${name}: ${offered ? 'offered and refused' : 'taken and not offered'}`);
  };
  for (const as of WHO) {
    const { data } = await system.ask<Seen>(as, query, { r: reference });
    const { allowedActions = [], tasks = [] } = data?.application ?? {};
    for (const [name, mutation] of Object.entries(TRIES)) {
      await compare(as, name, allowedActions.includes(name), mutation, { r: reference });
    }
    const open = await system.prisma.task.findMany({ where: { reference, status: { in: ['OPEN', 'CLAIMED'] } } });
    for (const { id } of open) {
      for (const [name, mutation] of Object.entries(ON_TASK)) {
        // A claim that was taken is given back before anything else is asked.
        const now = name === 'RELEASE_TASK' ? (await system.ask<Seen>(as, query, { r: reference })).data : data;
        const shown = (name === 'RELEASE_TASK' ? now?.application?.tasks : tasks)?.find((task) => task.id === id);
        await compare(as, name, shown?.allowedActions.includes(name) ?? false, mutation, { r: reference, t: id });
      }
    }
  }
  return wrong;
}

it('offers to everybody what would be taken, and nothing else, wherever a case stands', async () => {
  expect({ draft: await wrongNow() }).toEqual({ draft: [] });
  await people.submit(reference);
  expect({ filed: await wrongNow() }).toEqual({ filed: [] });
  await people.approve(reference, 'supervisor-1');
  await expect
    .poll(() => system.prisma.task.count({ where: { reference, stepId: 'second-look', status: 'OPEN' } }))
    .toBe(1);
  expect({ second: await wrongNow() }).toEqual({ second: [] });
  const again = await system.ask<Seen>(
    'supervisor-1',
    'query($r: ID!) { application(reference: $r) { tasks { status allowedActions } } }',
    {
      r: reference,
    },
  );
  const { tasks = [] } = again.data.application ?? {};
  expect(tasks.find(({ status }) => status === 'OPEN')?.allowedActions).not.toContain('DECIDE_TASK');
  await people.approve(reference, 'supervisor-2');
  await people.becomes(reference, 'AWAITING_PAYMENT');
  expect({ due: await wrongNow() }).toEqual({ due: [] });
}, 120_000);
