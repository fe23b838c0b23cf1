import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bursts, knownOf, type Life, type Lived, type Sending, writtenOf } from '../test/support/bursts.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, supervisor } from '../test/support/workflow-env.js';
import * as messages from './messages.js';

const { live } = bursts();
const other = { id: 'supervisor-2', roles: ['supervisor'] };
const head = { id: 'head-1', roles: [] };
const tail = [
  step('review', 'approval', { role: 'supervisor' }),
  step('payment', 'payment', {}),
  step('issue', 'print', {}),
];
const reviewed = [step('form', 'request', {}), ...tail];
const branched = [
  step('form', 'request', {}),
  step('analyze', 'analysis', { onReferral: 'referral' }),
  step('consult', 'referral', {
    bodies: [{ id: 'WATER', title: { fa: 'آب', en: 'water' }, role: 'supervisor' }],
  }),
  step('parallel', 'both', {
    join: 'all',
    branches: [
      { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
      { id: 'b', steps: [step('review', 'measure', { role: 'supervisor' })] },
      { id: 'c', steps: [step('wait', 'visit', { signal: 'visited' })] },
    ],
  }),
  ...tail,
];

/** Of the case that a handle is of. */
const task = (workflowId: string, number: number) => `${workflowId.replace('application/', '')}-${number}`;
const outcomes = ['approve', 'return', 'reject'] as const;

/** Every message there is, by name, about the nth task of its case. */
const sendings = {
  decisionSignal: (n, by, outcome) => (handle) =>
    handle.signal(messages.decideTaskSignal, { taskId: task(handle.workflowId, n), outcome, by, reason: 'r' }),
  strangerSignal: (n) => (handle) =>
    handle.signal(messages.decideTaskSignal, { taskId: task(handle.workflowId, n), outcome: 'approve', by: 'nobody' }),
  decision: (n, by, outcome) => (handle) =>
    handle.executeUpdate(messages.decideTaskUpdate, {
      args: [{ taskId: task(handle.workflowId, n), outcome, actor: { id: by, roles: ['supervisor'] }, remark: 'r' }],
    }),
  claim: (n, by) => (handle) =>
    handle.executeUpdate(messages.claimTaskUpdate, {
      args: [{ taskId: task(handle.workflowId, n), actor: { id: by, roles: ['supervisor'] } }],
    }),
  release: (n, by) => (handle) =>
    handle.executeUpdate(messages.releaseTaskUpdate, {
      args: [{ taskId: task(handle.workflowId, n), actor: { id: by, roles: ['supervisor'] } }],
    }),
  reassign: (n) => (handle) =>
    handle.executeUpdate(messages.reassignTaskUpdate, {
      args: [{ taskId: task(handle.workflowId, n), actor: head, as: ['unitHead'], to: other, remark: 'r' }],
    }),
  prioritize: (n) => (handle) =>
    handle.executeUpdate(messages.prioritizeTaskUpdate, {
      args: [{ taskId: task(handle.workflowId, n), actor: head, as: ['unitHead'], priority: 'high' }],
    }),
  refile: () => (handle) => handle.executeUpdate(messages.submitUpdate, { args: [{ draftVersion: 2, actor: owner }] }),
  recalculate: () => (handle) => handle.executeUpdate(messages.recalculateUpdate, { args: [{ actor: owner }] }),
  withdraw: () => (handle) => handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] }),
  settlement: () => (handle, fake) =>
    handle.signal(messages.paymentSettledSignal, { revision: fake.transitions.at(-1)?.revision ?? 1 }),
  visit: () => (handle) => handle.signal('visited', {}),
  nonsense: () => (handle) => handle.signal('decideTask', 'nonsense'),
  move: () => async (handle, fake) => {
    const last = fake.transitions.at(-1);
    await handle.executeUpdate(messages.moveUpdate, {
      args: [
        {
          plan: 'p',
          by: 'admin-1',
          from: { hash: 'h', transition: last?.number ?? 0 },
          to: { definition: { code: 'test', version: 2, hash: 'hh' }, generation: 'CITIZEN', steps: branched },
          places: (last?.currentSteps ?? []).map((id) => ({ from: id, to: id, kept: true })),
          steps: {},
          recalculate: false,
        },
      ],
    });
  },
} satisfies Record<string, (n: number, by: string, outcome: (typeof outcomes)[number]) => Sending>;
type Kind = keyof typeof sendings;
const kinds = Object.keys(sendings) as Kind[];

const fakeCase = (setUp: Partial<FakeCase> = {}): FakeCase =>
  Object.assign(new FakeCase(), {
    roles: { 'supervisor-1': ['supervisor'], 'supervisor-2': ['supervisor'] },
    ...setUp,
  });

const referred = (): Partial<FakeCase> => ({
  evaluations: [{ outcome: 'REFERRAL', referralTarget: 'WATER' }, { outcome: 'CLEAN' }],
});

/** It replays, and a replay comes to what was written when it was lived. */
function expectSound(lives: Life[], lived: Lived[]): void {
  for (const [i, { broken, carried }] of lived.entries()) {
    expect(broken).toEqual([]);
    const { fake } = lives[i] as Life;
    expect(knownOf(carried)).toEqual(writtenOf(fake));
  }
}

const slowThenFast = {
  lookUpSender: [300, 120, 0],
  checkSeal: [200, 0],
  evaluateSubmission: [150],
  recordTransition: [60, 0],
};
const say = (kind: Kind, n = 1, by = 'supervisor-1', outcome: (typeof outcomes)[number] = 'approve'): Sending =>
  sendings[kind](n, by, outcome);

it('a burst of decisions, filings and branches is lived alike by a replay', async () => {
  const by = (who: string, outcome: (typeof outcomes)[number] = 'approve') => say('decisionSignal', 1, who, outcome);
  const decisions = [
    [by('supervisor-1'), by('supervisor-2'), by('supervisor-1', 'reject')],
    [say('strangerSignal'), by('supervisor-1'), by('supervisor-2')],
    [by('supervisor-1'), say('strangerSignal'), say('strangerSignal')],
    [say('strangerSignal'), say('decision', 1, 'supervisor-2'), by('supervisor-1', 'return')],
  ];
  const both = [1, 2].flatMap((n) => [say('decisionSignal', n), say('decision', n, 'supervisor-2')]);
  const inBranches = [
    [...both, say('visit')],
    [say('visit'), say('withdraw'), ...both],
    [say('claim', 2), say('refile'), ...both],
  ];
  const early = [say('strangerSignal'), say('settlement'), say('nonsense'), say('visit'), say('withdraw')];
  // Beyond the time of a workflow task, so that what comes meanwhile is met by the next.
  const pace = { evaluateSubmission: [3_500, 50], clearReferrals: [2_500], lookUpSender: [200, 0] };
  const lives: Life[] = [
    ...decisions.map((round) => ({ steps: reviewed, fake: fakeCase(), pace: slowThenFast, rounds: [[], round] })),
    ...inBranches.map((round) => ({ steps: branched, fake: fakeCase(), pace: slowThenFast, rounds: [[], round] })),
    { steps: branched, fake: fakeCase(), pace, taskTimeout: 2_000, rounds: [early, [say('refile'), ...early]] },
    {
      steps: branched,
      fake: fakeCase(referred()),
      pace,
      taskTimeout: 2_000,
      rounds: [early, [by('supervisor-1'), say('strangerSignal'), say('claim', 1, 'supervisor-2'), say('refile')]],
    },
  ];
  expectSound(lives, await live(lives));
});

const message = fc
  .record({
    kind: fc.constantFrom(...kinds),
    n: fc.integer({ min: 1, max: 4 }),
    by: fc.constantFrom(supervisor.id, other.id),
    outcome: fc.constantFrom(...outcomes),
  })
  .map(({ kind, n, by, outcome }) => ({ kind, n, by, outcome, toString: () => `${kind} ${n} ${by} ${outcome}` }));
const times = fc.array(fc.constantFrom(0, 20, 120), { minLength: 1, maxLength: 4 });
const anyLife = fc.record({
  steps: fc.constantFrom(reviewed, branched),
  referral: fc.boolean(),
  pace: fc.record({
    lookUpSender: times,
    checkSeal: times,
    evaluateSubmission: times,
    recordTransition: times,
    clearReferrals: times,
  }),
  // A server takes ten updates at once for one workflow.
  rounds: fc.array(fc.array(message, { minLength: 2, maxLength: 9 }), { minLength: 2, maxLength: 3 }),
});

it('whatever comes at once, a replay comes to what was written', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`bursts: SEED=${seed}`);
  const property = fc.asyncProperty(fc.array(anyLife, { minLength: 8, maxLength: 8 }), async (drawn) => {
    const lives = drawn.map(({ steps, referral, pace, rounds }) => ({
      steps,
      pace,
      fake: fakeCase(referral ? referred() : {}),
      rounds: rounds.map((round) => round.map(({ kind, n, by, outcome }) => say(kind, n, by, outcome))),
    }));
    expectSound(lives, await live(lives));
  });
  await fc.assert(property, { numRuns: Number(process.env.RUNS ?? 1), seed, endOnFailure: true });
});
