import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { whenOverdue } from './overdue.js';

/** Gives jobs to threads that run one module; each answers one message with one. */
export interface ThreadPool<J, A> {
  /** Rejects with ThreadLostError, or TooManyJobsError. */
  run(job: J): Promise<A>;
  /** Ends the threads; what is under way is rejected. */
  close(): Promise<void>;
}

/** A thread gave up on its job: it took too long or too much memory, failed, or the pool was closed. */
export class ThreadLostError extends Error {
  override name = 'ThreadLostError';
  constructor(
    readonly why: 'TIME' | 'MEMORY' | 'FAILED' | 'CLOSED',
    message: string,
  ) {
    super(message);
  }
}

/** As many jobs wait already as may. */
export class TooManyJobsError extends Error {
  override name = 'TooManyJobsError';
}

interface Options {
  /** Started as they are needed. */
  threads: number;
  /** One that has had nothing to do for so long is ended, for its memory; kept where it is left out. */
  idleMs?: number;
  /** A job that takes longer is given up with its thread: of processors’ time, as `whenOverdue` counts it. */
  timeoutMs: number;
  /** How many jobs may wait for a thread; any number where it is left out. */
  waiting?: number;
  resourceLimits?: ResourceLimits;
}

interface Job<J, A> {
  job: J;
  resolve(answer: A): void;
  reject(error: Error): void;
}

/** `module` is the thread's, without its ending. It is run compiled, as any entry point is. */
export function createThreadPool<J, A>(module: URL, options: Options): ThreadPool<J, A> {
  const { threads, idleMs, timeoutMs, waiting: most = Number.POSITIVE_INFINITY, resourceLimits } = options;
  const idle = new Map<Worker, NodeJS.Timeout | undefined>();
  const busy = new Map<Worker, Job<J, A> & { callOff(): void }>();
  const waiting: Job<J, A>[] = [];
  let closed = false;

  function next(): void {
    const job = waiting[0];
    const worker = job && (idleThread() ?? (busy.size < threads ? startThread() : undefined));
    if (!job || !worker) return;
    waiting.shift();
    give(worker, job);
  }

  function idleThread(): Worker | undefined {
    const [last] = [...idle].slice(-1);
    if (!last) return undefined;
    const [worker, ending] = last;
    clearTimeout(ending);
    idle.delete(worker);
    return worker;
  }

  /** The timer keeps no process alive. */
  const rest = (worker: Worker): void =>
    void idle.set(worker, idleMs === undefined ? undefined : setTimeout(() => end(worker), idleMs).unref());

  function end(worker: Worker): void {
    idle.delete(worker);
    void worker.terminate();
  }

  function give(worker: Worker, job: Job<J, A>): void {
    const tooLate = () => lose(worker, 'TIME', `The job took longer than ${timeoutMs} ms.`);
    const callOff = whenOverdue(timeoutMs, tooLate);
    busy.set(worker, { ...job, callOff });
    worker.once('message', (answer: A) => {
      callOff();
      if (!busy.delete(worker)) return;
      rest(worker);
      job.resolve(answer);
      next();
    });
    worker.postMessage(job.job);
  }

  function startThread(): Worker {
    const worker = threadOf(module, resourceLimits);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      lose(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'MEMORY' : 'FAILED', error.message);
    });
    worker.once('exit', () => lose(worker, 'FAILED', 'The thread has ended.'));
    return worker;
  }

  /** A thread that died or hangs: its job is rejected, and another thread takes the next one. */
  function lose(worker: Worker, why: ThreadLostError['why'], message: string): void {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    const job = busy.get(worker);
    job?.callOff();
    busy.delete(worker);
    job?.reject(new ThreadLostError(why, message));
    void worker.terminate();
    if (!closed) next();
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new ThreadLostError('CLOSED', 'The threads have ended.'));
        if (waiting.length >= most) return reject(new TooManyJobsError(`${most} jobs wait already.`));
        waiting.push({ job, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new ThreadLostError('CLOSED', 'The threads have ended.'));
      await Promise.all([...idle.keys(), ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

function threadOf(module: URL, resourceLimits: ResourceLimits = {}): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`${module.href}.js`), { resourceLimits });
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const [runner, entry] = [new URL('../compiled/run.js', import.meta.url), relative(root, fileURLToPath(module))];
  const script = `import(${JSON.stringify(runner)}).then(({ run }) => run(${JSON.stringify(entry)}))`;
  return new Worker(script, { eval: true, resourceLimits });
}
