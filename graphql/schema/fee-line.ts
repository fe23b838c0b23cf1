import type { Credit as CreditRow, FeeLine as Line } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { Currency, orRial } from './currency.js';
import { Explanation } from './explanation.js';
import { LocalizedText } from './localized-text.js';

export const FeeLine = builder.objectRef<Line>('FeeLine').implement({
  description: 'One fee of a case.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Names the fee within its permit type.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call the fee.' }),
    amount: t.expose('amount', { type: 'Rial', description: 'In smallest units; below zero for what is taken off.' }),
    currency: t.field({
      type: Currency,
      description: 'What the amount is reckoned in; of all lines of a case the same.',
      resolve: ({ currency }) => orRial(currency),
    }),
    payee: t.exposeString('payee', {
      description: 'Code of whoever is paid, as the rulebook names its payees: data of the city, not a closed set.',
    }),
    group: t.exposeID('group', {
      nullable: true,
      description: 'The group of fees that it is paid with, by a payment of its own; null where it is in none.',
    }),
    basis: t.exposeString('basis', { description: 'The law or decision that it is charged by.', nullable: true }),
    law: t.expose('law', {
      type: LocalizedText,
      nullable: true,
      description: 'What people call its basis; null where the rulebook has no words for it.',
    }),
    illustrative: t.boolean({
      description: 'The rate is an example, not a city’s own.',
      resolve: (line) => line.illustrative ?? false,
    }),
    contested: t.boolean({
      description: 'Whether the lawfulness of the fee is disputed, as its definition marks it.',
      resolve: (line) => line.contested ?? false,
    }),
    explanation: t.expose('explanation', { type: Explanation, description: 'How the amount was worked out.' }),
  }),
});

const CreditUse = builder.enumType('CreditUse', {
  description: 'What the rulebook does with what a payee owes back.',
  values: {
    REFUND: { value: 'refund', description: 'It is paid back once the permit is granted.' },
    FLOOR: { value: 'floor', description: 'It lapses.' },
  } as const,
});

export const Credit = builder.objectRef<CreditRow>('Credit').implement({
  description: 'What a payee owes back because its lines come to less than nothing.',
  fields: (t) => ({
    payee: t.exposeString('payee', { description: 'Code of the payee, as the rulebook names it.' }),
    amount: t.expose('amount', { type: 'Rial', description: 'What is owed back: above zero, in smallest units.' }),
    then: t.expose('then', { type: CreditUse, description: 'What becomes of it.' }),
    lines: t.expose('lines', { type: [FeeLine], description: 'All fee lines of the payee.' }),
    explanation: t.expose('explanation', { type: Explanation, description: 'How the lines add up.' }),
  }),
});
