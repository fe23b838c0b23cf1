import { z } from 'zod';

/** A scripted citizen who does not depend on the order in which an engine asks. */
export const DialogueFile = z.strictObject({
  permitType: z.string().min(1).describe('code of what is begun'),
  language: z.enum(['fa', 'en']),
  opens: z.array(z.string()).default([]).describe('said first, before any question'),
  says: z
    .record(z.string(), z.array(z.string()).min(1))
    .describe(
      'by path of the answers: what is said when asked for it, or for a group that holds it; the next one after a refusal',
    ),
  interrupts: z
    .array(z.strictObject({ after: z.int().min(0), say: z.string(), act: z.enum(['explained', 'corrected', 'asked']) }))
    .default([])
    .describe('after so many lines this is said instead, and the turn must show that act'),
  documents: z.array(z.string()).default([]).describe('attached when asked for'),
  expect: z.strictObject({
    answers: z.record(z.string(), z.unknown()),
    never: z.array(z.string()).default([]).describe('acts that must not occur'),
    maxLines: z.int().min(1).default(60),
  }),
});
export type DialogueFile = z.infer<typeof DialogueFile>;
