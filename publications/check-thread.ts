import { parentPort } from 'node:worker_threads';
import { loadFragments } from '../forms/load.js';
import { yieldToRequests } from '../threads/priority.js';
import { type CheckJob, check } from './check.js';

yieldToRequests();
const fragments = loadFragments();
fragments.catch(() => undefined);

/** One check a message: the job comes in, what was found or a sentence goes out. */
parentPort?.on('message', async (job: CheckJob) => {
  try {
    parentPort?.postMessage(await check(job, await fragments));
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
