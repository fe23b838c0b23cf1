import { setPriority } from 'node:os';

/** Beside a busy thread of requests it has a quarter of a processor, so what it does takes longer but is done. */
export const BEHIND_REQUESTS = 5;

/**
 * Lets a thread stand behind requests. Linux takes "this process" for the calling thread alone; elsewhere it would slow
 * down the requests as well, and nothing is changed.
 */
export function yieldToRequests(): void {
  if (process.platform === 'linux') setPriority(BEHIND_REQUESTS);
}
