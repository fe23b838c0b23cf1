import { z } from 'zod';
import { Code, Expression, LocalizedText } from './text.js';

/** Media types that attached documents may have. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** Files that a document may have where its type does not say how many. */
export const MOST_FILES = 20;

const named = {
  code: Code.describe('what rules and attachments call it'),
  title: LocalizedText.describe('what people call it'),
};
const kept = {
  optional: z.boolean().optional().describe('may be attached but need not be'),
  personal: z.boolean().optional().describe('false where nobody can be known by it; by default it is personal'),
  many: z
    .boolean()
    .optional()
    .describe('several files may be attached; without it a second file takes the place of the first'),
  maxFiles: z
    .int()
    .min(2)
    .max(100)
    .optional()
    .describe(`of \`many\`: how many files at most; by default ${MOST_FILES}`),
  accept: z
    .array(z.enum(DOCUMENT_TYPES))
    .min(1)
    .max(DOCUMENT_TYPES.length)
    .optional()
    .describe('media types that are taken; by default all that are kept'),
};

const hasSeveral = ({ many, maxFiles }: { many?: boolean | undefined; maxFiles?: number | undefined }): boolean =>
  many === true || maxFiles === undefined;
const severalOnly = { path: ['maxFiles'], message: 'only a document with "many": true has several files' };

/** A document the applicant attaches; required unless `when` is false or `optional` is set. */
export const DocumentRequirement = z
  .strictObject({
    ...named,
    when: Expression.optional().describe('asked for only where this holds'),
    ...kept,
  })
  .refine(hasSeveral, severalOnly);
export type DocumentRequirement = z.infer<typeof DocumentRequirement>;

/** A document that is attached to work: by whoever decides, or by whom the work waits for. */
export const WorkDocument = z.strictObject({ ...named, ...kept }).refine(hasSeveral, severalOnly);
export type WorkDocument = z.infer<typeof WorkDocument>;
