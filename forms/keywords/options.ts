import { z } from 'zod';
import { Identifier } from '../language/text.js';

export const OPTIONS = 'x-options';

/** Where the choices of a field come from. */
export const FieldOptions = z.strictObject({
  table: Identifier.describe('a table of the type'),
  value: Identifier.describe('the column of what answers hold'),
  label: z
    .union([Identifier, z.record(z.string().max(35), Identifier)])
    .describe('the column of what people call it, or one for each language'),
});
export type FieldOptions = z.infer<typeof FieldOptions>;
