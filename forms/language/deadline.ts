import { z } from 'zod';
import { Identifier } from './text.js';

/** A span of time; the parts add up. Working days follow the municipality's business calendar. */
export const Span = z
  .strictObject({
    workingDays: z.int().min(1).max(366).describe("days of the municipality's business calendar"),
    days: z.int().min(1).max(3660).describe('calendar days'),
    hours: z.int().min(1).max(8784).describe('hours'),
    minutes: z.int().min(1).max(100_000).describe('minutes'),
    seconds: z.int().min(1).max(1_000_000).describe('seconds'),
  })
  .partial()
  .refine((span) => Object.keys(span).length > 0, 'name at least one unit');
export type Span = z.infer<typeof Span>;

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
    notAfter: z.literal('yearEnd').optional().describe('never later than the last day of the Jalali year'),
    then: z.enum(['remind', 'escalate', 'return', 'expire']).describe('what happens'),
    to: Identifier.optional().describe('the role that an escalation goes to'),
  })
  .refine(({ after, before }) => (after === undefined) !== (before === undefined), {
    message: 'name either after or before',
  })
  .refine(({ before, then }) => before === undefined || then === 'remind', {
    message: 'only a reminder comes before the end',
    path: ['then'],
  });
export type Deadline = z.infer<typeof Deadline>;
