import { z } from 'zod';
import { Code, Expression, Identifier, JalaliDay, LocalizedText } from './text.js';

/** A named value that rules, fees and explanations share. Facts may use facts; cycles are refused. */
export const Fact = z.strictObject({
  name: Identifier,
  title: LocalizedText,
  value: Expression,
  unit: z.string().max(20).optional(),
});
export type Fact = z.infer<typeof Fact>;

/** What a failed check leads to: the owner corrects, or the named body is asked. */
export const OnFail = z.union([z.literal('block'), z.strictObject({ refer: Code })]);

/** A check. `when` false leaves it out; `applies` false gives not_applicable; `lacking` non-empty gives missing; `pass` false gives fail (or warn). */
export const Rule = z.strictObject({
  id: Code,
  title: LocalizedText,
  when: Expression.optional().describe('the check is left out altogether where this is false'),
  applies: Expression.optional(),
  lacking: Expression.optional().describe('list of what the person still has to bring'),
  pass: Expression,
  warnWhen: Expression.optional().describe('where this holds a failure only warns'),
  actual: Expression.optional(),
  limit: Expression.optional(),
  message: LocalizedText.describe('may name {actual} and {limit}'),
  fix: LocalizedText.optional().describe('how to put it right; may name {actual} and {limit}'),
  onFail: OnFail,
  basis: z.string().min(1),
});
export type Rule = z.infer<typeof Rule>;

/** One line of the calculation, in rials: exact until rounded half up to the rial. */
export const Fee = z.strictObject({
  code: Code,
  title: LocalizedText,
  when: Expression.optional(),
  amount: Expression,
  payee: Code,
  basis: z.string().min(1),
  illustrative: z.boolean().optional(),
  contested: z.boolean().optional(),
  from: JalaliDay.optional().describe('Jalali date from which the line is charged'),
  until: JalaliDay.optional().describe('Jalali date from which it is no longer charged, as when a court annuls it'),
});
export type Fee = z.infer<typeof Fee>;

/** A row of the regulation announcement, or with `each` one row for every element of a list, which is named `item`. */
export const RegulationRow = z.strictObject({
  id: Code,
  title: LocalizedText.describe('may name {item}'),
  when: Expression.optional(),
  each: Expression.optional(),
  value: Expression,
  detail: Expression.optional(),
  note: LocalizedText.optional().describe('may name {item}, {value} and {detail}'),
  basis: z.string().min(1),
});
export type RegulationRow = z.infer<typeof RegulationRow>;
