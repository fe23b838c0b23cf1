import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { temporalTestServer } from '../../embedded/temporal-binary.js';
import { loadSettings } from '../../runtime/config.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import * as messages from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import { type Handle, type Life, owner } from './histories/acts.js';
import { lives } from './histories/lives.js';
import { livesInParts } from './histories/lives-in-parts.js';

// Records one history of each kind of life into workflows/histories/. Run it when a new kind of life appears; histories
// that are already there stay, because they stand for the cases that are running somewhere. Those without `from-rows` in
// their names began when a case was started with its steps.

async function file(client: Client, taskQueue: string, life: Life): Promise<Handle> {
  life.fake.steps = life.steps;
  const definition = { code: 'test', version: 1, hash: 'h' };
  if (life.filing) {
    const input = { reference: life.name, definition, filing: life.filing };
    const workflowId = `application/${life.name}`;
    return client.workflow.start<typeof permitApplication>('permitApplication', {
      workflowId,
      taskQueue,
      args: [input],
    });
  }
  const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
    workflowId: `application/${life.name}`,
    taskQueue,
    args: [
      {
        reference: life.name,
        definition,
        ...(life.continueAfter && { continueAfter: life.continueAfter }),
      },
    ],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(messages.submitUpdate, {
    args: [{ draftVersion: 1, actor: owner }],
    startWorkflowOperation: start,
  });
  return start.workflowHandle();
}

const path = await temporalTestServer({ cacheDir: loadSettings().cacheDir, say: console.error });
const env = await TestWorkflowEnvironment.createTimeSkipping({
  server: { executable: { type: 'existing-path', path } },
});
const folder = new URL('../../workflows/histories/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const life of [...lives, ...livesInParts]) {
  const kept = new URL(`${life.name}-from-rows.bin`, folder);
  if (existsSync(kept)) continue;
  const taskQueue = randomUUID();
  const { nativeConnection: connection } = env;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: life.fake,
  });
  await worker.runUntil(async () => {
    const handle = await file(env.client, taskQueue, life);
    const { runId } = await handle.describe();
    await life.live(handle, life.fake, (duration) => env.sleep(duration));
    console.log(life.name, await handle.result());
    const keep = async (run: Pick<Handle, 'fetchHistory'>, file: URL) =>
      writeFile(file, proto.temporal.api.history.v1.History.encode(await run.fetchHistory()).finish());
    await keep(handle, kept);
    // A case that was moved was begun by an earlier run.
    if ((await handle.describe()).runId === runId) return;
    await keep(
      env.client.workflow.getHandle(handle.workflowId, runId),
      new URL(`${life.name}-from-rows-before.bin`, folder),
    );
  });
}
await env.teardown();
