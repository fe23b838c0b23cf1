import type { AppealStep } from './appeals.js';
import { type BusinessCalendar, spanEnd } from './calendar.js';
import { type JalaliDay, jalaliDay } from './jalali.js';
import type { Span } from './language/deadline.js';

/** The last day of a span that begins at an instant. */
export const lastDayFrom = (span: Span, from: Date, calendar: BusinessCalendar): JalaliDay =>
  jalaliDay(spanEnd(from, span, calendar));

/** The last day on which a case that ended at an instant may be objected to; null where there is no end to it. */
export const lastDayOf = ({ within }: AppealStep, endedAt: Date, calendar: BusinessCalendar): JalaliDay | null =>
  within === undefined ? null : lastDayFrom(within, endedAt, calendar);
