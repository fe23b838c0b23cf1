import { payBackFee, payBackRefund } from '../../cases/decide-refund.js';
import { must } from '../../cases/permission.js';
import type { FeeLine as Line } from '../../forms/evaluation/types.js';
import { currencyIn } from '../../forms/money.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { described } from '../described.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { Currency, orRial } from './currency.js';
import { FeeLine } from './fee-line.js';

const RefundKind = builder.enumType('RefundKind', {
  description: 'Why a payee owes something back.',
  values: described<stored.RefundKind>({
    BELOW_ZERO: 'Its lines come to less than nothing, once what was paid before counts.',
    FLOORED: 'The same, where the rulebook lets it lapse.',
    FEE_ANNULLED: 'A fee that was paid has been annulled, and the permit stays.',
  }),
});
const RefundStatus = builder.enumType('RefundStatus', {
  description: 'How a refund stands.',
  values: described<stored.RefundStatus>({
    DRAFT: 'As the evaluation has it: owed once the permit is granted.',
    DUE: 'Owed, and nobody has ordered it yet.',
    ORDERED: 'A cashier ordered it to be paid back.',
    FLOORED: 'Let lapse as the rulebook says: nothing is owed.',
    VOID: 'Its case was worked out anew, or ended without a permit.',
  }),
});
const RefundMovement = builder.enumType('RefundMovement', {
  description: 'What moves a refund between accounts.',
  values: described<stored.RefundMovement>({
    DUE: 'It is owed from then on.',
    ORDER: 'It was ordered to be paid back.',
  }),
});

builder.prismaObject('RefundPosting', {
  description: 'One side of a movement of a refund between two accounts.',
  fields: (t) => ({
    movement: t.expose('movement', { type: RefundMovement, description: 'What moved the money.' }),
    account: t.exposeString('account', { description: '`owners`, `refunds` or `payee:CODE`.' }),
    debit: t.field({
      type: 'Rial',
      description: '0 where the side is a credit.',
      resolve: ({ amount }) => (amount > 0n ? amount : 0n),
    }),
    credit: t.field({
      type: 'Rial',
      description: '0 where the side is a debit.',
      resolve: ({ amount }) => (amount < 0n ? -amount : 0n),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written.' }),
  }),
});

export const Refund = builder.prismaObject('Refund', {
  interfaces: [Node],
  description: 'What a payee owes back to whom a case is of. Its amount never changes.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    reference: t.exposeID('reference', { description: 'The application’s.' }),
    revision: t.exposeInt('revision', { description: 'The revision of the case that it comes from.' }),
    payee: t.exposeString('payee', { description: 'Code of whoever owes it, as the rulebook names its payees.' }),
    kind: t.expose('kind', { type: RefundKind, description: 'Why it is owed.' }),
    status: t.expose('status', { type: RefundStatus, description: 'Whether it is owed, ordered or void.' }),
    amount: t.expose('amount', { type: 'Rial', description: 'Above zero, in smallest units of its currency.' }),
    currency: t.field({
      type: Currency,
      description: 'What it is reckoned in.',
      select: { currency: true, lines: true },
      resolve: ({ currency, lines }) => orRial(currency === null ? null : currencyIn(lines)),
    }),
    lines: t.field({
      type: [FeeLine],
      description: 'The fee lines that it comes from.',
      select: { reference: true, lines: true },
      resolve: async ({ reference, lines }, _, context) =>
        (await context.load.masking.load(reference)).findings(lines as unknown as Line[]),
    }),
    slip: t.relation('slip', { nullable: true, description: 'That paid the annulled fee.' }),
    fee: t.exposeString('fee', { nullable: true, description: 'The annulled fee’s code.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it came to be.' }),
    orderedAt: t.expose('orderedAt', {
      type: 'DateTime',
      description: 'When a cashier ordered it to be paid; null until then.',
      nullable: true,
    }),
    reason: t.string({
      nullable: true,
      description: 'Why it was ordered.',
      select: { reference: true, reason: true },
      resolve: async ({ reference, reason }, _, context) =>
        reason === null ? null : (await context.load.masking.load(reference)).remarks(reason),
    }),
    postings: t.relation('postings', {
      description: 'What it moved in the ledger, both sides of each movement.',
      query: { orderBy: [{ at: 'asc' }, { movement: 'asc' }, { amount: 'desc' }] },
    }),
  }),
});

const RefundConnection = connectionOf('Refund', Refund);

builder.queryField('refunds', (t) =>
  t.field({
    type: RefundConnection,
    description: 'What payees owe back, newest first. For the cashier and the auditor.',
    args: {
      status: t.arg({ type: [RefundStatus], description: 'Only in any of these.' }),
      ...pageArguments,
    },
    resolve: (_, { status, ...args }, context, info) => {
      must(signedIn(context), 'readMoney');
      const where = status ? [{ status: { in: status } }] : [];
      return prismaPage(context, info, args, { model: 'refund', where, order: newest('createdAt', 'id') });
    },
  }),
);

builder.mutationFields((t) => ({
  orderRefund: t.prismaField({
    type: Refund,
    description: 'Orders what a payee owes back to be paid. Ordering the same again changes nothing.',
    args: {
      id: t.arg.id({ description: 'Of the refund.', required: true }),
      reason: t.arg.string({ description: 'Why, for the record.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      await payBackRefund(acting(context), args);
      return context.prisma.refund.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  refundFee: t.prismaField({
    type: Refund,
    description:
      'Orders what a slip paid for an annulled fee to be paid back, while the permit stays: never more than was paid. The same again changes nothing.',
    args: {
      slipId: t.arg.id({ description: 'Of the slip that paid the fee.', required: true }),
      fee: t.arg.id({ required: true, description: 'The fee line’s code.' }),
      reason: t.arg.string({ description: 'Why, for the record.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      const id = await payBackFee(acting(context), args);
      return context.prisma.refund.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
