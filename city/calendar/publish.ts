import type { HolidayTable } from '../../forms/language/calendar.js';
import type { PrismaClient } from '../../prisma/client.js';

/** Writes the shipped tables of years that this installation has none of yet; the city's own stay as they are. */
export async function publishHolidays(prisma: PrismaClient, tables: readonly HolidayTable[]): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const added = await tx.calendarYear.createManyAndReturn({
      data: tables.map(({ year, complete }) => ({ year, complete, source: 'shipped' })),
      skipDuplicates: true,
      select: { year: true },
    });
    const isNew = new Set(added.map(({ year }) => year));
    const days = tables
      .filter(({ year }) => isNew.has(year))
      .flatMap(({ year: of, holidays }) => holidays.map((holiday) => ({ of, ...holiday })));
    await tx.calendarHoliday.createMany({ data: days });
  });
}
