import { z } from 'zod';
import { Span } from './deadline.js';
import { Expression, Identifier, LocalizedText } from './text.js';

const Stop = z.strictObject({
  at: z
    .array(Identifier)
    .min(1)
    .max(20)
    .describe('the clock stands still while the case waits at one of these steps, or in the branches of one'),
  resumes: z
    .enum(['onward', 'anew'])
    .optional()
    .describe('how it goes on: `onward` (by default) with what was left, or `anew` with the whole span'),
  times: z.int().min(1).max(100).optional().describe('how often it may; by default whenever the case waits there'),
  within: Span.optional().describe(
    'it stands still only where that begins so soon after the clock began; by default always',
  ),
});

/** A legal term over several steps. Its end is worked out anew whenever something of it changes. */
export const Clock = z
  .strictObject({
    id: Identifier.describe('the name of the clock; what its end decides is `results.<id>`'),
    title: LocalizedText.describe('what people call it'),
    basis: z.string().min(1).max(300).describe('the law or by-law that sets it'),
    begins: z
      .union([z.literal('filing'), z.strictObject({ after: Identifier.describe('a step') })])
      .describe(
        '`filing`: the first one; or `{ "after": STEP }`: as the case has come past that step, unless it sent the case back',
      ),
    lasts: Span.describe('how long it runs; whole days, months and years end with a day'),
    longer: z
      .array(
        z.strictObject({
          when: Expression.describe('it is longer where this holds'),
          by: Span.describe('by so much'),
          basis: z.string().max(300).optional().describe('the law that says so; by default the basis of the clock'),
        }),
      )
      .max(20)
      .optional()
      .describe('what makes it longer; what holds adds up'),
    extension: z
      .strictObject({
        by: Identifier.describe('the role whose people may order it, with a reason (`extendClock`)'),
        span: Span.describe('by how much'),
        times: z.int().min(1).max(20).optional().describe('how often; by default once'),
      })
      .optional()
      .describe('a reasoned order of the office that makes it longer'),
    atMost: Span.optional().describe('whatever makes it longer, it never lasts beyond this'),
    stops: z.array(Stop).max(20).optional().describe('where it stands still'),
    remind: z
      .array(Span)
      .min(1)
      .max(5)
      .optional()
      .describe(
        'how long before its end those who have work in the case are reminded, as of a deadline; by default nobody is',
      ),
    ifDayOff: z
      .literal('nextWorkingDay')
      .optional()
      .describe('where it would end on a day off, it ends with the next working day; by default on that day'),
    metBy: z
      .array(Identifier)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'steps that stop it for good once the case has come past one of them and was not sent back; by default the grant, a rejection or the end',
      ),
    atEnd: z
      .strictObject({
        is: z
          .enum(['consent', 'refusal', 'onward'])
          .describe('what silence is: `consent` and `refusal` decide, `onward` only leads on'),
        next: Identifier.optional().describe('the step that the case goes to; a refusal may be the end'),
      })
      .describe('what happens when it has run out, whichever steps the case waits at'),
  })
  .refine(({ atEnd }) => atEnd.is === 'refusal' || (atEnd.next !== undefined && atEnd.next !== 'end'), {
    path: ['atEnd', 'next'],
    message: 'consent and onward lead to a step; name it',
  });
export type Clock = z.infer<typeof Clock>;
