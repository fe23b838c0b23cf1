import { z } from 'zod';
import type { BusinessCalendar } from '../../forms/calendar.js';

export const calendarEnvironment = {
  THURSDAY: z.enum(['off', 'half', 'work']).optional(),
  CALENDAR_MONTHS: z.enum(['jalali', 'gregorian']).optional(),
  REOPENED_TASK_DAYS: z.coerce.number().min(0).max(30).default(1),
};

export interface CalendarSettings {
  /** what a Thursday is, for the whole municipality; the shipped calendar says so otherwise */
  thursday?: BusinessCalendar['thursday'];
  /** whose months and years the municipality means; Jalali ones otherwise */
  months?: BusinessCalendar['months'];
  /** working days that a task has at the least when it is opened again after a correction */
  reopenedFloor: number;
}

export function calendarSettings(env: {
  THURSDAY?: BusinessCalendar['thursday'] | undefined;
  CALENDAR_MONTHS?: BusinessCalendar['months'];
  REOPENED_TASK_DAYS: number;
}): CalendarSettings {
  const { THURSDAY: thursday, CALENDAR_MONTHS: months } = env;
  return { ...(thursday && { thursday }), ...(months && { months }), reopenedFloor: env.REOPENED_TASK_DAYS };
}

/** The shipped calendar with the city's Thursday and months. */
export const withSettings = (calendar: BusinessCalendar, { thursday, months }: CalendarSettings): BusinessCalendar => ({
  ...calendar,
  ...(thursday && { thursday }),
  ...(months && { months }),
});
