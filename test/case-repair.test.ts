import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { Prisma } from '../prisma/generated/client/client.js';
import { codeOf } from './graphql/seed.js';
import { caseLife } from './support/case-life.js';
import { asAdmin, temporalAddress } from './support/servers.js';

const life = caseLife();
const { system, client, handleOf, row, is, filed, approve, slipsOf, pay, awaitingPayment, cases } = life;

const isOver = ({
  workflowTaskCompletedEventAttributes: completed,
}: {
  workflowTaskCompletedEventAttributes?: unknown;
}) => Boolean(completed);

/** The history of a case that was just filed, which the rows are ahead of for a moment. */
async function historyOf(reference: string): Promise<Events> {
  const read = async () => (await handleOf(reference).fetchHistory()).events;
  await expect.poll(async () => (await read())?.some(isOver)).toBe(true);
  return read();
}

type Events = Awaited<ReturnType<ReturnType<typeof handleOf>['fetchHistory']>>['events'];

/** Temporal as it was when the history of a case had come so far, as an older backup of it. */
async function forget(reference: string, events: Events): Promise<void> {
  const last = events?.findLast(isOver);
  await client().workflowService.resetWorkflowExecution({
    namespace: system().config.temporal.namespace,
    workflowExecution: { workflowId: `application/${reference}` },
    reason: 'an older backup',
    requestId: reference,
    workflowTaskFinishEventId: last?.eventId ?? null,
    resetReapplyType: 2,
  });
}

it('takes a case up from its rows whose workflow lost its last minute', async () => {
  const reference = await filed();
  const events = await historyOf(reference);
  expect((await approve(reference)).errors).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  // Temporal as it was before the approval.
  await forget(reference, events);
  expect(await cases('check', reference)).toMatchObject({ code: 1, found: [{ kind: 'DIFFERS', remedy: 'look' }] });
  expect((await cases('repair', reference)).code).toBe(0);
  await expect.poll(async () => (await cases('check', reference)).code, { timeout: 60_000 }).toBe(0);
  for (const slip of await slipsOf(reference)) expect(await pay(slip)).toBe(200);
  await is(reference, 'ISSUED');
});

it('takes a message that comes before anybody has repaired, and brings the case up to its rows', async () => {
  const reference = await filed();
  const events = await historyOf(reference);
  const withdraw = 'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "no longer") { status } }';
  expect((await system().ask('citizen-1', withdraw, { r: reference })).errors).toBeUndefined();
  await forget(reference, events);
  const again = await system().ask('citizen-1', withdraw, { r: reference });
  expect(again).toEqual({ data: { withdrawApplication: { status: 'WITHDRAWN' } } });
  expect(await handleOf(reference).result()).toBe('WITHDRAWN');
  expect(codeOf(await approve(reference))).toBe('APPLICATION_CLOSED');
  expect(await system().prisma.timelineEntry.count({ where: { reference, type: 'WITHDRAWN' } })).toBe(1);
});

it('ends a workflow whose history does not replay, and starts another from the rows', async () => {
  const reference = await filed();
  await handleOf(reference).terminate('a worker of other code');
  const native = await NativeConnection.connect({ address: temporalAddress() });
  const taskQueue = 'stray';
  const { namespace } = system().config.temporal;
  const workflowsPath = fileURLToPath(new URL('./support/stray-workflow.ts', import.meta.url));
  const stray = await Worker.create({ connection: native, namespace, taskQueue, workflowsPath });
  await stray.runUntil(async () => {
    const workflowId = `application/${reference}`;
    await client().workflow.start('permitApplication', { workflowId, taskQueue, args: [] });
    await expect.poll(async () => (await handleOf(reference).describe()).historyLength).toBeGreaterThan(3);
  });
  await native.close();
  // Nobody works on its queue any more: that is no reason to end it.
  expect((await cases('check', reference)).found).toMatchObject([{ kind: 'SILENT', remedy: 'look' }]);
  const { code, found } = await cases('check', '--replay', reference);
  expect({ code, found }).toMatchObject({ code: 1, found: [{ kind: 'NOT_REPLAYABLE', remedy: 'startAnew' }] });
  expect((await cases('repair', '--replay', reference)).code).toBe(0);
  await expect.poll(async () => codeOf(await approve(reference)), { timeout: 60_000 }).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  expect(await cases('check', '--replay', reference)).toEqual({ code: 0, found: [] });
});

it('puts together from its rows where a case stands that an older version wrote last', async () => {
  const [reviewed, payable] = [await filed(), await awaitingPayment()];
  const references = [reviewed, payable];
  const due = await system().prisma.task.findMany({ where: { reference: reviewed }, select: { dueAt: true } });
  for (const reference of references) await handleOf(reference).terminate('a history that does not replay');
  const old = { standing: Prisma.DbNull, transitionHash: null };
  await system().prisma.application.updateMany({ where: { reference: { in: references } }, data: old });
  expect((await cases('check', ...references)).found).toMatchObject([{ kind: 'GONE' }, { kind: 'GONE' }]);
  expect((await cases('repair', ...references)).code).toBe(0);

  await expect.poll(async () => codeOf(await approve(reviewed)), { timeout: 60_000 }).toBeUndefined();
  await is(reviewed, 'AWAITING_PAYMENT');
  for (const reference of references) {
    for (const slip of await slipsOf(reference)) expect(await pay(slip)).toBe(200);
    await is(reference, 'ISSUED');
  }
  expect(await system().prisma.task.count({ where: { reference: reviewed } })).toBe(1);
  expect(due).toEqual(await system().prisma.task.findMany({ where: { reference: reviewed }, select: { dueAt: true } }));
});

it('goes back with a database that is restored to an earlier moment', async () => {
  const { databaseUrl } = system().config;
  const name = new URL(databaseUrl).pathname.slice(1);
  /** Servers and workers lose their connections, as in any outage. */
  const alone = (work: (client: pg.Client) => Promise<unknown>) =>
    asAdmin(async (admin) => {
      await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await work(admin);
      await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    });
  const reference = await filed();
  await alone((admin) => admin.query(`CREATE DATABASE "${name}_saved" TEMPLATE "${name}"`));
  await expect.poll(async () => codeOf(await approve(reference)), { timeout: 60_000 }).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  await alone(async (admin) => {
    await admin.query(`ALTER DATABASE "${name}" RENAME TO "${name}_lost"`);
    await admin.query(`ALTER DATABASE "${name}_saved" RENAME TO "${name}"`);
    await admin.query(`DROP DATABASE "${name}_lost" WITH (FORCE)`);
  });
  await expect.poll(async () => (await row(reference)).status, { timeout: 60_000 }).toBe('UNDER_REVIEW');
  expect(await cases('check', reference)).toMatchObject({ code: 1, found: [{ kind: 'DIFFERS' }] });
  expect((await cases('repair', reference)).code).toBe(0);
  await expect.poll(async () => (await cases('check', reference)).code, { timeout: 60_000 }).toBe(0);

  await expect.poll(async () => codeOf(await approve(reference)), { timeout: 60_000 }).toBeUndefined();
  await is(reference, 'AWAITING_PAYMENT');
  for (const slip of await slipsOf(reference)) expect(await pay(slip)).toBe(200);
  await is(reference, 'ISSUED');
});
