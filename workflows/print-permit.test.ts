import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withHeartbeat } from '../activities/heartbeat.js';
import { logAt } from '../runtime/temporal-log.js';
import { workflowBundle } from '../runtime/workflow-bundle.js';
import { temporalAddress } from '../test/support/servers.js';
import type { printPermit } from './print-permit.js';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  logAt('error');
  environment = await TestWorkflowEnvironment.createFromExistingServer({ address: temporalAddress() });
});
afterAll(() => environment.teardown());

/** Draws with what each attempt does, and answers how long it took, in ms. */
async function drawn(...attempts: (() => Promise<void>)[]): Promise<number> {
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: { printPermit: () => attempts[Context.current().info.attempt - 1]?.() },
    shutdownForceTime: '1 second',
  });
  const begin = Date.now();
  await worker.runUntil(
    environment.client.workflow.execute<typeof printPermit>('printPermit', {
      workflowId: taskQueue,
      taskQueue,
      args: ['P-1'],
    }),
  );
  return Date.now() - begin;
}

const silent = () => Context.current().cancelled;
const after = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

it('a paper whose worker says nothing more is drawn again in seconds', async () => {
  expect(await drawn(silent, after(0))).toBeLessThan(25_000);
}, 60_000);

it('a slow paper whose worker lives is drawn once', async () => {
  expect(await drawn(() => withHeartbeat(after(14_000)))).toBeGreaterThan(13_000);
}, 60_000);
