import { z } from 'zod';
import { Expression, VersionNumber } from './text.js';

const FieldPath = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,11}$/, 'names of fields with dots between them');

const FindingsPath = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}(\.[A-Z][A-Z0-9_-]{0,63})?$/, 'a step, or a step and one of its bodies');

/** What becomes of the answers to an older form. */
const mapping = {
  rename: z
    .record(FieldPath, FieldPath)
    .optional()
    .describe('fields of the older form that are called otherwise now: `{ "old.path": "new.path" }`'),
  compute: z
    .record(FieldPath, Expression)
    .optional()
    .describe('fields that are worked out; `answers` are those to the older form'),
  default: z
    .record(FieldPath, z.unknown())
    .optional()
    .describe('what a field holds where nothing else has come into it'),
  drop: z.array(FieldPath).max(500).optional().describe('fields of the older form that are no longer asked for'),
};

/**
 * How the answers to an older version of the form become answers to this one. Fields are named by their path,
 * `proposal.use`; a list is one field. What is not named keeps its place.
 */
export const CarryOver = z.strictObject({
  from: VersionNumber.describe('the older version; one that an overlay made of it is meant as well'),
  ...mapping,
  ask: z.array(FieldPath).max(500).optional().describe('fields that are needed now and left to the applicant'),
  results: z
    .record(FindingsPath, z.strictObject(mapping))
    .optional()
    .describe(
      'the same of forms on work, by the step as it is called here, or `opinions.FIRE` for a body: what was filled in there is carried over when a running case is moved',
    ),
});
export type CarryOver = z.infer<typeof CarryOver>;
