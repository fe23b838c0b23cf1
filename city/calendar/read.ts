import type { BusinessCalendar } from '../../forms/calendar.js';
import { jalaliDay, jalaliYear } from '../../forms/jalali.js';
import type { PrismaClient } from '../../prisma/client.js';

/** A Jalali year whose holidays are known, with their days. */
export interface YearTable {
  year: number;
  days: string[];
}

/** The business calendar as it is now, or as it is by these tables: a change of them counts from the next reading on. */
export type ReadCalendar = (tables?: readonly YearTable[]) => Promise<BusinessCalendar>;

/** Every table, as a statement of several things reads it along. */
export const YEAR_TABLES = `SELECT known.year, array_remove(array_agg(holiday.day), NULL) AS days
  FROM "CalendarYear" known LEFT JOIN "CalendarHoliday" holiday ON holiday.year = known.year GROUP BY known.year`;

/** `base` has the holidays of every year and what a Thursday is; the database has the tables of single years. */
export function createCalendar(prisma: PrismaClient, base: BusinessCalendar): ReadCalendar {
  return async (tables) => {
    const rows = tables ?? (await prisma.$queryRawUnsafe<YearTable[]>(YEAR_TABLES));
    return {
      thursday: base.thursday,
      ...(base.months && { months: base.months }),
      holidays: new Set([...base.holidays, ...rows.flatMap(({ days }) => days)]),
      tables: new Set(rows.map(({ year }) => year)),
    };
  };
}

/** Jalali years that the instants (RFC 3339) reach into and that have no table of holidays. */
export function yearsWithoutTable(instants: readonly string[], { tables }: BusinessCalendar): number[] {
  const years = new Set(instants.map((instant) => jalaliYear(jalaliDay(new Date(instant)))));
  return [...years].filter((year) => tables?.has(year) !== true).sort();
}
