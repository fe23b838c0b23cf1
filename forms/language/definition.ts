import { z } from 'zod';
import { CarryOver } from './carry-over.js';
import { Clock } from './clock.js';
import { CurrencyTerms } from './currency.js';
import { Span, YearDay } from './deadline.js';
import { DocumentRequirement } from './document.js';
import { ExampleCase } from './example.js';
import { Grant } from './grant.js';
import { Lapse } from './lapse.js';
import { Fact, Fee, RegulationRow, Rule } from './rule.js';
import { Payee, Table, TariffValue } from './rulebook.js';
import { FieldPath } from './shown.js';
import { Step } from './step.js';
import { Code, Expression, Identifier, LocalizedText, VersionNumber } from './text.js';
import { Form, Generation } from './work.js';

export { DOCUMENT_TYPES, DocumentRequirement, MOST_FILES } from './document.js';
export { Generation };

/**
 * Marks a type whose paper answers a question and grants nothing: it prints what its answer is good for, by the value of
 * the form's field at `answer` (`["inquiry", "purpose"]`).
 */
export const UseLimit = z.strictObject({
  answer: z.array(z.string().min(1)).min(1).max(10).describe('the path of a field of the form'),
  limits: z.record(z.string(), LocalizedText).describe("what is printed, by the field's value"),
  otherwise: LocalizedText.describe('what is printed for every other value'),
});
export type UseLimit = z.infer<typeof UseLimit>;

/** A record looked up in a register: `parcel` from register `parcels` by the key that the expression gives. */
export const RegisterLookup = z.strictObject({
  name: Identifier.describe('the variable that holds the record in expressions'),
  register: Identifier.describe('a register of the installation or of the rulebook'),
  key: Expression.describe('the key to look the record up by; it may use the answers only'),
  each: FieldPath.optional().describe(
    'a list of the form, such as `plots`: looked up for every entry, which `key` knows as `item`; the variable is the list of their records, and not known while one lacks',
  ),
  fields: z
    .record(Identifier, z.record(z.string(), z.unknown()))
    .optional()
    .describe(
      "JSON Schemas of fields that are read beside those of the register's own: what a type says of its permits",
    ),
});
export type RegisterLookup = z.infer<typeof RegisterLookup>;

/** A rule, fact, fee or row of the rulebook by its name, or one of the definition's own. */
const orInline = <T extends z.ZodType>(name: z.ZodType<string>, inline: T) => z.union([name, inline]);

/**
 * One permit type as data. The document is pinned, by the hash of its canonical JSON, to every application filed with it.
 */
export const FormDefinition = z.strictObject({
  $schema: z.string().optional().describe('lets an editor complete and check the file; otherwise without effect'),
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/, 'small letters, digits and -')
    .describe('the name of the permit type, the same in every version'),
  version: VersionNumber.describe('grows with every publication; a published version never changes'),
  title: LocalizedText.describe('what people call the permit type'),
  description: LocalizedText.optional().describe('one sentence that helps people choose it'),
  generation: Generation.describe(
    'who performs the decision: staff, an office, the citizen under supervision, or the engine',
  ),
  offered: z
    .array(Generation)
    .min(1)
    .max(4)
    .optional()
    .describe(
      'the generations that are served side by side: `STAFF` at the counter, `OFFICE` by engineering offices, `CITIZEN` by the owner, `SMART` in a conversation. A case can be begun by these alone, and expressions see its own as `generation`. By default every one may, and expressions see the `generation` above',
    ),
  onNotice: z
    .literal(true)
    .optional()
    .describe(
      'a case of this type is an objection or a request on the public notice of another case, whose type names this one in `takes`; it is begun there and nowhere else. By default it is begun by itself',
    ),
  form: Form.describe('what the applicant is asked'),
  documents: z.array(DocumentRequirement).max(100).describe('what the applicant attaches'),
  rulebook: Identifier.describe('the rulebook family; the version in force on the day of filing is used'),
  registers: z.array(RegisterLookup).max(20).default([]).describe('records looked up when a case is evaluated'),
  tariff: z
    .record(Identifier, TariffValue)
    .optional()
    .describe(
      "single values of this type's own, `tariff.<name>` in expressions: before the rulebook's of the same name; by default it has none",
    ),
  currency: CurrencyTerms.optional().describe(
    "what this type's own fees are reckoned in, where that is not the rulebook's currency; fees of the rulebook are then not taken by name. By default that of the rulebook",
  ),
  payees: z
    .record(Code, Payee.omit({ issuer: true }))
    .optional()
    .describe(
      "who else may be paid by this type's own fees, beside the payees of the rulebook, without bill identifiers; by default nobody",
    ),
  notice: LocalizedText.optional().describe(
    "shown wherever this type's own values are, in place of the rulebook's notice; by default that of the rulebook",
  ),
  tables: z
    .record(Identifier, Table)
    .optional()
    .describe(
      "tables of this type's own, `tables.<name>` in expressions: before the rulebook's of the same name; by default it has none",
    ),
  facts: z.array(Fact).max(500).default([]).describe("facts of this type's own, beside the rulebook's"),
  regulations: z
    .array(orInline(Code, RegulationRow))
    .max(200)
    .default([])
    .describe("rows of the announcement: the rulebook's by name, or own ones"),
  rules: z.array(orInline(Code, Rule)).max(1000).describe("checks: the rulebook's by name, or own ones"),
  fees: z.array(orInline(Code, Fee)).max(200).describe("fee lines: the rulebook's by name, or own ones"),
  lanes: z
    .array(
      z.strictObject({
        lane: Identifier.describe('the name of the lane; step expressions see it as evaluation.lane'),
        when: Expression.describe('a clean case takes the first lane whose condition holds, otherwise "supervised"'),
      }),
    )
    .max(20)
    .default([])
    .describe('ways a clean case can take'),
  validity: z
    .strictObject({
      until: Expression.optional().describe('the last day, as a date'),
      on: YearDay.optional().describe(
        'otherwise the next such day of the year that is not before the day of filing, the same for every permit',
      ),
      months: Expression.optional().describe('otherwise so many months from the day of filing'),
      from: Expression.optional().describe(
        'the day, as a date, from which `on` and `months` count in place of the day of filing: a renewal goes on where the permit before it ends',
      ),
      atMost: z
        .int()
        .min(1)
        .max(1200)
        .optional()
        .describe('however it is counted, it never holds longer than so many months from the day of filing'),
      basis: z.string().describe('the law or by-law that says so'),
      remind: z
        .array(Span)
        .min(1)
        .max(5)
        .optional()
        .describe('how long before its last day the holder of a permit is told, whether or not its case is open'),
    })
    .refine(({ from, until }) => from === undefined || until === undefined, {
      path: ['from'],
      message: '`until` names the last day by itself; count from a day by `on` or `months`, or leave `from` out',
    })
    .optional()
    .describe('how long the permit holds; without it, without limit'),
  lapse: Lapse.optional().describe('when a permit lapses that is not made use of; by default it does not'),
  grant: Grant.optional().describe('what granting does in the register of permits'),
  useLimit: UseLimit.optional().describe(
    'of a type that answers a question and grants nothing: what its answer is good for',
  ),
  objection: LocalizedText.optional().describe(
    'how a decision is objected to: told to the applicant with every refusal, suspension, revocation and audit',
  ),
  steps: z.array(Step).min(1).max(500).describe('the way of a case, from the filing to its end'),
  clocks: z
    .array(Clock)
    .max(20)
    .optional()
    .describe('legal terms that run over several steps, and what happens when one has run out'),
  carryOver: z
    .array(CarryOver)
    .max(50)
    .optional()
    .describe('how answers to older versions of the form become answers to this one'),
  examples: z.array(ExampleCase).max(100).optional().describe('cases with their expected results, run at every check'),
});
export type FormDefinition = z.infer<typeof FormDefinition>;
