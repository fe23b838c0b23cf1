import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from '../cases/health/finding.js';
import * as messages from '../workflows/messages.js';
import type { permitApplication } from '../workflows/permit-application.js';
import { codeOf } from './graphql/seed.js';
import { confirm } from './support/bank.js';
import { referenceFiling } from './support/lives.js';
import { runCli } from './support/run-cli.js';
import { temporalAddress } from './support/servers.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let connection: Connection;
let client: Client;

beforeAll(async () => {
  system = await startSystem({ UNSIGNED_DECISIONS: 'false' });
  connection = await Connection.connect({ address: temporalAddress() });
  client = new Client({ connection, namespace: system.config.temporal.namespace });
});
afterAll(async () => {
  await connection.close();
  await system.stop();
});

const handleOf = (reference: string) => client.workflow.getHandle<typeof permitApplication>(`application/${reference}`);
const row = (reference: string) => system.prisma.application.findUniqueOrThrow({ where: { reference } });
const is = (reference: string, status: string) =>
  expect.poll(async () => (await row(reference)).status, { timeout: 60_000, interval: 100 }).toBe(status);

async function draft(): Promise<string> {
  const { answers, documents } = referenceFiling('construction');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }',
    { a: answers },
  );
  for (const code of documents) await system.attach('citizen-1', startApplication.reference, code);
  return startApplication.reference;
}

async function filed(): Promise<string> {
  const reference = await draft();
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
  await expect
    .poll(async () => codeOf(await system.ask('citizen-1', submit, { r: reference })), { timeout: 60_000 })
    .toBeUndefined();
  return reference;
}

const approve = (reference: string) =>
  system.ask('supervisor-1', 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }', {
    t: `${reference}-1`,
  });
const openVisit = (slip: string) =>
  system.ask<{ startPayment: { id: string } }>('citizen-1', 'mutation($s: ID!) { startPayment(slipId: $s) { id } }', {
    s: slip,
  });
const slipsOf = (reference: string) =>
  system.prisma.paymentSlip.findMany({ where: { reference, status: 'PAYABLE' }, orderBy: { id: 'asc' } });

async function pay(slip: { id: string; payable: bigint }): Promise<number> {
  const { data, errors } = await openVisit(slip.id);
  expect(errors).toBeUndefined();
  return confirmed(data.startPayment.id, slip);
}
const confirmed = async (sessionId: string, slip: { id: string; payable: bigint }): Promise<number> =>
  (await confirm(system, { sessionId, outcome: 'paid', trackingNumber: `t-${slip.id}`, amount: String(slip.payable) }))
    .status;

async function awaitingPayment(): Promise<string> {
  const reference = await filed();
  expect((await approve(reference)).errors).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  return reference;
}

const cases = async (...args: string[]): Promise<{ code: number; found: Finding[] }> => {
  const { code, out, err } = await runCli(['cases', ...args, '--json'], {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: system.config.databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: system.config.temporal.namespace,
    TASK_QUEUE: system.config.taskQueue,
    UNSIGNED_PUBLICATIONS: 'true',
  });
  const lines = out.trim().split('\n');
  if (lines.length === 0 || err.includes('rror')) throw new Error(err);
  return { code, found: lines.slice(0, -1).map((line) => JSON.parse(line) as Finding) };
};

it('finds a case whose workflow was ended, refuses for it, and brings it back with its task', async () => {
  const reference = await filed();
  await handleOf(reference).terminate('by an operator');
  expect(codeOf(await approve(reference))).toBe('UNAVAILABLE');
  expect(await cases('check', reference)).toMatchObject({ code: 1, found: [{ reference, kind: 'GONE' }] });
  expect(await cases('repair', '--dry-run', reference)).toMatchObject({ code: 1, found: [{ remedy: 'start' }] });
  expect(codeOf(await approve(reference))).toBe('UNAVAILABLE');

  expect((await cases('repair', reference)).code).toBe(0);
  await expect.poll(async () => codeOf(await approve(reference)), { timeout: 60_000 }).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  expect(await system.prisma.task.count({ where: { reference } })).toBe(1);
  expect((await row(reference)).stuckAt).toBeNull();
  const acts = await system.prisma.trailEntry.findMany({ where: { subject: reference }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['CASE_STUCK', 'CASE_REPAIRED']));
  expect(await cases('check', reference)).toEqual({ code: 0, found: [] });
});

it('opens no payment for a case that nobody works on, lists what comes all the same, and grants once it is back', async () => {
  const reference = await awaitingPayment();
  const [first, ...others] = await slipsOf(reference);
  if (!first) throw new Error('no slip');
  const { data } = await openVisit(first.id);
  await handleOf(reference).terminate('by an operator');
  expect(codeOf(await openVisit(first.id))).toBe('UNAVAILABLE');

  expect(await confirmed(data.startPayment.id, first)).toBe(200);
  const listed = await system.get(
    'cashier-1',
    '{ receipts(filter: { awaitingDecision: true }) { edges { node { trackingNumber } } } }',
  );
  expect(JSON.stringify(listed)).toContain(`t-${first.id}`);

  expect((await cases('repair', reference)).code).toBe(0);
  await expect
    .poll(async () => codeOf(await openVisit((others[0] ?? first).id)), { timeout: 60_000 })
    .not.toBe('UNAVAILABLE');
  for (const slip of others) expect(await pay(slip)).toBe(200);
  await is(reference, 'ISSUED');
});

it('takes a case up from its rows whose workflow lost its last minute', async () => {
  const reference = await filed();
  const before = await handleOf(reference).fetchHistory();
  const upTo = before.events?.findLast(
    ({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes,
  );
  expect((await approve(reference)).errors).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  // Temporal as it was before the approval.
  await client.workflowService.resetWorkflowExecution({
    namespace: system.config.temporal.namespace,
    workflowExecution: { workflowId: `application/${reference}` },
    reason: 'an older backup',
    requestId: reference,
    workflowTaskFinishEventId: upTo?.eventId ?? null,
    resetReapplyType: 2,
  });
  expect(await cases('check', reference)).toMatchObject({ code: 1, found: [{ kind: 'DIFFERS', remedy: 'look' }] });
  expect((await cases('repair', reference)).code).toBe(0);
  await expect.poll(async () => (await cases('check', reference)).code, { timeout: 60_000 }).toBe(0);
  for (const slip of await slipsOf(reference)) expect(await pay(slip)).toBe(200);
  await is(reference, 'ISSUED');
});

it('takes a message that comes before anybody has repaired, and brings the case up to its rows', async () => {
  const reference = await filed();
  const { events } = await handleOf(reference).fetchHistory();
  const upTo = events?.findLast(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
  const withdraw = 'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "no longer") { status } }';
  expect((await system.ask('citizen-1', withdraw, { r: reference })).errors).toBeUndefined();
  await client.workflowService.resetWorkflowExecution({
    namespace: system.config.temporal.namespace,
    workflowExecution: { workflowId: `application/${reference}` },
    reason: 'an older backup',
    requestId: reference,
    workflowTaskFinishEventId: upTo?.eventId ?? null,
    resetReapplyType: 2,
  });
  const again = await system.ask('citizen-1', withdraw, { r: reference });
  expect(again).toEqual({ data: { withdrawApplication: { status: 'WITHDRAWN' } } });
  expect(await handleOf(reference).result()).toBe('WITHDRAWN');
  expect(codeOf(await approve(reference))).toBe('APPLICATION_CLOSED');
  expect(await system.prisma.timelineEntry.count({ where: { reference, type: 'WITHDRAWN' } })).toBe(1);
});

it('ends a workflow that has no rows', async () => {
  const reference = 'U-1405-999999';
  await client.workflow.start<typeof permitApplication>('permitApplication', {
    workflowId: `application/${reference}`,
    taskQueue: system.config.taskQueue,
    args: [{ reference, definition: { code: 'construction', version: 1, hash: 'h' } }],
  });
  await expect
    .poll(async () => (await cases('check')).found.filter((finding) => finding.reference === reference), {
      timeout: 60_000,
    })
    .toMatchObject([{ kind: 'NO_ROWS' }]);
  await cases('repair', reference);
  expect((await handleOf(reference).describe()).status.name).toBe('TERMINATED');
});

it('grants nothing to whoever only reaches Temporal', async () => {
  const reference = await draft();
  const { permitTypeHash: hash } = await row(reference);
  const form = { id: 'request', type: 'form', title: { fa: 'الف', en: 'a' } };
  const issue = { id: 'print', type: 'issue', title: { fa: 'ب', en: 'b' } };
  const input = { reference, definition: { code: 'construction', version: 1, hash } };
  const owner = { id: 'citizen-1', roles: ['citizen'] };
  const workflowId = `application/${reference}`;
  const forged = await client.workflow.start('permitApplication', {
    workflowId,
    taskQueue: system.config.taskQueue,
    args: [{ ...input, generation: 'CITIZEN', steps: [form, issue], sealed: true }],
  });
  const filing = forged.executeUpdate(messages.submitUpdate, { args: [{ draftVersion: 99, actor: owner }] });
  await expect(filing).rejects.toMatchObject({ cause: {} });
  expect((await row(reference)).status).toBe('DRAFT');

  const real = await filed();
  const supervisor = { id: 'supervisor-1', roles: ['supervisor'] };
  const head = { actor: { id: 'head-1', roles: [] }, as: ['unitHead' as const] };
  const taskId = `${real}-1`;
  const handle = handleOf(real);
  for (const forging of [
    () => handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] }),
    () => handle.executeUpdate(messages.claimTaskUpdate, { args: [{ taskId, actor: supervisor }] }),
    () => handle.executeUpdate(messages.prioritizeTaskUpdate, { args: [{ taskId, priority: 'urgent', ...head }] }),
    () =>
      handle.executeUpdate(messages.reassignTaskUpdate, { args: [{ taskId, to: supervisor, remark: 'r', ...head }] }),
    () => handle.executeUpdate(messages.submitUpdate, { args: [{ draftVersion: 0, actor: owner }] }),
  ]) {
    await expect(forging()).rejects.toThrow();
  }
  for (let i = 0; i < 5; i += 1) await handle.signal('anything', { filler: 'x'.repeat(100_000) });
  await handle.signal(messages.decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'supervisor-1' });
  await handle.signal(messages.paymentSettledSignal, { revision: 1 });
  await expect
    .poll(() => system.prisma.timelineEntry.count({ where: { reference: real, type: 'DECISION_IGNORED' } }), {
      timeout: 60_000,
    })
    .toBe(1);
  const told = await system.prisma.timelineEntry.findMany({ where: { reference: real }, orderBy: { seq: 'asc' } });
  expect(told.filter(({ actor }) => actor === 'supervisor-1')).toEqual([]);
  expect(
    told.filter(({ type }) => ['WITHDRAWN', 'CLAIMED', 'REASSIGNED', 'PRIORITISED', 'PAID'].includes(type)),
  ).toEqual([]);
  expect((await row(real)).status).toBe('UNDER_REVIEW');
});
