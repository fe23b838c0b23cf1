import { callOffHolidays, saveHolidays } from '../../cases/holidays.js';
import type { YearReport } from '../../city/calendar/import.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { LocalizedText, LocalizedTextInput } from './localized-text.js';

const Holiday = builder.objectRef<{ day: string; title: Text }>('Holiday').implement({
  description: 'A day on which the municipality does not work.',
  fields: (t) => ({
    day: t.expose('day', { type: 'JalaliDate', description: 'The day.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What is celebrated.' }),
  }),
});

interface Year {
  year: number;
  complete: boolean;
  source: string;
  importedAt: Date;
  holidays: { day: string; title: Text }[];
}

const CalendarYear = builder.objectRef<Year>('CalendarYear').implement({
  description: 'The holidays of a Jalali year that has a table of its own.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The Jalali year.' }),
    complete: t.exposeBoolean('complete', { description: 'Whether it has the lunar holidays too.' }),
    source: t.exposeString('source', { description: 'Where the table comes from.' }),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    holidays: t.expose('holidays', { type: [Holiday], description: 'Its days, the first first.' }),
  }),
});

builder.queryField('calendarYear', (t) =>
  t.field({
    type: CalendarYear,
    nullable: true,
    description: 'A year’s table of holidays; null where it has none, and only the holidays of every year are known.',
    args: { year: t.arg.int({ required: true, description: 'A Jalali year.' }) },
    resolve: async (_, { year }, context) => {
      signedIn(context);
      const row = await context.prisma.calendarYear.findUnique({
        where: { year },
        include: { holidays: { orderBy: { day: 'asc' } } },
      });
      return row && { ...row, holidays: row.holidays.map(({ day, title }) => ({ day, title: title as Text })) };
    },
  }),
);

const CalendarChange = builder.objectRef<YearReport>('CalendarChange').implement({
  description: 'What became of a year’s table of holidays.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The Jalali year.' }),
    added: t.expose('added', { type: ['JalaliDate'], description: 'Days that are holidays now.' }),
    removed: t.expose('removed', { type: ['JalaliDate'], description: 'Days that are none any more.' }),
    renamed: t.expose('renamed', { type: ['JalaliDate'], description: 'Days that are called otherwise now.' }),
    openTasks: t.exposeInt('running', {
      description: 'Open tasks that are due in the year; they keep their deadlines.',
    }),
  }),
});

const HolidayInput = builder.inputType('HolidayInput', {
  description: 'A day on which the municipality does not work.',
  fields: (t) => ({
    day: t.field({ type: 'JalaliDate', required: true, description: 'The day.' }),
    title: t.field({ type: LocalizedTextInput, required: true, description: 'What is celebrated.' }),
  }),
});

mutationWithPayload('saveHolidays', {
  description:
    'Puts a year’s holidays into the calendar. It counts for deadlines that begin from now on. The same again changes nothing. For administrators.',
  input: (t) => ({
    year: t.int({ required: true, description: 'A Jalali year.' }),
    holidays: t.field({ type: [HolidayInput], required: true, description: 'Days of that year, at most 200.' }),
    complete: t.boolean({
      description:
        'They are all holidays of the year, and any other that is there goes; without it they are added to those.',
    }),
    source: t.string({ required: true, description: 'Where they come from, as the official calendar.' }),
  }),
  act: (input, context) => saveHolidays(acting(context), { ...input, complete: input.complete ?? false }),
  answer: (t) => ({
    change: t.field({
      type: CalendarChange,
      nullable: true,
      description: 'What is otherwise now.',
      resolve: ({ done }) => done,
    }),
  }),
});

mutationWithPayload('removeHolidays', {
  description:
    'Takes single days out of the calendar, as a holiday that is called off; all or none. For administrators.',
  input: (t) => ({
    days: t.field({ type: ['JalaliDate'], required: true, description: 'Days of tables that are there.' }),
  }),
  act: ({ days }, context) => callOffHolidays(acting(context), days),
  answer: (t) => ({
    changes: t.field({
      type: [CalendarChange],
      nullable: true,
      description: 'What is otherwise now, by year.',
      resolve: ({ done }) => done,
    }),
  }),
});
