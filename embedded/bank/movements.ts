import { createHash } from 'node:crypto';

/** One visit moves money once, so its number follows from the visit. */
export const trackingNumberOf = (sessionId: string): string =>
  BigInt(`0x${createHash('sha256').update(sessionId).digest('hex').slice(0, 15)}`)
    .toString()
    .padStart(19, '0');
