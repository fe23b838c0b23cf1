import { z } from 'zod';
import { Code, Expression, Identifier, JalaliDay, LocalizedText } from './text.js';

/** A named value that rules, fees and explanations share. Facts may use facts; cycles are refused. */
export const Fact = z.strictObject({
  name: Identifier.describe('what expressions call it'),
  title: LocalizedText.describe('what explanations call it'),
  value: Expression.describe('how it is worked out'),
  unit: z.string().max(20).optional().describe('shown behind the value'),
});
export type Fact = z.infer<typeof Fact>;

/** What a failed check leads to: the owner corrects, or the named body is asked. */
export const OnFail = z.union([
  z.literal('block'),
  z.strictObject({ refer: Code.describe('the body, one of those that the consult step asks') }),
]);

/** A check. `when` false leaves it out; `applies` false gives not_applicable; `lacking` non-empty gives missing; `pass` false gives fail (or warn). */
export const Rule = z.strictObject({
  id: Code.describe('the name of the rule, as printed on papers'),
  title: LocalizedText.describe('what people call the check'),
  when: Expression.optional().describe('the check is left out altogether where this is false'),
  applies: Expression.optional().describe('where this is false the check is listed as not applicable'),
  lacking: Expression.optional().describe('list of what the person still has to bring'),
  pass: Expression.describe('what has to hold'),
  warnWhen: Expression.optional().describe('where this holds a failure only warns'),
  actual: Expression.optional().describe('the value that is checked, for people'),
  limit: Expression.optional().describe('what it is checked against, for people'),
  message: LocalizedText.describe('may name {actual} and {limit}'),
  fix: LocalizedText.optional().describe('how to put it right; may name {actual} and {limit}'),
  onFail: OnFail.describe('`block` sends the case back for correction; { refer } asks a body'),
  basis: z.string().min(1).describe('the law or by-law that says so'),
  discretion: z
    .boolean()
    .optional()
    .describe('somebody has to weigh it; where it applies a person decides the case, whatever a decision policy says'),
});
export type Rule = z.infer<typeof Rule>;

/** One line of the calculation: exact until rounded half up to the smallest unit of the currency. */
export const Fee = z.strictObject({
  code: Code.describe('the name of the line, as printed on papers'),
  title: LocalizedText.describe('what people call the line'),
  when: Expression.optional().describe('charged only where this holds'),
  amount: Expression.describe(
    'in the currency of its rulebook, or of its type where that names one: rials by default. Exact; rounded half up to the smallest unit at the very end',
  ),
  payee: Code.describe("who is paid, one of the payees of the rulebook's slips"),
  group: Identifier.optional().describe(
    'which lines it is paid together with: the `payment` that names the group in `groups` asks for it, by slips of its own; by default with all that are in no group',
  ),
  basis: z.string().min(1).describe('the law or by-law that allows the charge'),
  illustrative: z.boolean().optional().describe('the rate stands in for the real one, and is shown so'),
  contested: z.boolean().optional().describe('a court may annul it, and it is shown so'),
  from: JalaliDay.optional().describe('Jalali date from which the line is charged'),
  until: JalaliDay.optional().describe('Jalali date from which it is no longer charged, as when a court annuls it'),
});
export type Fee = z.infer<typeof Fee>;

/** A row of the regulation announcement, or with `each` one row for every element of a list, which is named `item`. */
export const RegulationRow = z.strictObject({
  id: Code.describe('the name of the row'),
  title: LocalizedText.describe('may name {item}'),
  when: Expression.optional().describe('announced only where this holds'),
  each: Expression.optional().describe('a list: one row for every element, which is named `item`'),
  value: Expression.describe('what is announced'),
  detail: Expression.optional().describe('a second value that the note may name'),
  note: LocalizedText.optional().describe('may name {item}, {value} and {detail}'),
  basis: z.string().min(1).describe('the law or plan that says so'),
});
export type RegulationRow = z.infer<typeof RegulationRow>;
