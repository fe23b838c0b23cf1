import { startOfDay } from '../../forms/jalali.js';
import type { HolidayTable } from '../../forms/language/calendar.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';

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

/** Two imports at once would each compare with what the other is about to replace. */
const LOCK = 72_707_370;

/** Puts each year's table in the place of the one before, all or none. The same tables again change nothing. */
export function importHolidays(
  prisma: PrismaClient,
  tables: readonly HolidayTable[],
  source: string,
): Promise<YearReport[]> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const reports: YearReport[] = [];
    for (const table of tables) {
      const { year, complete } = table;
      const before = await tx.calendarYear.findUnique({ where: { year }, include: { holidays: true } });
      const difference = compare(before?.holidays ?? [], table);
      const changed =
        !before || before.complete !== complete || Object.values(difference).some((days) => days.length > 0);
      if (changed) {
        const now = { complete, source, importedAt: new Date() };
        await tx.calendarYear.upsert({ where: { year }, create: { year, ...now }, update: now });
        await tx.calendarHoliday.deleteMany({ where: { of: year } });
        await tx.calendarHoliday.createMany({ data: table.holidays.map((holiday) => ({ of: year, ...holiday })) });
      }
      const running = await tx.task.count({
        where: {
          status: { in: [...OPEN_TASK_STATUSES] },
          dueAt: { gte: startOfDay(`${year}/01/01`), lt: startOfDay(`${year + 1}/01/01`) },
        },
      });
      reports.push({ year, complete, fresh: !before, ...difference, changed, running });
    }
    return reports;
  });
}

function compare(before: readonly { day: string; title: unknown }[], { holidays }: HolidayTable) {
  const old = new Map(before.map(({ day, title }) => [day, title as LocalizedText]));
  const days = new Set(holidays.map(({ day }) => day));
  return {
    added: holidays.map(({ day }) => day).filter((day) => !old.has(day)),
    removed: [...old.keys()].filter((day) => !days.has(day)),
    renamed: holidays
      .filter(({ day, title }) => old.has(day) && (old.get(day)?.fa !== title.fa || old.get(day)?.en !== title.en))
      .map(({ day }) => day),
  };
}
