import { constants, setPriority } from 'node:os';

/**
 * Lets a thread have what time requests leave over. Linux takes "this process" for the calling thread alone; elsewhere it
 * would slow down the requests as well, and nothing is changed.
 */
export function yieldToRequests(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
