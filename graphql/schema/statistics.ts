import { type CashDay as Cash, cashSums } from '../../cases/cash-sums.js';
import {
  type Count,
  countCases,
  csvOf,
  type Dimension,
  moneyPaid,
  type PaidTo,
  type Span,
} from '../../cases/statistics.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { Currency, orRial } from './currency.js';
import { Generation } from './enums.js';

const StatisticsBy = builder.enumType('StatisticsBy', {
  description: 'What figures are set apart by.',
  values: {
    TYPE: { value: 'type', description: 'The permit type.' },
    DISTRICT: { value: 'district', description: 'The district of the case.' },
    GENERATION: { value: 'generation', description: 'The way in which the case came.' },
    MONTH: { value: 'month', description: 'The Jalali month.' },
  } as const,
});

export const CaseFigures = builder.objectRef<Count>('CaseFigures').implement({
  description:
    'Figures of the cases of a permit type, district, generation and month, as far as they are set apart by them.',
  fields: (t) => ({
    type: t.exposeID('type', {
      nullable: true,
      description: 'The permit type’s code; null where types are not set apart.',
    }),
    district: t.exposeID('district', {
      nullable: true,
      description: 'The district’s id; null where they are not set apart, or it is not known.',
    }),
    generation: t.expose('generation', {
      type: Generation,
      nullable: true,
      description: 'The way in which the cases came; null where ways are not set apart.',
    }),
    month: t.exposeString('month', {
      nullable: true,
      description: 'As `1405/03`; null where months are not set apart.',
    }),
    filed: t.exposeInt('filed', { description: 'Filed for the first time in it.' }),
    decided: t.exposeInt('decided', { description: 'Decided for good in it: issued or refused.' }),
    issued: t.exposeInt('issued', { description: 'Granted in it.' }),
    refused: t.exposeInt('refused', { description: 'Refused in it.' }),
    municipalityDays: t.exposeFloat('municipality', {
      nullable: true,
      description: 'Median of those decided: days that they waited for the municipality, nights and holidays included.',
    }),
    applicantDays: t.exposeFloat('applicant', {
      nullable: true,
      description: 'The same for the applicant: returned, or waiting for payment.',
    }),
  }),
});

const PayeeFigures = builder.objectRef<PaidTo>('PayeeFigures').implement({
  description: 'What a payee’s slips brought in.',
  fields: (t) => ({
    payee: t.exposeString('payee', { description: 'Whom they are paid to.' }),
    month: t.exposeString('month', {
      nullable: true,
      description: 'As `1405/03`; null where months are not set apart.',
    }),
    slips: t.exposeInt('slips', { description: 'Slips that were paid.' }),
    amount: t.expose('amount', {
      type: 'Rial',
      description: 'What they came to; what was paid back later is not taken off.',
    }),
    currency: t.field({
      type: Currency,
      description: 'In which they were; those of another currency stand apart.',
      resolve: ({ currency }) => orRial(currency),
    }),
  }),
});

interface Asked extends Span {
  by: readonly Dimension[];
}

const Statistics = builder.objectRef<Asked>('Statistics').implement({
  description: 'Figures of a span of days, of the districts that the caller oversees.',
  fields: (t) => ({
    cases: t.field({
      type: [CaseFigures],
      description: 'By month, type, district and generation, in that order.',
      resolve: (asked, _, context) => countCases(acting(context), asked, asked.by),
    }),
    csv: t.string({
      description: 'The same as a table: comma-separated, in UTF-8, its first row names the columns.',
      resolve: async (asked, _, context) => csvOf(await countCases(acting(context), asked, asked.by)),
    }),
    money: t.field({
      type: [PayeeFigures],
      description: 'By month, where months are set apart, payee and currency.',
      resolve: (asked, _, context) => moneyPaid(acting(context), asked, asked.by),
    }),
  }),
});

const PayeeSum = builder.objectRef<Cash['payees'][number]>('PayeeSum').implement({
  description: 'What was placed for a payee.',
  fields: (t) => ({
    payee: t.exposeString('payee', { description: 'Whom it is owed to.' }),
    amount: t.expose('amount', { type: 'Rial', description: 'In smallest units of the day’s currency.' }),
  }),
});

const CashDay = builder.objectRef<Cash>('CashDay').implement({
  description: 'What the ledger says of a day in Tehran, and of one currency.',
  fields: (t) => ({
    day: t.expose('day', { type: 'JalaliDate', description: 'The day.' }),
    currency: t.field({
      type: Currency,
      description: 'Of all its amounts.',
      resolve: ({ currency }) => orRial(currency),
    }),
    receipts: t.exposeInt('receipts', { description: 'Movements of money that came in.' }),
    received: t.expose('received', { type: 'Rial', description: 'What they came to.' }),
    payees: t.expose('payees', {
      type: [PayeeSum],
      description: 'What was placed for each payee, money of earlier days among it.',
    }),
    unmatched: t.expose('unmatched', {
      type: 'Rial',
      description:
        'By how much more is held for whoever paid it than the evening before; below zero where more was placed than came.',
    }),
    refunds: t.expose('refunds', { type: 'Rial', description: 'Ordered to be paid back to whoever paid it.' }),
  }),
});

builder.queryFields((t) => ({
  statistics: t.field({
    type: Statistics,
    description:
      'How many cases were filed, decided, issued and refused, how long they waited, and what was paid. For those who oversee all cases.',
    args: {
      from: t.arg({
        type: 'JalaliDate',
        description: 'The first day; without it that of eleven months before the last one’s.',
      }),
      until: t.arg({ type: 'JalaliDate', description: 'The last day; today without it.' }),
      by: t.arg({
        type: [StatisticsBy],
        defaultValue: ['month'],
        description: 'What figures are set apart by; of all together where it is empty.',
      }),
    },
    resolve: (_, { from, until, by }, context) => {
      signedIn(context);
      return { from, until, by: by ?? [] };
    },
  }),
  cashSums: t.field({
    type: [CashDay],
    description:
      'The ledger’s sums of each day and currency, the latest first; days on which nothing moved are left out. For the cashier and the auditor.',
    args: {
      from: t.arg({ type: 'JalaliDate', description: 'The first day; without it 29 days before the last.' }),
      until: t.arg({ type: 'JalaliDate', description: 'The last day; today without it. At most 366 days.' }),
    },
    resolve: (_, args, context) => cashSums(acting(context), args),
  }),
}));
