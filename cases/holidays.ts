import {
  HolidayUnknownError,
  importHolidays,
  removeHolidays,
  type TellYears,
  type YearReport,
} from '../city/calendar/import.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import { HolidayTables } from '../forms/language/calendar.js';
import type { LocalizedText } from '../forms/language/text.js';
import { loadYearlyHolidays } from '../forms/load.js';
import { type Acting, byViewer } from './acting.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { invalidInput } from './refusals.js';
import { nameOf } from './text-input.js';

interface Table {
  year: number;
  /** they are all holidays of the year; otherwise they are added to those that are there */
  complete: boolean;
  holidays: readonly { day: string; title: LocalizedText }[];
  source: string;
}

/** Puts a year's holidays into the calendar. Deadlines that began before keep theirs. */
export async function saveHolidays(acting: Acting, { source, ...table }: Table): Promise<YearReport> {
  must(acting.viewer, 'manageCalendar');
  const read = HolidayTables.safeParse({ years: [table] });
  if (!read.success) {
    const path = read.error.issues[0]?.path.slice(2).join('.') ?? '';
    throw invalidInput(path, 'HOLIDAYS_INVALID', actMessages.HOLIDAYS_INVALID);
  }
  const how = { source: nameOf('source', source, 200), yearly: await loadYearlyHolidays(), tell: tellOf(acting) };
  const [report] = await importHolidays(acting.prisma, read.data.years, how);
  if (!report) throw new Error('a table was given');
  return report;
}

/** Takes single days out, as a holiday that is called off. */
export async function callOffHolidays(acting: Acting, days: readonly string[]): Promise<YearReport[]> {
  must(acting.viewer, 'manageCalendar');
  try {
    return await removeHolidays(acting.prisma, [...new Set(days)], tellOf(acting));
  } catch (error) {
    if (error instanceof HolidayUnknownError)
      throw invalidInput('days', 'HOLIDAY_UNKNOWN', actMessages.HOLIDAY_UNKNOWN);
    throw error;
  }
}

const tellOf = (acting: Acting) => toldYears((act) => byViewer(acting, act));

/** Tells the trail of each year what has become of its holidays; `whose`: the act as whoever changes them does it. */
export const toldYears =
  (whose: (act: Omit<Act, 'by'>) => Act): TellYears =>
  (tx, reports) =>
    appendToTrail(
      tx,
      reports
        .filter(({ changed }) => changed)
        .map(({ year, added, removed, renamed }) =>
          whose({ subject: `calendar/${year}`, act: 'HOLIDAYS_CHANGED', changed: { added, removed, renamed } }),
        ),
    );
