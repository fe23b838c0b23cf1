import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { loadShipped } from '../forms/load.js';
import { startWorker } from '../worker.js';
import { codeOf } from './graphql/seed.js';
import { rulebook } from './support/definition.js';
import { referenceFiling } from './support/lives.js';
import { type System, startSystem } from './support/system.js';

let system: System;
/** that is gone for a moment while something is decided */
let worker: { stop(): Promise<void> };

/** The engine decides every inquiry that its policy fits. Another highest total is another record of agreement. */
async function serveSampled(version: number): Promise<void> {
  const shipped = (await loadShipped()).policies.find(({ code }) => code === 'inquiry') as DecisionPolicy;
  const sampling = { start: 0, steps: [], floor: 0, always: [] };
  await serve(system.prisma, {
    ...shipped,
    version,
    mode: 'sampled',
    sampling,
    ceilings: { total: `9${version}000000`, perDay: 100 },
  });
}

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  worker = await startWorker(system.config);
  await serveSampled(1000);
});
afterAll(() => system.stop());

/** The rulebook of the same days, with another service fee of an inquiry. */
async function setTheFee(times: number, version: number): Promise<void> {
  const document = structuredClone(rulebook);
  document.version += version;
  for (const row of document.tables.serviceFees?.rows ?? [])
    if (row.permitType === 'inquiry') row.amount = times * Number(row.amount);
  await serve(system.prisma, Rulebook.parse(document));
}

interface Shown {
  status: string;
  revision: number;
  permit: { number: string; status: string } | null;
  slips: { id: string; status: string; payable: string; revision: number }[];
  appeals: { code: string; until: string | null; isOrder: boolean }[];
  objections: { state: string; reason: string; decision: string | null; revision: number }[];
  automatedDecisions: { byEngine: boolean; appealUntil: string | null }[];
}

const look = async (reference: string) =>
  (
    await system.get<{ application: Shown }>(
      'citizen-1',
      `query($r: ID!) { application(reference: $r) { status revision permit { number status } appeals { code until isOrder }
        slips { id status payable revision } objections { state reason decision revision }
        automatedDecisions { byEngine appealUntil } } }`,
      { r: reference },
    )
  ).application;
const until = (reference: string, status: string, revision = 1) =>
  vi.waitFor(async () => expect(await look(reference)).toMatchObject({ status, revision }), {
    timeout: 40_000,
    interval: 100,
  });

async function pay(reference: string): Promise<void> {
  const slip = (await look(reference)).slips.find(({ status }) => status === 'PAYABLE');
  const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }',
    { s: slip?.id },
  );
  await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
}

/** An inquiry as its applicant files it. */
async function filed(): Promise<string> {
  const { answers, documents } = referenceFiling('inquiry');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }',
    { a: answers },
  );
  const { reference } = startApplication;
  for (const code of documents) await system.attach('citizen-1', reference, code);
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  return reference;
}

/** One that the engine has granted. */
async function granted(): Promise<string> {
  const reference = await filed();
  await until(reference, 'AWAITING_PAYMENT');
  await pay(reference);
  await until(reference, 'ISSUED');
  return reference;
}

const object = async (reference: string, as = 'citizen-1', reason = 'the use is another') => {
  const answer = await system.ask<{ appealDecision: { errors: { code: string }[] } | null }>(
    as,
    'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } application { status } } }',
    { i: { reference, reason } },
  );
  return answer.data?.appealDecision?.errors.map(({ code }) => code) ?? [codeOf(answer)];
};
const work = async (as: string) =>
  (
    await system.get<{ tasks: { edges: { node: { id: string; application: { reference: string } } }[] } }>(
      as,
      'query { tasks(first: 50) { edges { node { id application { reference } } } } }',
    )
  ).tasks.edges.map(({ node }) => node);
const taskOf = async (as: string, reference: string) =>
  (await work(as)).find(({ application }) => application.reference === reference)?.id;
const decide = (as: string, id: string | undefined, outcome: string) =>
  system.ask(
    as,
    'mutation($t: ID!, $o: ReviewOutcome!) { decideTask(id: $t, outcome: $o, reason: "as found") { status } }',
    { t: id, o: outcome },
  );

it('decides a granted case anew whose objection is right, and its money follows', { timeout: 180_000 }, async () => {
  const reference = await granted();
  const before = await look(reference);
  expect(before.automatedDecisions).toMatchObject([{ byEngine: true }]);
  expect(before.appeals).toEqual([
    { code: 'appeal-of-engine', until: before.automatedDecisions[0]?.appealUntil, isOrder: false },
  ]);

  expect(await object(reference, 'citizen-2')).toEqual(['NOT_FOUND']);
  // Who may revoke it is asked for what; who only reads it may do neither.
  expect(await object(reference, 'supervisor-1')).toEqual(['REQUIRED']);
  expect(await object(reference, 'auditor-1')).toEqual(['FORBIDDEN']);
  const [first, second] = await Promise.all([object(reference), object(reference)]);
  expect([first, second]).toEqual([[], []]);
  expect(await object(reference, 'citizen-1', 'something else')).toEqual(['CONFLICT']);
  expect(await look(reference)).toMatchObject({
    status: 'ISSUED',
    appeals: [],
    objections: [{ state: 'OPEN', revision: 1 }],
  });

  expect(await taskOf('supervisor-1', reference)).toBeUndefined();
  const task = await taskOf('appeals-1', reference);
  expect(codeOf(await decide('supervisor-1', task, 'REJECT'))).toMatch(/FORBIDDEN|NOT_FOUND/);
  await setTheFee(0.5, 1);
  // Whoever decides is answered, although the worker is gone for a moment in between.
  await worker.stop();
  const decided = decide('appeals-1', task, 'APPROVE');
  await system.startWorker();
  await decided.catch(() => undefined);
  await decide('appeals-1', task, 'APPROVE');
  await until(reference, 'UNDER_REVIEW', 2);
  expect((await look(reference)).permit?.status).toBe('SUSPENDED');
  expect(await taskOf('supervisor-1', reference)).toBeDefined();

  expect(codeOf(await decide('supervisor-1', await taskOf('supervisor-1', reference), 'APPROVE'))).toBeUndefined();
  await until(reference, 'ISSUED', 2);
  const after = await look(reference);
  expect(after.permit).toEqual({ number: before.permit?.number, status: 'ISSUED' });
  expect(after.objections).toMatchObject([{ state: 'UPHELD', decision: 'as found' }]);
  const owed = await system.prisma.refund.findMany({ where: { reference, status: 'DUE' } });
  expect(owed.reduce((sum, { amount }) => sum + amount, 0n) * 2n).toBe(BigInt(before.slips[0]?.payable ?? 0));

  const { automationTransparency } = await system.get<{ automationTransparency: { months: object[] } }>(
    'citizen-1',
    '{ automationTransparency(permitType: "inquiry") { months { byEngine appealed upheld overruled } } }',
  );
  expect(automationTransparency.months[0]).toMatchObject({ byEngine: 1, appealed: 1, upheld: 1, overruled: 1 });

  // Before the next decision everything is drawn: the share that was overruled is more than the policy bears.
  const next = await filed();
  await until(next, 'UNDER_REVIEW');
  const { automation } = await system.get<{ automation: object }>(
    'auditor-1',
    '{ automation(permitType: "inquiry") { rate drifted looked overruled } }',
  );
  expect(automation).toEqual({ rate: 100, drifted: true, looked: 1, overruled: 1 });
});

it('leaves what was decided where it is dismissed, and that once', { timeout: 120_000 }, async () => {
  await serveSampled(1001);
  const reference = await granted();
  await object(reference);
  await decide('appeals-1', await taskOf('appeals-1', reference), 'REJECT');
  await vi.waitFor(async () => expect((await look(reference)).objections).toMatchObject([{ state: 'DISMISSED' }]));
  expect(await look(reference)).toMatchObject({ status: 'ISSUED', revision: 1, permit: { status: 'ISSUED' } });

  expect(await object(reference, 'citizen-1', 'once more')).toEqual(['CONFLICT']);
});

it('asks for what is missing where it costs more', { timeout: 120_000 }, async () => {
  const reference = await granted();
  const paid = (await look(reference)).slips.reduce((sum, { payable }) => sum + BigInt(payable), 0n);
  await setTheFee(3, 2);
  expect(await object(reference)).toEqual([]);
  await decide('appeals-1', await taskOf('appeals-1', reference), 'APPROVE');
  await until(reference, 'UNDER_REVIEW', 2);
  await decide('supervisor-1', await taskOf('supervisor-1', reference), 'APPROVE');
  await until(reference, 'AWAITING_PAYMENT', 2);
  const due = (await look(reference)).slips.filter(({ status }) => status === 'PAYABLE');
  expect(due.reduce((sum, { payable }) => sum + BigInt(payable), 0n)).toBeGreaterThan(0n);
  expect(due.reduce((sum, { payable }) => sum + BigInt(payable), 0n)).toBeGreaterThan(paid);
  await pay(reference);
  await until(reference, 'ISSUED', 2);
});

it('lets its holder object to a revocation, and grants the permit anew under its number', {
  timeout: 180_000,
}, async () => {
  await serveSampled(1002);
  const reference = await granted();
  const { number } = (await look(reference)).permit ?? { number: '' };
  const order = async (act: string) =>
    (
      await system.get<{ done: { errors: { code: string }[] } }>(
        'admin-1',
        `mutation($i: ${act[0]?.toUpperCase()}${act.slice(1)}Input!) { done: ${act}(input: $i) { errors { code } } }`,
        { i: { number, reason: 'by order' } },
      )
    ).done.errors.map(({ code }) => code);
  expect(await order('revokePermit')).toEqual([]);
  expect((await look(reference)).permit?.status).toBe('REVOKED');
  expect((await look(reference)).appeals).toHaveLength(1);
  expect(await object(reference)).toEqual([]);
  await decide('appeals-1', await taskOf('appeals-1', reference), 'APPROVE');
  await until(reference, 'UNDER_REVIEW', 2);
  expect((await look(reference)).permit?.status).toBe('REVOKED');
  expect(await order('restorePermit')).toEqual(['CONFLICT']);
  await decide('supervisor-1', await taskOf('supervisor-1', reference), 'APPROVE');
  // The fee may have changed since by the tests before.
  const due = await vi.waitFor(
    async () => {
      const now = await look(reference);
      expect(['AWAITING_PAYMENT', 'ISSUED']).toContain(now.status);
      return now.slips.some(({ status }) => status === 'PAYABLE');
    },
    { timeout: 40_000 },
  );
  if (due) await pay(reference);
  await until(reference, 'ISSUED', 2);
  expect((await look(reference)).permit).toEqual({ number, status: 'ISSUED' });
});
