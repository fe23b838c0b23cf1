import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { logAt } from '../runtime/temporal-log.js';
import { workflowBundle } from '../runtime/workflow-bundle.js';
import { eventually } from '../test/support/receivers.js';
import { temporalAddress } from '../test/support/servers.js';

it('takes the traces of promises, and no failure of a workflow with them', async () => {
  logAt('error');
  const connection = await NativeConnection.connect({ address: temporalAddress() });
  const client = new Client({ connection });
  const taskQueue = randomUUID();
  const workflowBundleOfTest = await workflowBundle('test/support/failing-workflows.ts');
  const worker = await Worker.create({ connection, taskQueue, workflowBundle: workflowBundleOfTest });
  await worker.runUntil(async () => {
    const start = (type: string) => client.workflow.start(type, { workflowId: `${type}-${taskQueue}`, taskQueue });
    const failure = await (await start('failsInTheOpen')).result().catch((error: { cause: unknown }) => error.cause);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect((failure as Error).stack).toContain('test/support/failing-workflows.ts');

    const unseen = await start('failsUnseen');
    const cause = await eventually('its task has failed', async () => {
      const { events } = await unseen.fetchHistory();
      return events?.find((event) => event.workflowTaskFailedEventAttributes)?.workflowTaskFailedEventAttributes;
    });
    expect(cause.failure?.message).toContain('unseen');
    await unseen.terminate();
  });
  await connection.close();
});
