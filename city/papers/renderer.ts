import { createThreadPool, TooManyJobsError } from '../../runtime/threads/pool.js';
import type { PaperModel } from './paper/model.js';

/** Draws papers on threads of its own, so that no request waits for a layout. */
export interface Renderer {
  /** The PDF; equal models give equal bytes. Rejects with PaperRenderingError, or PapersBusyError. */
  render(paper: PaperModel): Promise<Buffer>;
  /** Ends the threads; what is still being drawn is rejected. */
  close(): Promise<void>;
}

/** As many papers wait already as may. Trying again shortly may succeed. */
export class PapersBusyError extends Error {
  override name = 'PapersBusyError';
}

export class PaperRenderingError extends Error {
  override name = 'PaperRenderingError';
}

interface Options {
  /** Started as they are needed. */
  threads: number;
  /** One that has drawn nothing for so long is ended; kept where it is left out. */
  idleMs?: number;
  /** A layout that takes longer is given up with its thread. */
  timeoutMs?: number;
  /** How many papers may wait for a thread: each holds its model, and its reader a connection. */
  waiting?: number;
}

export type Drawn = { pdf: Uint8Array } | { failure: string };

export function createRenderer({ threads, idleMs, timeoutMs = 60_000, waiting = 50 }: Options): Renderer {
  const module = new URL('./render-thread', import.meta.url);
  const pool = createThreadPool<PaperModel, Drawn>(module, {
    threads,
    timeoutMs,
    waiting,
    ...(idleMs !== undefined && { idleMs }),
  });
  return {
    async render(paper) {
      const drawn = await pool.run(paper).catch((error: Error) => {
        if (error instanceof TooManyJobsError) throw new PapersBusyError(error.message);
        throw new PaperRenderingError(error.message, { cause: error });
      });
      if ('failure' in drawn) throw new PaperRenderingError(drawn.failure);
      const { buffer, byteOffset, byteLength } = drawn.pdf;
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    close: () => pool.close(),
  };
}
