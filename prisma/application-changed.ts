import type { Transaction } from './client.js';

/** The channel that is told the reference of every application whose rows have changed. */
export const APPLICATION_CHANGED = 'application_changed';

/** Tells whoever watches an application of a change, once it is committed. */
export const tellApplicationChanged = (tx: Pick<Transaction, '$executeRaw'>, reference: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_notify(${APPLICATION_CHANGED}, ${reference})`;
