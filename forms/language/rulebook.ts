import { z } from 'zod';
import { Fact, Fee, RegulationRow, Rule } from './rule.js';
import { Code, Expression, Identifier, JalaliDay, LocalizedText } from './text.js';

const Scalar = z.union([z.string(), z.int(), z.boolean()]);

/** One value of the tariff, `tariff.<name>` in expressions: `"0.03"` is an exact decimal, `20000` a whole number. */
export const TariffValue = z.strictObject({
  title: LocalizedText,
  value: z.union([Scalar, z.array(Scalar).min(1).max(100)]),
  unit: z.string().max(20).optional(),
  basis: z.string().min(1),
  illustrative: z.boolean().optional(),
});
export type TariffValue = z.infer<typeof TariffValue>;

/** What a column holds; a `?` at the end says that a row may leave it out. */
export const ColumnType = z
  .string()
  .regex(/^(string|int|decimal|bool|date|list<string>|list<int>|list<decimal>)\??$/, 'a column type such as decimal?');

/** A table of named columns, `tables.<name>` in expressions: the list of its rows. */
export const Table = z.strictObject({
  title: LocalizedText,
  basis: z.string().min(1),
  illustrative: z.boolean().optional(),
  columns: z.record(Identifier, ColumnType),
  rows: z.array(z.record(Identifier, z.union([Scalar, z.array(Scalar).max(100)]))).max(200),
});
export type Table = z.infer<typeof Table>;

/** A choice the city makes, `policy.<name>` in expressions. */
export const Policy = z.strictObject({
  title: LocalizedText,
  values: z.array(z.string().min(1)).min(1).max(20),
  default: z.string().min(1),
  basis: z.string().min(1),
});

/** How slips are drawn. Amounts are whole rials. Payees without `issuer` get slips without bill identifiers. */
export const SlipTerms = z.strictObject({
  fileCode: Expression.describe("a whole number: the file that the slips' identifiers carry"),
  roundTo: z.int().min(1).max(1_000_000),
  maxPayable: z.string().regex(/^\d{1,20}$/),
  validDays: z.int().min(1).max(366),
  withinYear: z.boolean().describe('no slip outlives its tariff year'),
  basis: z.string().min(1),
  payees: z.record(
    Code,
    z.strictObject({
      title: LocalizedText,
      issuer: z
        .strictObject({ subsidiary: z.string().regex(/^\d{3}$/), serviceType: z.int().min(0).max(9) })
        .optional(),
    }),
  ),
});
export type SlipTerms = z.infer<typeof SlipTerms>;

/** The law and the tariff that every permit type shares, in one version with its days of effect. */
export const Rulebook = z.strictObject({
  $schema: z.string().optional(),
  code: Identifier,
  version: z.int().min(1),
  title: LocalizedText,
  status: z.enum(['DRAFT', 'IN_FORCE', 'RETIRED']),
  effectiveFrom: JalaliDay,
  effectiveTo: JalaliDay.optional().describe('the last day'),
  notice: LocalizedText.optional().describe('shown wherever values of this version are'),
  registers: z
    .record(Identifier, z.record(z.string(), z.unknown()))
    .optional()
    .describe('JSON Schemas of registers beyond the shipped ones'),
  labels: z.record(z.string().min(1).max(64), LocalizedText).describe('what codes are called in messages'),
  policies: z.record(Identifier, Policy),
  tariff: z.record(Identifier, TariffValue),
  tables: z.record(Identifier, Table),
  facts: z.array(Fact).max(500),
  rules: z.array(Rule).max(1000),
  fees: z.array(Fee).max(200),
  regulations: z.array(RegulationRow).max(200),
  slips: SlipTerms,
});
export type Rulebook = z.infer<typeof Rulebook>;
