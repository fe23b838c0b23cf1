import { readdir, readFile } from 'node:fs/promises';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { beforeAll, expect, it } from 'vitest';
import { logAt } from '../runtime/temporal-log.js';
import { workflowBundle } from '../runtime/workflow-bundle.js';

const folder = new URL('./histories/', import.meta.url);

beforeAll(() => {
  logAt('error');
});

it.each([false, true])('replays every recorded history with the code of today; traced: %s', async (traced) => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bin'));
  expect(files.length).toBeGreaterThan(4);
  const histories = files.map(async (file) => ({
    workflowId: file.replace(/\.bin$/, ''),
    history: proto.temporal.api.history.v1.History.decode(await readFile(new URL(file, folder))),
  }));
  const sinks = { exporter: { export: { fn: () => undefined, callDuringReplay: false } } };
  const bundle = await workflowBundle(undefined, { traced });
  const results = Worker.runReplayHistories({ workflowBundle: bundle, sinks }, await Promise.all(histories));
  const failed: string[] = [];
  for await (const { workflowId, error } of results) if (error) failed.push(`${workflowId}: ${error.message}`);
  expect(failed).toEqual([]);
});
