import { parentPort } from 'node:worker_threads';
import { loadFragments, loadShipped } from '../../forms/load.js';
import { yieldToRequests } from '../../runtime/threads/priority.js';
import { type Checked, type CheckJob, check, REHEARSAL } from './check.js';

yieldToRequests();
const fragments = loadFragments();
fragments.catch(() => undefined);

/** Code that has run once runs faster, and the first large document gains by it. */
async function rehearse(): Promise<Checked> {
  await loadShipped();
  return { issues: [] };
}

/** One check a message: the job comes in, what was found or a sentence goes out. */
parentPort?.on('message', async (job: CheckJob | typeof REHEARSAL) => {
  try {
    parentPort?.postMessage(job === REHEARSAL ? await rehearse() : await check(job, await fragments));
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
