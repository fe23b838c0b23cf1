import { z } from 'zod';
import { CurrencyTerms } from './currency.js';
import { Fact, Fee, RegulationRow, Rule } from './rule.js';
import { Code, Expression, Identifier, JalaliDay, LocalizedText, VersionNumber } from './text.js';

const Scalar = z.union([z.string(), z.int(), z.boolean()]);

/** One value of the tariff, `tariff.<name>` in expressions: `"0.03"` is an exact decimal, `20000` a whole number. */
export const TariffValue = z.strictObject({
  title: LocalizedText.describe('what people call it'),
  value: z
    .union([Scalar, z.array(Scalar).min(1).max(100)])
    .describe('"0.03" is an exact decimal, 20000 a whole number'),
  unit: z.string().max(20).optional().describe('shown behind the value'),
  basis: z.string().min(1).describe('the resolution that sets it'),
  illustrative: z.boolean().optional().describe('stands in for the real value, and is shown so'),
});
export type TariffValue = z.infer<typeof TariffValue>;

/** What a column holds; a `?` at the end says that a row may leave it out. */
export const ColumnType = z
  .string()
  .regex(/^(string|int|decimal|bool|date|list<string>|list<int>|list<decimal>)\??$/, 'a column type such as decimal?');

/** A table of named columns, `tables.<name>` in expressions: the list of its rows. */
export const Table = z.strictObject({
  title: LocalizedText.describe('what people call it'),
  basis: z.string().min(1).describe('the plan or resolution that sets it'),
  illustrative: z.boolean().optional().describe('stands in for the real values, and is shown so'),
  columns: z
    .record(Identifier, ColumnType)
    .describe('the type of every column; a ? at the end: a row may leave it out'),
  rows: z
    .array(z.record(Identifier, z.union([Scalar, z.array(Scalar).max(100)])))
    .max(200)
    .describe('the rows, each with its columns'),
});
export type Table = z.infer<typeof Table>;

/** A choice the city makes, `policy.<name>` in expressions. */
export const Policy = z.strictObject({
  title: LocalizedText.describe('what people call the choice'),
  values: z.array(z.string().min(1)).min(1).max(20).describe('what may be chosen'),
  default: z.string().min(1).describe('what holds where the city has not chosen'),
  basis: z.string().min(1).describe('what each value rests on'),
});

/** Who may be paid by their slips. */
export const Payee = z.strictObject({
  title: LocalizedText.describe('what people call the payee'),
  issuer: z
    .strictObject({
      subsidiary: z
        .string()
        .regex(/^\d{3}$/)
        .describe("the issuer's code in the bill identifier"),
      serviceType: z.int().min(0).max(9).describe('the kind of service in the bill identifier'),
    })
    .optional()
    .describe('whose slips carry bill and payment identifiers, which are of rials'),
});

/** How slips are drawn. Amounts are whole numbers of the currency's smallest unit. Payees without `issuer` get slips without bill identifiers. */
export const SlipTerms = z.strictObject({
  fileCode: Expression.describe("a whole number: the file that the slips' identifiers carry"),
  roundTo: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('slips are a multiple of so many of the smallest unit of the currency: of rials, where none is named'),
  maxPayable: z
    .string()
    .regex(/^\d{1,20}$/)
    .describe('the largest amount that one slip can carry, in the smallest unit of the currency'),
  validDays: z.int().min(1).max(366).describe('days after which a slip lapses'),
  belowZero: z
    .enum(['refund', 'floor'])
    .optional()
    .describe(
      "what becomes of what a payee's lines come to below zero: `refund` (by default) is paid back once the permit is granted, `floor` lapses; both are kept as a record",
    ),
  withinYear: z.boolean().describe('no slip outlives its tariff year'),
  basis: z.string().min(1).describe('what the identifiers and their limits rest on'),
  payees: z.record(Code, Payee).describe('who may be paid'),
});
export type SlipTerms = z.infer<typeof SlipTerms>;

/** The law and the tariff that every permit type shares, in one version with its days of effect. */
export const Rulebook = z.strictObject({
  $schema: z.string().optional().describe('lets an editor complete and check the file; otherwise without effect'),
  code: Identifier.describe('the name of the rulebook, the same in every version'),
  version: VersionNumber.describe('grows with every publication'),
  title: LocalizedText.describe('what people call this version'),
  status: z.enum(['DRAFT', 'IN_FORCE', 'RETIRED']).describe('where this version is in its life'),
  effectiveFrom: JalaliDay.describe('the first day'),
  effectiveTo: JalaliDay.optional().describe('the last day'),
  notice: LocalizedText.optional().describe('shown wherever values of this version are'),
  registers: z
    .record(Identifier, z.record(z.string(), z.unknown()))
    .optional()
    .describe('JSON Schemas of registers beyond the shipped ones'),
  labels: z
    .record(z.string().min(1).max(300), LocalizedText)
    .describe('what codes, and what rules and fees rest on, are called where people read'),
  policies: z.record(Identifier, Policy).describe('choices the city makes, `policy.<name>` in expressions'),
  tariff: z.record(Identifier, TariffValue).describe('single values, `tariff.<name>` in expressions'),
  tables: z.record(Identifier, Table).describe('tables, `tables.<name>` in expressions: the list of their rows'),
  facts: z.array(Fact).max(500).describe('named values that permit types share'),
  rules: z.array(Rule).max(1000).describe('checks that permit types take by name'),
  fees: z.array(Fee).max(200).describe('fee lines that permit types take by name'),
  regulations: z.array(RegulationRow).max(200).describe('rows of the announcement that permit types take by name'),
  currency: CurrencyTerms.optional().describe('what fees are reckoned in; by default whole rials'),
  slips: SlipTerms.describe('how slips are drawn'),
});
export type Rulebook = z.infer<typeof Rulebook>;
