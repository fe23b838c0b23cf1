import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PaperModel } from './paper/model.js';
import { drawPaper } from './templates/draw.js';

// Linux takes "this process" for this thread alone, so that papers are drawn with what time requests leave over.
// Elsewhere it would slow down the requests as well.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

/** What one thread of the renderer does: a model comes in, the bytes or a sentence go out. */
parentPort?.on('message', async (paper: PaperModel) => {
  try {
    parentPort?.postMessage({ pdf: new Uint8Array(await drawPaper(paper)) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
