import { Worker } from 'node:worker_threads';
import type { PaperModel } from './paper/model.js';

/** Draws papers on threads of its own, so that no request waits for a layout. */
export interface Renderer {
  /** The PDF; equal models give equal bytes. Rejects with PaperRenderingError. */
  render(paper: PaperModel): Promise<Buffer>;
  /** Ends the threads; what is still being drawn is rejected. */
  close(): Promise<void>;
}

export class PaperRenderingError extends Error {
  override name = 'PaperRenderingError';
}

interface Job {
  paper: PaperModel;
  resolve(pdf: Buffer): void;
  reject(error: PaperRenderingError): void;
}

interface Options {
  /** Started as they are needed, and then kept. */
  threads: number;
  /** A layout that takes longer is given up with its thread. */
  timeoutMs?: number;
}

type Answer = { pdf: Uint8Array } | { failure: string };

export function createRenderer({ threads, timeoutMs = 60_000 }: Options): Renderer {
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job & { late: NodeJS.Timeout }>();
  const waiting: Job[] = [];
  let closed = false;

  function next(): void {
    const job = waiting[0];
    const worker = job && (idle.pop() ?? (busy.size < threads ? startThread() : undefined));
    if (!job || !worker) return;
    waiting.shift();
    give(worker, job);
  }

  function give(worker: Worker, job: Job): void {
    const late = setTimeout(() => lose(worker, `The paper took longer than ${timeoutMs} ms to lay out.`), timeoutMs);
    busy.set(worker, { ...job, late });
    worker.once('message', (answer: Answer) => {
      clearTimeout(late);
      if (!busy.delete(worker)) return;
      idle.push(worker);
      if ('pdf' in answer) job.resolve(Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength));
      else job.reject(new PaperRenderingError(answer.failure));
      next();
    });
    worker.postMessage(job.paper);
  }

  function startThread(): Worker {
    const worker = threadOf('./render-thread');
    worker.once('error', (error) => lose(worker, error instanceof Error ? error.message : String(error)));
    worker.once('exit', () => lose(worker, 'The thread that drew the paper has ended.'));
    return worker;
  }

  /** A thread that died or hangs: its paper is rejected, and another thread takes the next one. */
  function lose(worker: Worker, why: string): void {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    const job = busy.get(worker);
    clearTimeout(job?.late);
    busy.delete(worker);
    job?.reject(new PaperRenderingError(why));
    void worker.terminate();
    if (!closed) next();
  }

  return {
    render: (paper) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new PaperRenderingError('The renderer is closed.'));
        waiting.push({ paper, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new PaperRenderingError('The renderer is closed.'));
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** A module of this folder as a thread: compiled where this file is, else from its source by way of tsx. */
function threadOf(name: string): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`${name}.js`, import.meta.url));
  const module = new URL(`${name}.ts`, import.meta.url).href;
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module)}); })`;
  return new Worker(script, { eval: true });
}
