import type proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../runtime/workflow-bundle.js';

type History = proto.temporal.api.history.v1.IHistory;

let last: Promise<unknown> = Promise.resolve();

/**
 * Replays a recorded history with the workflow code of this installation; answers where they part, if they do. One after
 * another: the SDK takes its runtime down with each replay's worker, and must not while the next begins.
 */
export function replayed(reference: string, history: History): Promise<string | undefined> {
  const next = last.then(() => replay(reference, history));
  last = next.catch(() => undefined);
  return next;
}

async function replay(reference: string, history: History): Promise<string | undefined> {
  const one = [{ workflowId: `application/${reference}`, history }];
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, one)) {
    if (error) return error.message;
  }
  return undefined;
}
