import { basename } from 'node:path';
import type { Command } from 'commander';
import { toldYears } from '../../cases/holidays.js';
import { HolidayUnknownError, importHolidays, removeHolidays, type YearReport } from '../../city/calendar/import.js';
import { createCalendar, yearsWithoutTable } from '../../city/calendar/read.js';
import { isHoliday, weekdayOf, workingHoursOf } from '../../forms/calendar.js';
import { addDays, isJalaliDay, jalaliYear } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { loadCalendar, loadYearlyHolidays } from '../../forms/load.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { withSettings } from '../../runtime/config/calendar.js';
import { loadSettings, type Settings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { holidayTables } from '../holiday-file.js';
import { operator } from '../operator.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const THURSDAYS = { off: 'days off', half: 'half days, until noon', work: 'working days' };

const byOperator = toldYears((act) => ({ ...act, by: operator() }));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function withDatabase(work: (prisma: PrismaClient, settings: Settings) => Promise<void>): Promise<void> {
  const settings = loadSettings();
  const prisma = createPrisma(databaseUrlOf(settings), 2);
  try {
    await work(prisma, settings);
  } finally {
    await prisma.$disconnect();
  }
}

export function registerCalendar(calendar: Command): void {
  calendar
    .command('import <file>')
    .description("put a file's tables (JSON or CSV) in the place of those before, year by year; again is harmless")
    .option('--source <name>', "where the holidays come from (default: the file's name)")
    .option('--partial', 'add the days of the file to those that are there, and take none away', false)
    .action(async (file: string, options: { source?: string; partial: boolean }) => {
      const tables = await holidayTables(file, options);
      await withDatabase(async (prisma) => {
        const how = { source: options.source ?? basename(file), yearly: await loadYearlyHolidays(), tell: byOperator };
        for (const report of await importHolidays(prisma, tables, how)) tell(report);
        await tellCoverage(prisma);
      });
    });
  calendar
    .command('remove <day...>')
    .description('take single days out of the calendar, as a holiday that is called off')
    .action(async (days: string[]) => {
      const wrong = days.filter((day) => !isJalaliDay(day));
      if (wrong.length > 0) throw new UsageError(`A holiday is a Jalali day such as 1405/01/01, not "${wrong[0]}".`);
      await withDatabase(async (prisma) => {
        const reports = await removeHolidays(prisma, [...new Set(days)], byOperator).catch((error: unknown) => {
          throw error instanceof HolidayUnknownError ? new UsageError(error.message) : error;
        });
        for (const report of reports) tell(report);
      });
    });
  calendar
    .command('show <year>')
    .description('the holidays of a Jalali year, and how many working days it has')
    .action(async (text: string) => {
      const year = Number(text);
      if (!Number.isInteger(year) || year < 1300 || year > 1500) {
        throw new UsageError(`"${text}" is no Jalali year; give one such as 1405.`);
      }
      await withDatabase((prisma, settings) => show(prisma, settings, year));
    });
}

function tell({ year, fresh, changed, added, removed, renamed, running }: YearReport): void {
  if (!changed) {
    say(`${year}: unchanged.`);
    return;
  }
  const counts = [`${added.length} added`, `${removed.length} removed`, `${renamed.length} renamed`].join(', ');
  say(`${year}: ${fresh ? 'a new table, ' : ''}${counts}.`);
  for (const day of added) say(`  + ${day}`);
  for (const day of removed) say(`  - ${day}`);
  if (running > 0) {
    say(
      `  ${running} open tasks are due in ${year}. They keep their deadlines; the table counts for those that begin from now on.`,
    );
  }
}

/** Says which years are covered, and warns of open tasks whose deadlines no table stood behind. */
async function tellCoverage(prisma: PrismaClient): Promise<void> {
  const years = await prisma.calendarYear.findMany({ orderBy: { year: 'asc' } });
  const covered = years.map(({ year, complete }) => (complete ? String(year) : `${year} (without lunar holidays)`));
  say(`Covered: ${covered.join(', ')}.`);
  const due = await prisma.task.findMany({
    where: { status: { in: [...OPEN_TASK_STATUSES] }, dueAt: { not: null } },
    select: { dueAt: true },
    distinct: ['dueAt'],
  });
  const tables = new Set(years.map(({ year }) => year));
  const instants = due.flatMap(({ dueAt }) => (dueAt ? [dueAt.toISOString()] : []));
  for (const year of yearsWithoutTable(instants, { thursday: 'off', holidays: new Set(), tables })) {
    process.stderr.write(`Warning: open tasks are due in ${year}, which has no table; import one.\n`);
  }
}

async function show(prisma: PrismaClient, settings: Settings, year: number): Promise<void> {
  const base = withSettings(await loadCalendar(), settings.calendar);
  const calendar = await createCalendar(prisma, base)();
  const table = await prisma.calendarYear.findUnique({ where: { year }, include: { holidays: true } });
  const titles = new Map(table?.holidays.map(({ day, title }) => [day, (title as LocalizedText).fa]));
  let working = 0;
  for (let day = `${year}/01/01`; jalaliYear(day) === year; day = addDays(day, 1)) {
    working += workingHoursOf(day, calendar);
    if (isHoliday(day, calendar))
      say(`${day}  ${(WEEKDAYS[weekdayOf(day)] ?? '').padEnd(9)}  ${titles.get(day) ?? ''}`);
  }
  const days = isJalaliDay(`${year}/12/30`) ? 366 : 365;
  say(`${year} has ${days} days, ${working} of them working days. Thursdays are ${THURSDAYS[calendar.thursday]}.`);
  if (!table) process.stderr.write(`Warning: ${year} has no table; only the holidays of every year are known.\n`);
  else if (!table.complete) process.stderr.write(`Warning: the table of ${year} has no lunar holidays yet.\n`);
}
