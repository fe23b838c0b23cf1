import { z } from 'zod';
import { isJalaliDay } from '../jalali.js';
import { LocalizedText } from './text.js';

/** A business calendar as the city keeps it: holidays of every year, and those of one. */
export const CalendarDocument = z.strictObject({
  title: LocalizedText,
  notice: LocalizedText.optional(),
  thursday: z.enum(['off', 'half', 'work']),
  yearly: z.array(z.strictObject({ day: z.string().regex(/^\d{2}\/\d{2}$/), title: LocalizedText })).max(100),
  holidays: z
    .array(z.strictObject({ day: z.string().refine(isJalaliDay, 'a Jalali day'), title: LocalizedText }))
    .max(2000),
});
