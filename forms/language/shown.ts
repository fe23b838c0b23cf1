import { z } from 'zod';
import { Code, type LocalizedText } from './text.js';

/** Names of fields from the outside in, as `property.address`. */
export const FieldPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/, 'names of fields, as in property.address');

/** What of a case people see who have no part in it. `because`: why, of what could name somebody. */
export const shownTo = (who: 'everybody' | 'they', because: z.ZodType<LocalizedText>) =>
  z.strictObject({
    answers: z
      .array(
        z.union([
          FieldPath,
          z.strictObject({ field: FieldPath.describe('the field, such as `property.address`'), because }),
        ]),
      )
      .max(50)
      .optional()
      .describe(
        `fields of the form, such as \`property.address\`; one that is or holds something personal with the reason why ${who} may see it`,
      ),
    documents: z
      .array(z.union([Code, z.strictObject({ document: Code.describe('code of the document'), because })]))
      .max(20)
      .optional()
      .describe('codes of documents; one that is not marked as free of personal data with the reason as well'),
  });
export type Shown = z.infer<ReturnType<typeof shownTo>>;
