import { type BusinessCalendar, endOfJalaliYear, spanEnd } from '../forms/calendar.js';
import type { Deadline } from '../forms/language/step.js';

/** When a deadline of a step that begins at `from` comes. */
export function deadlineInstant(from: Date, deadline: Deadline, calendar: BusinessCalendar): Date {
  const end = spanEnd(from, deadline.after, calendar);
  if (deadline.notAfter !== 'yearEnd') return end;
  return new Date(Math.min(end.getTime(), endOfJalaliYear(from).getTime()));
}
