import { z } from 'zod';
import { Span } from './deadline.js';
import { Identifier, LocalizedText } from './text.js';

/** A permit that nobody makes use of in time is out of force. */
export const Lapse = z.strictObject({
  after: Span.describe('how long after the grant'),
  unless: z
    .array(Identifier)
    .min(1)
    .max(20)
    .describe(
      'steps after the grant of which one has given something by then, such as a `wait` for the beginning of works',
    ),
  remind: Span.optional().describe('how long before that its holder is told; by default only when it has come'),
  title: LocalizedText.describe('why it lapses, for the holder and whoever verifies the permit'),
  basis: z.string().trim().min(1).describe('the law or by-law that says so'),
});
export type Lapse = z.infer<typeof Lapse>;
