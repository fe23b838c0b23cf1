import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { promoteBuild } from '../cases/migration/promote.js';
import { serve } from '../city/catalogue/test-support/serve.js';
import { startWorker } from '../worker.js';
import { openCrowd } from './migration/crowd.js';
import { twoVersions } from './migration/versions.js';
import { temporalAddress } from './support/servers.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let connection: Connection;
let client: Client;
const deployment = 'parvaneh-test';

beforeAll(async () => {
  system = await startSystem({ WORKER_DEPLOYMENT: deployment }, { worker: false });
  connection = await Connection.connect({ address: temporalAddress() });
  client = new Client({ connection, namespace: system.config.temporal.namespace });
});
afterAll(async () => {
  await connection.close();
  await system.stop();
});

it('goes on with the workers of the build that was promoted, whichever began the case', async () => {
  const { prisma, config } = system;
  const promote = (build: string) =>
    vi.waitFor(() => promoteBuild({ prisma, client }, { deployment, build, sample: 10 }), {
      timeout: 30_000,
      interval: 500,
    });
  const buildOf = async () =>
    (await crowd.handleOf('B-1').fetchHistory()).events?.flatMap((event) => {
      const completed = event.workflowTaskCompletedEventAttributes;
      return completed ? [completed.deploymentVersion?.buildId] : [];
    });
  const { old } = twoVersions();
  await serve(prisma, old);
  const crowd = openCrowd({ prisma, client, taskQueue: config.taskQueue });

  const first = await startWorker({ ...config, workers: { deployment, build: 'one' } });
  expect(await promote('one')).toEqual({ replayed: 0, broken: [] });
  await crowd.bring('B-1', 'open', old);

  const second = await startWorker({ ...config, workers: { deployment, build: 'two' } });
  expect(await promote('two')).toEqual({ replayed: 1, broken: [] });
  await first.stop();
  await crowd.decide('B-1', 'supervisor');
  await crowd.until('B-1', 'payment');
  expect(new Set(await buildOf())).toEqual(new Set(['one', 'two']));
  await second.stop();
});
