import { expect, it } from 'vitest';
import { watchIdOf } from '../cases/deadline-watch.js';
import { createCaseMessenger } from '../cases/messenger.js';
import { createPrisma } from '../prisma/client.js';
import * as messages from '../workflows/messages.js';
import type { permitApplication } from '../workflows/permit-application.js';
import type { wakeCases } from '../workflows/wake-cases.js';
import { codeOf } from './graphql/seed.js';
import { caseLife } from './support/case-life.js';

const life = caseLife();
const {
  system,
  client,
  handleOf,
  row,
  is,
  draft,
  filed,
  approve,
  openVisit,
  slipsOf,
  pay,
  confirmed,
  awaitingPayment,
  cases,
} = life;

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
  expect(await system().prisma.task.count({ where: { reference } })).toBe(1);
  expect((await row(reference)).stuckAt).toBeNull();
  const acts = await system().prisma.trailEntry.findMany({ where: { subject: reference }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['CASE_STUCK', 'CASE_REPAIRED']));
  expect(await cases('check', reference)).toEqual({ code: 0, found: [] });
});

it('is woken for its deadline by a workflow that all cases of its hour share', async () => {
  const reference = await filed();
  const timers = async () =>
    (await handleOf(reference).fetchHistory()).events?.filter((event) => event.timerStartedEventAttributes).length;
  expect(await timers()).toBe(0);
  const [{ at } = { at: 0 }] = await system().prisma.$queryRaw<{ at: number }[]>`
    SELECT earliest_deadline(standing)::float8 AS at FROM "Application" WHERE reference = ${reference}`;
  expect(at).toBeGreaterThan(Date.now());
  const watch = client().workflow.getHandle(watchIdOf(at - (at % 3_600_000)));
  expect((await watch.describe()).status.name).toBe('RUNNING');
  const wake = async (before: number) =>
    client().workflow.execute<typeof wakeCases>('wakeCases', {
      workflowId: `deadlines/${before}`,
      taskQueue: system().config.taskQueue,
      args: [new Date(before).toISOString()],
    });
  expect(await wake(at)).toEqual({ cases: 0 });
  expect((await wake(at + 1)).cases).toBeGreaterThan(0);
  await expect.poll(timers, { timeout: 20_000 }).toBe(1);
  await approve(reference);
  expect(await wake(at + 1)).toEqual({ cases: 0 });
});

it('is filed with its start, once however often that is sent, and by nobody whose draft has moved on', async () => {
  const reference = await draft();
  const { permitTypeHash: hash, draftVersion } = await row(reference);
  const { file } = createCaseMessenger(client(), system().config);
  const input = { reference, definition: { code: 'construction', version: 1, hash } };
  const message = { draftVersion, actor: { id: 'citizen-1', roles: ['citizen'] } };
  const labels = { permitType: 'construction', generation: 'CITIZEN' as const, revision: 1 };
  const beginning = { labels, sideBySide: false };
  const stale = file(input, { ...message, draftVersion: draftVersion + 1 }, 'key-0', beginning);
  await expect(stale).rejects.toMatchObject({ code: 'STALE_REVISION' });
  expect((await handleOf(reference).describe()).status.name).toBe('FAILED');
  await Promise.all(['key-1', 'key-1', 'key-1'].map((key) => file(input, message, key, beginning)));
  await file(input, message, 'key-1', beginning);
  expect(await row(reference)).toMatchObject({ revision: 1, transition: 1, status: 'UNDER_REVIEW' });
});

it('opens no payment for a case that nobody works on, lists what comes all the same, and grants once it is back', async () => {
  const reference = await awaitingPayment();
  const [first, ...others] = await slipsOf(reference);
  if (!first) throw new Error('no slip');
  const { data } = await openVisit(first.id);
  await handleOf(reference).terminate('by an operator');
  expect(codeOf(await openVisit(first.id))).toBe('UNAVAILABLE');

  expect(await confirmed(data.startPayment.id, first)).toBe(200);
  const listed = await system().get(
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

it('parks a case at what no repetition mends, tells of it, and goes on once that is mended', async () => {
  const reference = await awaitingPayment();
  // Somebody has put a permit in by hand whose place another has: the case’s own cannot be granted beside it.
  const number = '1300-000001';
  await system().prisma.permit.create({
    data: { number, reference, current: reference, issuedAt: new Date(), status: 'SUPERSEDED' },
  });
  for (const slip of await slipsOf(reference)) expect(await pay(slip)).toBe(200);
  await expect.poll(async () => (await row(reference)).stuckAt, { timeout: 60_000 }).not.toBeNull();
  expect((await row(reference)).stuckWhy).toMatch(/unique constraint/i);
  const { application, applications } = await system().get<Record<string, unknown>>(
    'citizen-1',
    `query($r: ID!) { application(reference: $r) { stuckSince timeline { type } }
      applications(filter: { stuck: true }) { edges { node { reference } } } }`,
    { r: reference },
  );
  expect(application).toMatchObject({ stuckSince: expect.any(String) });
  expect(JSON.stringify(application)).toContain('STUCK');
  expect(JSON.stringify(applications)).toContain(reference);
  expect(await system().prisma.notification.count({ where: { reference, event: 'STUCK' } })).toBe(1);
  expect((await cases('check', reference)).found).toMatchObject([{ kind: 'STUCK' }]);

  const owner = createPrisma(system().ownerUrl, 1);
  await owner.permit.delete({ where: { number } });
  await owner.$disconnect();
  expect((await cases('repair', reference)).code).toBe(0);
  await is(reference, 'ISSUED');
  expect((await row(reference)).stuckAt).toBeNull();
});

it('ends a workflow that has no rows', async () => {
  const reference = 'U-1405-999999';
  await client().workflow.start<typeof permitApplication>('permitApplication', {
    workflowId: `application/${reference}`,
    taskQueue: system().config.taskQueue,
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
  const forged = await client().workflow.start('permitApplication', {
    workflowId,
    taskQueue: system().config.taskQueue,
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
    .poll(() => system().prisma.timelineEntry.count({ where: { reference: real, type: 'DECISION_IGNORED' } }), {
      timeout: 60_000,
    })
    .toBe(1);
  const told = await system().prisma.timelineEntry.findMany({ where: { reference: real }, orderBy: { seq: 'asc' } });
  expect(told.filter(({ actor }) => actor === 'supervisor-1')).toEqual([]);
  expect(
    told.filter(({ type }) => ['WITHDRAWN', 'CLAIMED', 'REASSIGNED', 'PRIORITISED', 'PAID'].includes(type)),
  ).toEqual([]);
  expect((await row(real)).status).toBe('UNDER_REVIEW');
});

it('is found in Temporal by what it is and how it stands, and by nothing of a person', async () => {
  const reference = await filed();
  const shown = async () => {
    const described = await handleOf(reference).describe();
    const all = described.typedSearchAttributes.getAll();
    const attributes = all.flatMap(({ key, value }) => (key.name === 'BuildIds' ? [] : [[key.name, value]]));
    return { ...Object.fromEntries(attributes), summary: await described.staticSummary() };
  };
  const details = async () =>
    (await handleOf(reference).query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
  const inTemporal = {
    ParvanehPermitType: 'construction',
    ParvanehGeneration: 'CITIZEN',
    ParvanehDistrict: 'district-9',
    ParvanehRevision: 1,
    summary: `construction ${reference}`,
  };
  await expect.poll(shown, { timeout: 10_000 }).toEqual({ ...inTemporal, ParvanehStatus: 'UNDER_REVIEW' });
  expect(await details()).toBe('**UNDER_REVIEW**, revision 1, at `approval`');
  await approve(reference);
  expect(await shown()).toEqual({ ...inTemporal, ParvanehStatus: 'AWAITING_PAYMENT' });
  await handleOf(reference).terminate('by an operator');
  await cases('repair', reference);
  expect(await shown()).toEqual({ ...inTemporal, ParvanehStatus: 'AWAITING_PAYMENT' });
  const found = async () => {
    const ids = [];
    const query = 'ParvanehStatus = "AWAITING_PAYMENT" AND ExecutionStatus = "Running"';
    for await (const { workflowId } of client().workflow.list({ query })) ids.push(workflowId);
    return ids;
  };
  await expect.poll(found, { timeout: 30_000 }).toContain(`application/${reference}`);
});
