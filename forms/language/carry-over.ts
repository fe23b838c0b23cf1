import { z } from 'zod';
import { Expression, VersionNumber } from './text.js';

const FieldPath = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,11}$/, 'names of fields with dots between them');

/**
 * How the answers to an older version of the form become answers to this one. Fields are named by their path,
 * `proposal.use`; a list is one field. What is not named keeps its place.
 */
export const CarryOver = z.strictObject({
  from: VersionNumber.describe('the older version; one that an overlay made of it is meant as well'),
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
  ask: z.array(FieldPath).max(500).optional().describe('fields that are needed now and left to the applicant'),
});
export type CarryOver = z.infer<typeof CarryOver>;
