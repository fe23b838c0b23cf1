import type { Case } from './case.js';

/** Tells the end of a case by its time: `told`, or that its rejection stands. */
export function tellEnd(
  permitCase: Case,
  told: 'ENDED' | 'EXPIRED',
  by: 'engine' | 'clock',
  data?: Record<string, unknown>,
): void {
  if (permitCase.wasRejected) tellRejectionStands(permitCase);
  else permitCase.journal.tell(told, by, data);
}

/** Where a case that was rejected ends by its time. */
export function tellRejectionStands({ wasRejected, journal }: Case): void {
  if (wasRejected) journal.tell('REJECTION_STANDS', 'clock');
}
