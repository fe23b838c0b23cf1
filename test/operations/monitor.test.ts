import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startMonitor } from '../../runtime/monitor.js';
import { freeLoopback } from '../../runtime/temporal-log.js';
import { type Actors, actors } from '../privacy/scene.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let act: Actors;
let worker: ChildProcess;
let lines = '';
let workerUrl: string;
let serverUrl: string;
let stopMonitor: () => Promise<void>;

/** A server with its figures in this process, and a worker as it runs in production: a process of its own. */
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  act = actors(system);
  const { databaseUrl, dataDir, temporal, taskQueue, permits, auditKey } = system.config;
  const at = await freeLoopback();
  workerUrl = `http://${at}`;
  worker = spawn(process.execPath, ['runtime/compiled/main.js', 'worker'], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PERMIT_KEYS_DIR: permits.keysDir },
      ...{ TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace, TASK_QUEUE: taskQueue },
      ...{ AUDIT_KEY: auditKey, UNSIGNED_PUBLICATIONS: 'true', LOG_LEVEL: 'debug', MONITOR_PORT: at.split(':')[1] },
    },
  });
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (lines += chunk));
  const ready = () =>
    fetch(`${workerUrl}/readyz`).then(
      ({ status }) => status,
      () => 0,
    );
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 40_000, interval: 100 });
  const another = await system.startServer();
  const monitor = await startMonitor({ port: 0, host: '127.0.0.1' }, [another.monitored]);
  serverUrl = monitor.url ?? '';
  stopMonitor = monitor.stop;
}, 90_000);
afterAll(async () => {
  await stopMonitor();
  const gone = once(worker, 'exit');
  worker.kill('SIGTERM');
  await gone;
  await system.stop();
});

const metrics = async (url: string) => (await fetch(`${url}/metrics`)).text();
/** The sum of a metric's values, over all labels that are named. */
function sumOf(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const values = text.split('\n').flatMap((line) => {
    const [, metric, of = '', value] = /^(\w+)(\{.*\})? (\S+)$/.exec(line) ?? [];
    const fits = metric === name && Object.entries(labels).every(([key, label]) => of.includes(`${key}="${label}"`));
    return fits ? [Number(value)] : [];
  });
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

it('shows what server and worker did, each its own, and the figures of the database on both', async () => {
  const before = sumOf(await metrics(serverUrl), 'parvaneh_refusals_total') ?? 0;
  const { reference, tasks } = await act.filed();
  expect((await act.decide(tasks[0]?.id, 'APPROVE', {}, 'citizen-2')).errors).toBeDefined();
  expect((await act.decide(tasks[0]?.id, 'RETURN', { r: 'x' })).errors).toBeUndefined();
  await act.until(reference, 'RETURNED');
  await act.submit(reference);
  await owner(`UPDATE "Task" SET "dueAt" = now() - interval '1 day' WHERE status = 'OPEN'`);
  await owner(`UPDATE "Application" SET "stuckAt" = now() WHERE reference = '${reference}'`);
  await expect.poll(async () => sumOf(await metrics(serverUrl), 'parvaneh_stuck_cases'), { timeout: 10_000 }).toBe(1);
  const atServer = await metrics(serverUrl);
  expect(sumOf(atServer, 'parvaneh_refusals_total')).toBe(before + 1);
  expect(sumOf(atServer, 'parvaneh_http_request_seconds_count', { route: '/graphql' })).toBeGreaterThan(4);
  expect(atServer).not.toContain(reference);
  const atWorker = await metrics(workerUrl);
  expect(sumOf(atWorker, 'parvaneh_decisions_total')).toBe(1);
  expect(sumOf(atWorker, 'parvaneh_transitions_total')).toBeGreaterThan(2);
  for (const text of [atServer, atWorker]) {
    expect(sumOf(text, 'parvaneh_stuck_cases')).toBe(1);
    expect(sumOf(text, 'parvaneh_overdue_tasks')).toBe(1);
    expect(sumOf(text, 'parvaneh_cases', { status: 'UNDER_REVIEW' })).toBe(1);
    expect(sumOf(text, 'parvaneh_pool_connections', { state: 'idle' })).toBeGreaterThan(0);
    expect(sumOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  }
  // Of Temporal's runtime. Messages are delivered a second later, by a workflow that then is over.
  const completed = async () => sumOf(await metrics(workerUrl), 'temporal_workflow_completed_total') ?? 0;
  await expect.poll(completed, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(sumOf(atWorker, 'temporal_request_total', { operation: 'RespondWorkflowTaskCompleted' })).toBeGreaterThan(0);
}, 60_000);

const owner = (sql: string) => system.prisma.$executeRawUnsafe(sql);

describe('the log of a worker', () => {
  it('is one JSON object a line, the lines of Temporal among them', async () => {
    await expect.poll(() => lines.includes('"name":"temporal"'), { timeout: 20_000 }).toBe(true);
    const whole = lines.slice(0, lines.lastIndexOf('\n')).split('\n');
    for (const line of whole) expect(() => JSON.parse(line), line).not.toThrow();
  });
});

describe('the files of alerts and of the dashboard', () => {
  it.each(['docs/monitoring/alerts.yml', 'docs/monitoring/dashboard.json'])(
    '%s names no metric that nobody serves',
    async (file) => {
      const text = readFileSync(file, 'utf8');
      const named = new Set(text.match(/\b(parvaneh|temporal|nodejs|process)_[a-z_]+\b/g));
      expect(named.size).toBeGreaterThan(5);
      const served = `${await metrics(serverUrl)}${await metrics(workerUrl)}`;
      const names = new Set(
        [...served.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name, type]) =>
          type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
        ),
      );
      expect([...named].filter((name) => !names.has(name))).toEqual([]);
    },
  );
});
