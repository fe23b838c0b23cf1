import { startOfDay } from '../../forms/jalali.js';
import type { HolidayTable } from '../../forms/language/calendar.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';

export interface YearReport {
  year: number;
  complete: boolean;
  /** the year had no table before */
  fresh: boolean;
  /** Jalali days */
  added: string[];
  removed: string[];
  renamed: string[];
  /** the table or its completeness is another than before */
  changed: boolean;
  /** open tasks that are due in the year; they keep the instant that was worked out before */
  running: number;
}

/** Tells somebody of a change, in its transaction. */
export type TellYears = (tx: Transaction, reports: readonly YearReport[]) => Promise<void>;

/** Two imports at once would each compare with what the other is about to replace. */
const LOCK = 72_707_370;

/**
 * Takes tables in, all or none. A complete one stands in the place of the year's table before; one that is not complete adds
 * its days, renames what it calls otherwise and takes nothing away: a year that had no table keeps its `yearly` holidays. The
 * same tables again change nothing.
 */
export function importHolidays(
  prisma: PrismaClient,
  tables: readonly HolidayTable[],
  { source, yearly, tell }: { source: string; yearly: (year: number) => HolidayTable['holidays']; tell?: TellYears },
): Promise<YearReport[]> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const reports: YearReport[] = [];
    for (const table of tables) {
      const { year } = table;
      const before = await tx.calendarYear.findUnique({ where: { year }, include: { holidays: true } });
      const difference = compare(before?.holidays ?? [], table);
      // A year whose table is complete stays so when a day comes to it.
      const complete = table.complete || (before?.complete ?? false);
      const changed =
        !before || before.complete !== complete || Object.values(difference).some((days) => days.length > 0);
      if (changed) {
        const now = { complete, source, importedAt: new Date() };
        await tx.calendarYear.upsert({ where: { year }, create: { year, ...now }, update: now });
        await tx.calendarHoliday.deleteMany({ where: { day: { in: [...difference.removed, ...difference.renamed] } } });
        const written = new Set([...difference.added, ...difference.renamed]);
        const kept = before || complete ? [] : yearly(year).filter(({ day }) => !written.has(day));
        const holidays = [...table.holidays.filter(({ day }) => written.has(day)), ...kept];
        await tx.calendarHoliday.createMany({ data: holidays.map((holiday) => ({ of: year, ...holiday })) });
      }
      reports.push({ year, complete, fresh: !before, ...difference, changed, running: await dueIn(tx, year) });
    }
    await tell?.(tx, reports);
    return reports;
  });
}

/** Takes single days out of the calendar, all or none. @throws HolidayUnknownError */
export function removeHolidays(prisma: PrismaClient, days: readonly string[], tell?: TellYears): Promise<YearReport[]> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const found = await tx.calendarHoliday.findMany({ where: { day: { in: [...days] } }, include: { year: true } });
    const unknown = days.filter((day) => !found.some((holiday) => holiday.day === day));
    if (unknown.length > 0) throw new HolidayUnknownError(unknown);
    await tx.calendarHoliday.deleteMany({ where: { day: { in: [...days] } } });
    const years = new Map(found.map(({ year }) => [year.year, year.complete]));
    const reports: YearReport[] = [];
    for (const [year, complete] of years) {
      const removed = days.filter((day) => day.startsWith(`${year}/`));
      const difference = { added: [], removed, renamed: [] };
      reports.push({ year, complete, fresh: false, ...difference, changed: true, running: await dueIn(tx, year) });
    }
    await tell?.(tx, reports);
    return reports;
  });
}

/** A day that is to be taken out of the calendar is not in it. */
export class HolidayUnknownError extends Error {
  override name = 'HolidayUnknownError';
  constructor(days: readonly string[]) {
    super(`${days.join(', ')}: no holiday of a year's table; \`calendar show YEAR\` lists them.`);
  }
}

/** Open tasks that are due in a year. */
const dueIn = (tx: Pick<PrismaClient, 'task'>, year: number): Promise<number> =>
  tx.task.count({
    where: {
      status: { in: [...OPEN_TASK_STATUSES] },
      dueAt: { gte: startOfDay(`${year}/01/01`), lt: startOfDay(`${year + 1}/01/01`) },
    },
  });

function compare(before: readonly { day: string; title: unknown }[], { holidays, complete }: HolidayTable) {
  const old = new Map(before.map(({ day, title }) => [day, title as LocalizedText]));
  const days = new Set(holidays.map(({ day }) => day));
  return {
    added: holidays.map(({ day }) => day).filter((day) => !old.has(day)),
    removed: complete ? [...old.keys()].filter((day) => !days.has(day)) : [],
    renamed: holidays
      .filter(({ day, title }) => old.has(day) && (old.get(day)?.fa !== title.fa || old.get(day)?.en !== title.en))
      .map(({ day }) => day),
  };
}
