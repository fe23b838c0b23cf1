import type { Acting } from './acting.js';

/** Starts the delivery of what was written for people. What cannot be started now is started with the next, or a day later. */
export async function deliverTold({ notices, log }: Pick<Acting, 'notices' | 'log'>): Promise<void> {
  await notices.deliverWaiting().catch((error: unknown) => {
    log.warn({ err: error }, 'what people are told could not be sent yet');
  });
}
