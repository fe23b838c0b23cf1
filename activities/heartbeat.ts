import { Context } from '@temporalio/activity';

const EVERY_MS = 2_000;

/** Says while `work` goes on that this worker is alive, so that its activity is tried elsewhere seconds after it is not. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  context.heartbeat();
  const beat = setInterval(() => context.heartbeat(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
