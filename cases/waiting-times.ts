import { type BusinessCalendar, workingTime } from '../forms/calendar.js';
import { turnOf } from '../policy/states.js';
import type { ApplicationStatus } from '../prisma/generated/client/enums.js';

/** Working time, in ms, that a case has waited for each side since it was filed. */
export interface WaitingTimes {
  municipality: number;
  applicant: number;
}

interface Entry {
  at: Date;
  /** how the case stood from then on; null where that was not kept */
  status: ApplicationStatus | null;
}

/** Derived from the timeline, in its order: between two entries the case stood as the first one left it. */
export function waitingTimes(entries: readonly Entry[], now: Date, calendar: BusinessCalendar): WaitingTimes {
  const waited = { municipality: 0, applicant: 0 };
  for (const [i, { at, status }] of entries.entries()) {
    const turn = status === null ? undefined : turnOf(status);
    const until = entries[i + 1]?.at ?? now;
    if (turn && until > at) waited[turn] += workingTime(at, until, calendar);
  }
  return waited;
}
