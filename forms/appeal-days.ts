import type { AppealStep } from './appeals.js';
import { type BusinessCalendar, spanEnd } from './calendar.js';
import { type JalaliDay, jalaliDay } from './jalali.js';

/** The last day on which a case that ended at an instant may be objected to; null where there is no end to it. */
export const lastDayOf = ({ within }: AppealStep, endedAt: Date, calendar: BusinessCalendar): JalaliDay | null =>
  within === undefined ? null : jalaliDay(spanEnd(endedAt, within, calendar));
