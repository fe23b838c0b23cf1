import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import { hashOf } from '../forms/hash.js';
import { FormDefinition } from '../forms/language/definition.js';
import type { Step } from '../forms/language/step.js';
import { workflowBundle } from '../runtime/workflow-bundle.js';
import { decideTaskUpdate, moveUpdate } from '../workflows/messages.js';
import { openCrowd, STATES, type State } from './migration/crowd.js';
import { twoVersions } from './migration/versions.js';
import { runCli } from './support/run-cli.js';
import { sampleSize } from './support/sample-size.js';
import { temporalAddress } from './support/servers.js';
import { spawnCli } from './support/spawn-cli.js';
import { type System, startSystem } from './support/system.js';

const CASES = sampleSize({ sample: STATES.length, soak: 50 });
const RACES = sampleSize({ sample: 8, soak: 24 });

let system: System;
let connection: Connection;
let client: Client;
let folder: string;
let old: FormDefinition;
let now: FormDefinition;
let newHash: string;

beforeAll(async () => {
  system = await startSystem();
  connection = await Connection.connect({ address: temporalAddress() });
  client = new Client({ connection, namespace: system.config.temporal.namespace });
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-migration-'));
  ({ old, now } = twoVersions());
  await serve(system.prisma, old);
});

afterAll(async () => {
  await connection.close();
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

const surroundings = () => ({
  ...process.env,
  NODE_ENV: 'test',
  DATABASE_URL: system.config.databaseUrl,
  DATA_DIR: folder,
  AUDIT_KEY: system.config.auditKey,
  TEMPORAL_ADDRESS: temporalAddress(),
  TEMPORAL_NAMESPACE: system.config.temporal.namespace,
  TASK_QUEUE: system.config.taskQueue,
});
const parvaneh = (...args: string[]) => runCli(['migrate', ...args], surroundings());

async function each<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}

it(`moves ${CASES} cases in every state, killed in between, and lives them to their ends`, {
  timeout: 240_000,
}, async () => {
  const crowd = openCrowd({ prisma: system.prisma, client, taskQueue: system.config.taskQueue });
  const cases = Array.from({ length: CASES }, (_, i) => ({
    reference: `M-${String(i + 1).padStart(3, '0')}`,
    state: STATES[i % STATES.length] as State,
  }));
  const firstRuns = new Map<string, string>();
  await each(cases, 6, async ({ reference, state }) => {
    firstRuns.set(reference, await crowd.bring(reference, state, old));
  });
  const slipsBefore = await system.prisma.paymentSlip.findMany({ orderBy: { id: 'asc' } });
  newHash = await serve(system.prisma, now);

  const map = join(folder, 'map.json');
  const plan = join(folder, 'plan.json');
  await writeFile(map, JSON.stringify({ steps: { approval: 'supervision' } }));
  const planned = await parvaneh('plan', '--type', 'moving', '--to', '2', '--map', map, '--out', plan);
  expect(planned.err + planned.out).toContain(`${CASES} of ${CASES} running cases of moving move to version 2.`);

  const [{ reference: noticed } = { reference: '' }] = cases;
  const kept = {
    notice: randomUUID(),
    step: 'approval',
    kind: 'OBJECTION',
    person: 'citizen-2',
    text: 'The wall',
  } as const;
  await system.prisma.noticeResponse.create({
    data: { id: randomUUID(), code: 'NR-MOVED', reference: noticed, filedAt: new Date(), ...kept },
  });
  const apply = ['apply', plan, '--by', 'admin-1', '--batch', '4'];
  const killed = await spawnCli(['migrate', ...apply], surroundings(), (err) => /\d+ of \d+ cases done/.test(err));
  expect(killed.code).toBe(-1);
  const moved = () => system.prisma.application.count({ where: { permitTypeHash: newHash } });
  const before = await moved();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(CASES);
  const again = await parvaneh(...apply);
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toContain('0 stay.');
  expect(await moved()).toBe(CASES);
  // What was filed on a notice is found under the name that it has now.
  expect(await system.prisma.noticeResponse.findUnique({ where: { code: 'NR-MOVED' } })).toMatchObject({
    step: 'supervision',
  });

  expect(await system.prisma.paymentSlip.findMany({ orderBy: { id: 'asc' } })).toEqual(slipsBefore);
  const told = await system.prisma.timelineEntry.groupBy({ by: ['reference'], where: { type: 'MOVED' }, _count: true });
  expect(told.map(({ _count }) => _count)).toEqual(Array(CASES).fill(1));

  await each(cases, 6, ({ reference, state }) => crowd.finish(reference, state));
  const ends = await system.prisma.application.groupBy({ by: ['status'], _count: true });
  expect(ends.map(({ status }) => status).sort()).toEqual(['ISSUED', 'WITHDRAWN']);

  const histories = await Promise.all(
    cases.flatMap(({ reference }) =>
      [firstRuns.get(reference), undefined].map(async (runId) => {
        const workflowId = `application/${reference}`;
        const handle = client.workflow.getHandle(workflowId, runId);
        return { workflowId, history: await handle.fetchHistory() };
      }),
    ),
  );
  expect(histories).toHaveLength(2 * CASES);
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: await workflowBundle() },
    histories,
  )) {
    if (error) failed.push(`${workflowId}: ${error.message}`);
  }
  expect(failed).toEqual([]);
  expect(JSON.parse(await readFile(plan, 'utf8')).cases).toHaveLength(CASES);
});

it('lets a decision and a payment that come while a case is moved be taken, or tells their senders to try again', async () => {
  const crowd = openCrowd({ prisma: system.prisma, client, taskQueue: system.config.taskQueue });
  const references = Array.from({ length: RACES }, (_, i) => `R-${i + 1}`);
  await each(references, 4, async (reference) => {
    await crowd.bring(reference, 'open', old);
  });
  const told: string[] = [];
  await each(references, 12, async (reference) => {
    const { id: taskId } = await crowd.taskOf(reference, 'supervisor');
    const { transition } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
    const { code, version, generation, steps } = now;
    const move = {
      plan: 'race',
      by: 'admin-1',
      from: { hash: hashOf(old), transition },
      to: { definition: { code, version, hash: newHash }, generation, steps },
      places: [{ from: 'approval', to: 'supervision', kept: true }],
      steps: { approval: 'supervision' },
      recalculate: false,
    };
    const supervisor = { id: 'supervisor-1', roles: ['supervisor'] };
    const decision = { taskId, outcome: 'approve' as const, actor: supervisor };
    const handle = crowd.handleOf(reference);
    const codeOf = (error: unknown) =>
      error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
        ? String(error.cause.type)
        : String(error);
    const sent = [
      handle.executeUpdate(moveUpdate, { args: [move], updateId: 'move-race' }),
      handle.executeUpdate(decideTaskUpdate, { args: [decision], updateId: 'decide-race' }),
      handle.signal('visited', {}),
    ];
    const [moved, decided] = await Promise.allSettled(sent);
    if (moved?.status === 'rejected') told.push(`move ${codeOf(moved.reason)}`);
    if (decided?.status === 'rejected') told.push(`decide ${codeOf(decided.reason)}`);
    // Sent again, with the same id, it is taken by whichever run has the case, and only once.
    await handle.executeUpdate(decideTaskUpdate, { args: [decision], updateId: 'decide-race' });
    await crowd.until(reference, 'payment');
  });
  expect(told.filter((line) => !/^(decide CONFLICT|move (CONFLICT|STALE_REVISION))$/.test(line))).toEqual([]);
  const approvals = await system.prisma.timelineEntry.groupBy({
    by: ['reference'],
    where: { type: 'APPROVED', reference: { in: references } },
    _count: true,
  });
  expect(approvals.map(({ _count }) => _count)).toEqual(references.map(() => 1));
});

it('keeps a case where a version would never grant it, because its new review was passed over', async () => {
  const crowd = openCrowd({ prisma: system.prisma, client, taskQueue: system.config.taskQueue });
  await crowd.bring('S-1', 'awaiting-payment', old);
  await crowd.bring('S-2', 'open', old);
  const at = now.steps.findIndex(({ type }) => type === 'payment');
  const second: Step = {
    id: 'second',
    type: 'review',
    role: 'supervisor',
    title: { fa: 'بازبینی', en: 'Second look' },
  };
  const [fromFirst] = now.carryOver ?? [];
  const stricter = FormDefinition.parse({
    ...now,
    version: 3,
    carryOver: [fromFirst, { from: 2 }],
    steps: now.steps.toSpliced(at, 0, second),
  });
  await serve(system.prisma, stricter);
  const map = join(folder, 'stricter.json');
  await writeFile(map, JSON.stringify({ steps: { approval: 'supervision' } }));
  const out = join(folder, 'stricter-plan.json');
  await parvaneh('plan', '--type', 'moving', '--to', '3', '--from', '1', '--map', map, '--out', out);
  const { cases } = JSON.parse(await readFile(out, 'utf8')) as { cases: { reference: string; stays?: object }[] };
  const planned = new Map(cases.map(({ reference, stays }) => [reference, stays]));
  expect(planned.get('S-1')).toMatchObject({ code: 'DOES_NOT_RUN', message: expect.stringContaining('second') });
  expect([...planned.keys()]).toContain('S-2');
  expect(planned.get('S-2')).toBeUndefined();
});

it('carries what was filled in on work along, and keeps a case where it fits no longer', async () => {
  const crowd = openCrowd({ prisma: system.prisma, client, taskQueue: system.config.taskQueue });
  const asking = (version: number, field: string, carryOver: FormDefinition['carryOver']) => {
    const measured = {
      title: 'زیربنا',
      type: 'string',
      format: 'decimal',
      'x-i18n': { en: { title: 'Floor area' } },
    };
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: [field],
      properties: { [field]: measured },
    };
    const steps = old.steps.map((step) =>
      step.id === 'approval' && step.type === 'review' ? { ...step, form: { schema, ui: {} } } : step,
    );
    return FormDefinition.parse({ ...old, code: 'measuring', version, steps, ...(carryOver && { carryOver }) });
  };
  const first = asking(1, 'area', undefined);
  await serve(system.prisma, first);
  await crowd.bring('F-1', 'open', first);
  const { id: taskId } = await crowd.taskOf('F-1', 'supervisor');
  const actor = { id: 'supervisor-1', roles: ['supervisor'] };
  const words = { reference: 'F-1', author: actor.id, text: JSON.stringify({ area: '118.5' }) };
  const { id: answers } = await system.prisma.remark.create({ data: words });
  await crowd.handleOf('F-1').executeUpdate(decideTaskUpdate, {
    args: [{ taskId, outcome: 'approve', actor, answers }],
  });
  await crowd.until('F-1', 'payment');

  await serve(
    system.prisma,
    asking(2, 'measured', [{ from: 1, results: { approval: { rename: { area: 'measured' } } } }]),
  );
  const out = join(folder, 'measuring.json');
  await parvaneh('plan', '--type', 'measuring', '--to', '2', '--out', out);
  expect(await parvaneh('apply', out, '--by', 'admin-1')).toMatchObject({ code: 0 });
  const found = { reference_step: { reference: 'F-1', step: 'approval' } };
  const { data } = await system.prisma.stepResult.findUniqueOrThrow({ where: found });
  expect(data).toEqual({ measured: '118.5', outcome: 'approve', by: actor.id });
  // What somebody decided by is read as they wrote it.
  const task = await system.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  expect(task).toMatchObject({ answers: { area: '118.5' }, formHash: hashOf(first) });

  await serve(system.prisma, asking(3, 'size', [{ from: 2 }]));
  const stays = join(folder, 'measuring-no-more.json');
  await parvaneh('plan', '--type', 'measuring', '--to', '3', '--out', stays);
  expect(JSON.parse(await readFile(stays, 'utf8')).cases).toMatchObject([
    { reference: 'F-1', stays: { code: 'ANSWERS_DO_NOT_MOVE', message: expect.stringContaining('approval') } },
  ]);
});
