import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '../../city/calendar/read.js';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { spanEnd } from '../../forms/calendar.js';
import { jalaliDay, startOfDay } from '../../forms/jalali.js';
import { loadCalendar } from '../../forms/load.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { seedFiled } from '../../test/graphql/seed.js';
import { runCli } from '../../test/support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';

let database: TestDatabase;
let prisma: PrismaClient;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  await publishShipped(prisma);
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-calendar-'));
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const parvaneh = (...args: string[]) =>
  runCli(['calendar', ...args], { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, THURSDAY: 'half' });

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const holiday = (day: string, fa = 'تعطیل') => ({ day, title: { fa, en: 'holiday' } });
const json = (year: number, ...days: string[]) =>
  JSON.stringify({ years: [{ year, holidays: days.map((day) => holiday(day)) }] });

describe('calendar', () => {
  it('takes a year’s table in, says what changed, and counts for deadlines from then on without a restart', async () => {
    const read = createCalendar(prisma, await loadCalendar());
    const from = new Date(startOfDay('1405/09/02').getTime() + 36_000_000);
    const due = async () => jalaliDay(spanEnd(from, { workingDays: 1 }, await read()));
    expect(await due()).toBe('1405/09/03');
    await seedFiled(prisma, { reference: 'U-1400-000001' });
    const running = new Date(startOfDay('1405/09/20'));
    await prisma.task.updateMany({ data: { dueAt: running } });

    const table = await file('1405.json', json(1405, '1405/01/01', '1405/09/03'));
    const first = await parvaneh('import', table);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('1405: 1 added, 9 removed, 1 renamed.');
    expect(first.out).toContain('  + 1405/09/03');
    expect(first.out).toContain('1 open tasks are due in 1405. They keep their deadlines');
    expect(first.out).toContain('Covered: 1403 (without lunar holidays), 1404 (without lunar holidays), 1405, 1406');
    expect(await due()).toBe('1405/09/04');
    expect((await prisma.task.findFirstOrThrow()).dueAt).toEqual(running);
    expect((await parvaneh('import', table)).out).toContain('1405: unchanged.');
    // Told once, with who ran it, as of whoever does it by the API.
    expect(await prisma.trailEntry.findMany({ where: { subject: 'calendar/1405' } })).toMatchObject([
      { act: 'HOLIDAYS_CHANGED', by: expect.stringMatching(/^cli\//), changed: { added: ['1405/09/03'] } },
    ]);
    await publishShipped(prisma);
    expect(await prisma.calendarHoliday.count({ where: { of: 1405 } })).toBe(2);
  });

  it('reads CSV with Persian digits and names, and warns of deadlines in a year without a table', async () => {
    const table = await file('1407.csv', '\uFEFFتاریخ,مناسبت\n۱۴۰۷/۱/۱,نوروز\n1407-01-02,نوروز\n');
    const { out, err } = await parvaneh('import', '--partial', table);
    expect(out).toContain('1407: a new table, 2 added, 0 removed, 0 renamed.');
    expect(out).toContain('1407 (without lunar holidays)');
    expect(err).toBe('');
    await prisma.task.updateMany({ data: { dueAt: new Date(startOfDay('1409/02/01')) } });
    expect((await parvaneh('import', table)).err).toContain('open tasks are due in 1409, which has no table');
  });

  it('adds the days of a part to those that are there, and takes out only what it is told to', async () => {
    const lunar = await file('lunar.csv', 'day,fa\n1406/01/21,عید\n1406/02/05,شهادت\n1406/03/10,عید\n');
    const before = await prisma.calendarHoliday.count({ where: { of: 1406 } });
    const added = await parvaneh('import', '--partial', lunar);
    expect(added.out).toContain('1406: 3 added, 0 removed, 0 renamed.');
    expect(await prisma.calendarHoliday.count({ where: { of: 1406 } })).toBe(before + 3);
    expect((await parvaneh('import', '--partial', lunar)).out).toContain('1406: unchanged.');

    const days = ['1406/01/21', '1406/02/05'];
    expect((await parvaneh('remove', ...days, '1406/02/06')).err).toContain('1406/02/06: no holiday');
    expect(await prisma.calendarHoliday.count({ where: { of: 1406 } })).toBe(before + 3);
    const removed = await parvaneh('remove', ...days);
    expect(removed.out).toContain('1406: 0 added, 2 removed, 0 renamed.\n  - 1406/01/21\n  - 1406/02/05');
    expect(await prisma.calendarHoliday.count({ where: { of: 1406 } })).toBe(before + 1);
    expect((await parvaneh('remove', 'tomorrow')).err).toContain('not "tomorrow"');
  });

  it('a part makes no complete year incomplete, and takes no solar holiday of a year without a table', async () => {
    await parvaneh('import', await file('1410.json', json(1410, '1410/01/01')));
    await parvaneh('import', '--partial', await file('more.json', json(1410, '1410/05/05')));
    const year = await prisma.calendarYear.findUniqueOrThrow({ where: { year: 1410 }, include: { holidays: true } });
    expect(year.complete).toBe(true);
    expect(year.holidays.map(({ day }) => day).sort()).toEqual(['1410/01/01', '1410/05/05']);

    const fresh = await parvaneh('import', '--partial', await file('1411.json', json(1411, '1411/05/05')));
    expect(fresh.out).toContain('1411: a new table, 1 added, 0 removed, 0 renamed.');
    const shown = await parvaneh('show', '1411');
    expect(shown.out).toContain('1411/05/05');
    expect(shown.out).toContain('1411/01/13');
  });

  it('refuses a file with everything that is wrong, and changes nothing', async () => {
    const wrong = await file('wrong.json', json(1408, '1408/01/01', '1408/01/01', '1407/05/05', '1408/13/01'));
    const { code, err } = await parvaneh('import', wrong);
    expect(code).toBe(1);
    for (const said of ['1408/01/01 stands here twice', '1407/05/05 is no day of 1408', 'a Jalali day']) {
      expect(err).toContain(said);
    }
    expect((await parvaneh('import', await file('bad.csv', 'day,fa\nyesterday,x\n'))).err).toContain(
      'row 2 needs a day',
    );
    expect((await parvaneh('import', await file('gregorian.csv', 'day,fa\n2026-03-21,نوروز\n'))).err).toContain(
      'looks like a Gregorian date (that day is 1405/01/01)',
    );
    expect(await prisma.calendarYear.count({ where: { year: 1408 } })).toBe(0);
  });

  it('shows a year, leap or not, covered or not', async () => {
    const shown = await parvaneh('show', '1403');
    expect(shown.out).toContain('1403 has 366 days');
    expect(shown.out).toContain('Thursdays are half days, until noon.');
    expect(shown.out).toMatch(/1403\/12\/29 {2}Wednesday {2}ملی شدن/);
    expect(shown.err).toContain('no lunar holidays yet');
    expect((await parvaneh('show', '1420')).err).toContain('1420 has no table');
    expect((await parvaneh('show', 'x')).err).toContain('no Jalali year');
  });
});
