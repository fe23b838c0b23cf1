import { z } from 'zod';
import { Fact, Fee, RegulationRow, Rule } from './rule.js';
import { Step } from './step.js';
import { Code, Expression, Identifier, LocalizedText } from './text.js';

/** Who performs the decision step. */
export const Generation = z.enum(['STAFF', 'OFFICE', 'CITIZEN', 'SMART']);
export type Generation = z.infer<typeof Generation>;

/** A document the applicant attaches; required unless `when` is false or `optional` is set. */
export const DocumentRequirement = z.strictObject({
  code: Code,
  title: LocalizedText,
  when: Expression.optional(),
  optional: z.boolean().optional(),
});
export type DocumentRequirement = z.infer<typeof DocumentRequirement>;

/**
 * Marks a type whose paper answers a question and grants nothing: it prints what its answer is good for, by the value of
 * the form's field at `answer` (`["inquiry", "purpose"]`).
 */
export const UseLimit = z.strictObject({
  answer: z.array(z.string().min(1)).min(1).max(10),
  limits: z.record(z.string(), LocalizedText),
  otherwise: LocalizedText,
});
export type UseLimit = z.infer<typeof UseLimit>;

/** A record looked up in a register: `parcel` from register `parcels` by the key that the expression gives. */
export const RegisterLookup = z.strictObject({ name: Identifier, register: Identifier, key: Expression });
export type RegisterLookup = z.infer<typeof RegisterLookup>;

/** A rule, fact, fee or row of the rulebook by its name, or one of the definition's own. */
const orInline = <T extends z.ZodType>(name: z.ZodType<string>, inline: T) => z.union([name, inline]);

/**
 * One permit type as data. The document is pinned, by the hash of its canonical JSON, to every application filed with it.
 */
export const FormDefinition = z.strictObject({
  $schema: z.string().optional(),
  code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'small letters, digits and -'),
  version: z.int().min(1),
  title: LocalizedText,
  description: LocalizedText.optional(),
  generation: Generation,
  form: z.strictObject({
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema 2020-12 of the answers'),
    ui: z.record(z.string(), z.unknown()).default({}),
  }),
  documents: z.array(DocumentRequirement).max(100),
  rulebook: Identifier.describe('the rulebook family; the version in force on the day of filing is used'),
  registers: z.array(RegisterLookup).max(20).default([]),
  facts: z.array(Fact).max(500).default([]).describe("facts of this type's own, beside the rulebook's"),
  regulations: z.array(orInline(Code, RegulationRow)).max(200).default([]),
  rules: z.array(orInline(Code, Rule)).max(1000),
  fees: z.array(orInline(Code, Fee)).max(200),
  lanes: z
    .array(z.strictObject({ lane: Identifier, when: Expression }))
    .max(20)
    .default([]),
  validity: z
    .strictObject({ until: Expression.optional(), months: Expression.optional(), basis: z.string() })
    .optional(),
  useLimit: UseLimit.optional(),
  steps: z.array(Step).min(1).max(500),
});
export type FormDefinition = z.infer<typeof FormDefinition>;
