import type { Transaction } from './client.js';

/** The channel that is told the reference of every application whose rows have changed. */
export const APPLICATION_CHANGED = 'application_changed';
/** The channel that is told the reference of every application that was filed for the first time. */
export const APPLICATION_FILED = 'application_filed';
/** The channel that is told the reference of every application whose first filing was refused. */
export const FILING_REFUSED = 'filing_refused';

/** Tells whoever watches an application of a change, once it is committed. */
export const tellApplicationChanged = (tx: Pick<Transaction, '$executeRaw'>, reference: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_notify(${APPLICATION_CHANGED}, ${reference})`;

/** Tells whoever waits for a first filing that it was refused. */
export const tellFilingRefused = (tx: Pick<Transaction, '$executeRaw'>, reference: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_notify(${FILING_REFUSED}, ${reference})`;
