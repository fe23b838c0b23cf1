import { z } from 'zod';
import { Identifier } from './text.js';

export const MonthsOf = z.enum(['jalali', 'gregorian']);
/** Whose months and years are meant. */
export type MonthsOf = z.infer<typeof MonthsOf>;

/** A span of time; the parts add up. Working days follow the municipality's business calendar. */
export const Span = z
  .strictObject({
    years: z.int().min(1).max(100).describe('years, to the same day of the month; a day that it lacks is its last'),
    months: z.int().min(1).max(1200).describe('months, in the same way'),
    calendar: MonthsOf.describe("whose months and years these are; by default the municipality's"),
    workingDays: z.int().min(1).max(366).describe("days of the municipality's business calendar"),
    days: z.int().min(1).max(3660).describe('calendar days'),
    hours: z.int().min(1).max(8784).describe('hours'),
    minutes: z.int().min(1).max(100_000).describe('minutes'),
    seconds: z.int().min(1).max(1_000_000).describe('seconds'),
  })
  .partial()
  .refine((span) => Object.keys(span).some((unit) => unit !== 'calendar'), 'name at least one unit')
  .refine(({ calendar, years, months }) => calendar === undefined || (years ?? months) !== undefined, {
    path: ['calendar'],
    message: 'only months and years are of a calendar',
  });
export type Span = z.infer<typeof Span>;

/** A day that comes every year. */
export const YearDay = z.strictObject({
  month: z.int().min(1).max(12).describe('number of the month'),
  day: z
    .union([z.int().min(1).max(31), z.literal('last')])
    .describe('day of the month; `last`, or a day that the month lacks, is its last'),
  calendar: MonthsOf.optional().describe("whose month it is; by default the municipality's"),
});
export type YearDay = z.infer<typeof YearDay>;

/**
 * What happens when a step has waited too long. `remind` and `escalate` leave the step open (escalate hands it to the
 * role in `to` as well); `return` sends the case back to the applicant; `expire` ends the wait as the step's type says.
 */
export const Deadline = z
  .strictObject({
    after: Span.optional().describe('counted from the moment at which the step begins to wait'),
    before: Span.optional().describe(
      "in place of `after`, of a `remind`: counted back from the end of the step's time, its first `expire` or `return`",
    ),
    on: YearDay.optional().describe('in place of `after`: the next such day of the year, to its end'),
    ifDayOff: z
      .literal('nextWorkingDay')
      .optional()
      .describe(
        'where it comes on a day off, it comes at the end of the next working day instead; by default on that day',
      ),
    notAfter: z.literal('yearEnd').optional().describe('never later than the last day of the Jalali year'),
    then: z.enum(['remind', 'escalate', 'return', 'expire']).describe('what happens'),
    to: Identifier.optional().describe('the role that an escalation goes to'),
  })
  .refine(({ after, before, on }) => [after, before, on].filter((way) => way !== undefined).length === 1, {
    message: 'name exactly one of after, before, on',
  })
  .refine(({ before, then }) => before === undefined || then === 'remind', {
    message: 'only a reminder comes before the end',
    path: ['then'],
  });
export type Deadline = z.infer<typeof Deadline>;
