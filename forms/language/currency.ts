import { z } from 'zod';
import { LocalizedText } from './text.js';

/** What a rulebook, or a type with fees of its own, reckons in. */
export const CurrencyTerms = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, as CHF')
    .describe('the currency as ISO 4217 writes it: sums of two are never added up'),
  title: LocalizedText.describe('what stands behind an amount where people read'),
  digits: z
    .int()
    .min(0)
    .max(4)
    .describe(
      'decimal places of the smallest unit: 2 where a hundredth is paid, 0 for whole ones. The API and the database hold whole numbers of that unit',
    ),
  step: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,4})?$/, 'an amount as "0.05"')
    .optional()
    .describe(
      'what a slip is a multiple of, in the currency: "0.05"; by default `slips.roundTo` of the rulebook, in smallest units',
    ),
  rounding: z
    .enum(['down', 'nearest', 'up'])
    .optional()
    .describe('how a slip comes to such a multiple; `down` by default. Half a step goes up where it is to the nearest'),
});
export type CurrencyTerms = z.infer<typeof CurrencyTerms>;
