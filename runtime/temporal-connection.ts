import { setTimeout as pause } from 'node:timers/promises';
import {
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

/** Longest pause before a call is tried again, in ms; closing may have to wait for so long. */
const LONGEST_PAUSE = 2_000;

/**
 * A connection that is made at its first call, and again after every outage. It closes only when no call is left to be
 * tried again: the SDK would try it on the closed channel, and what that throws ends the process.
 */
export function lazyConnection(options: ConnectionOptions): Connection {
  const retries = defaultGrpcRetryOptions();
  let closing = false;
  let nextTry = 0;
  const retry = makeGrpcRetryInterceptor({
    retryableDecider: (attempt, status) => !closing && retries.retryableDecider(attempt, status),
    delayFunction(attempt, status) {
      const delay = Math.min(LONGEST_PAUSE, retries.delayFunction(attempt, status));
      nextTry = Math.max(nextTry, performance.now() + delay);
      return delay;
    },
  });
  const connection = Connection.lazy({ ...options, interceptors: [retry] });
  const close = connection.close.bind(connection);
  connection.close = async () => {
    closing = true;
    // Timers are not exact to the millisecond.
    if (nextTry > 0) await pause(Math.max(0, nextTry - performance.now()) + 50);
    await close();
  };
  return connection;
}
