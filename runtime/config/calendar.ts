import { z } from 'zod';
import type { BusinessCalendar } from '../../forms/calendar.js';

export const calendarEnvironment = {
  THURSDAY: z.enum(['off', 'half', 'work']).optional(),
  REOPENED_TASK_DAYS: z.coerce.number().min(0).max(30).default(1),
};

export interface CalendarSettings {
  /** what a Thursday is, for the whole municipality; the shipped calendar says so otherwise */
  thursday?: BusinessCalendar['thursday'];
  /** working days that a task has at the least when it is opened again after a correction */
  reopenedFloor: number;
}

export function calendarSettings(env: {
  THURSDAY?: BusinessCalendar['thursday'] | undefined;
  REOPENED_TASK_DAYS: number;
}): CalendarSettings {
  return { ...(env.THURSDAY && { thursday: env.THURSDAY }), reopenedFloor: env.REOPENED_TASK_DAYS };
}

/** The shipped calendar with the city's Thursday. */
export const withThursday = (calendar: BusinessCalendar, { thursday }: CalendarSettings): BusinessCalendar =>
  thursday ? { ...calendar, thursday } : calendar;
