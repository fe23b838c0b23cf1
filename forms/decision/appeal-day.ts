import { type BusinessCalendar, spanEnd } from '../calendar.js';
import { jalaliDay } from '../jalali.js';

/** The Jalali day on which so many working days after an instant are over. */
export const afterWorkingDays = (at: Date, days: number, calendar: BusinessCalendar): string =>
  jalaliDay(spanEnd(at, { workingDays: days }, calendar));
