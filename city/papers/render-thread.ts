import { parentPort } from 'node:worker_threads';
import { yieldToRequests } from '../../runtime/threads/priority.js';
import type { PaperModel } from './paper/model.js';
import { drawPaper } from './templates/draw.js';

yieldToRequests();

/** What one thread of the renderer does: a model comes in, the bytes or a sentence go out. */
parentPort?.on('message', async (paper: PaperModel) => {
  try {
    parentPort?.postMessage({ pdf: new Uint8Array(await drawPaper(paper)) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
