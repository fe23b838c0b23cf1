import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { metItContinuing, refusalOf } from './message-failures.js';
import { UnavailableError } from './refusals.js';

/** How often a case that goes on in another run is asked again, and how long it is given, in ms. */
const MOST_TRIES = 40;
const BREATH = 50;

/** Calls of the workflow service that end in time, and fail as refusals. */
interface Sending {
  /** Rejects with UnavailableError where it takes longer, in ms. */
  within<T>(deadline: number, send: () => Promise<T>): Promise<T>;
  /** The same for a message to a case, which is sent again where the case goes on in another run. */
  send<T>(message: () => Promise<T>): Promise<T>;
}

export function createSending(client: Pick<Client, 'withAbortSignal'>, messageTimeout: number): Sending {
  async function within<T>(deadline: number, send: () => Promise<T>): Promise<T> {
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // An abort ends a call, but not the wait for a connection that cannot be made.
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        abort.abort();
        reject(new UnavailableError());
      }, deadline);
    });
    try {
      return await Promise.race([client.withAbortSignal(abort.signal, send), late]);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  return { within, send: (message) => within(messageTimeout, () => whileItContinues(message)) };
}

/** Sends a message again that met its case between two runs of the workflow. */
async function whileItContinues<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!metItContinuing(error) || tries === MOST_TRIES) throw error;
      await pause(BREATH);
    }
  }
}
