import { z } from 'zod';
import { isJalaliDay } from '../jalali.js';
import { MonthsOf } from './deadline.js';
import { BothLanguages } from './text.js';

/** A business calendar as the city keeps it: holidays of every year, and those of one. */
export const CalendarDocument = z.strictObject({
  title: BothLanguages,
  notice: BothLanguages.optional(),
  thursday: z.enum(['off', 'half', 'work']),
  months: MonthsOf.optional(),
  yearly: z.array(z.strictObject({ day: z.string().regex(/^\d{2}\/\d{2}$/), title: BothLanguages })).max(100),
  holidays: z
    .array(z.strictObject({ day: z.string().refine(isJalaliDay, 'a Jalali day'), title: BothLanguages }))
    .max(2000),
});

/** One Jalali year's holidays: all of them, or some where it is not `complete`; those are added to what is there. */
const HolidayTable = z
  .strictObject({
    year: z.int().min(1300).max(1500),
    complete: z.boolean().default(true),
    holidays: z
      .array(z.strictObject({ day: z.string().refine(isJalaliDay, 'a Jalali day'), title: BothLanguages }))
      .max(200),
  })
  .superRefine(({ year, holidays }, context) => {
    const seen = new Set<string>();
    for (const [i, { day }] of holidays.entries()) {
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['holidays', i, 'day'], message });
      if (!day.startsWith(`${year}/`)) refuse(`${day} is no day of ${year}`);
      if (seen.has(day)) refuse(`${day} stands here twice`);
      seen.add(day);
    }
  });
export type HolidayTable = z.infer<typeof HolidayTable>;

/** A file of holidays. */
export const HolidayTables = z
  .strictObject({ years: z.array(HolidayTable).min(1).max(200) })
  .refine(({ years }) => new Set(years.map(({ year }) => year)).size === years.length, 'a year stands here twice');
