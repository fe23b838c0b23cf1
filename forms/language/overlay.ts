import { z } from 'zod';
import { LocalizedText } from './text.js';

/** One value that the city sets otherwise. */
export const Override = z.strictObject({
  at: z
    .string()
    .min(1)
    .max(500)
    .describe('what is overridden, entries of lists by their name: steps[approval].deadlines[0].after.workingDays'),
  was: z.unknown().optional().describe('what was shipped when the override was written; a later change is warned of'),
  to: z.unknown().describe("the city's own value"),
  why: LocalizedText.optional().describe('the reason, for whoever reads it in ten years'),
});
export type Override = z.infer<typeof Override>;

/**
 * What a city sets otherwise than a shipped permit type or rulebook has it. Kept apart from the shipped file and put
 * over it anew whenever that is loaded, so that an upgrade loses nothing.
 */
export const Overlay = z
  .strictObject({
    $schema: z.string().optional().describe('lets an editor complete and check the file; otherwise without effect'),
    permitType: z.string().optional().describe('code of the permit type that is overridden'),
    rulebook: z.string().optional().describe('code of the rulebook that is overridden, every version of it'),
    version: z
      .int()
      .min(1)
      .max(999)
      .describe('grows with every change; the published version is 1000 × shipped version + this'),
    title: LocalizedText.describe('what the overlay is for'),
    set: z.array(Override).max(500).describe('the overridden values'),
  })
  .refine((overlay) => (overlay.permitType === undefined) !== (overlay.rulebook === undefined), {
    message: 'name either the permitType or the rulebook that it is put over',
  });
export type Overlay = z.infer<typeof Overlay>;
