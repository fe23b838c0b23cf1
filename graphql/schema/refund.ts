import { payBackFee, payBackRefund } from '../../cases/decide-refund.js';
import { must } from '../../cases/permission.js';
import type { FeeLine as Line } from '../../forms/evaluation/types.js';
import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { FeeLine } from './evaluation.js';

const RefundKind = builder.enumType('RefundKind', {
  description:
    'BELOW_ZERO: the payee’s lines come to less than nothing, once what was paid before counts; FLOORED: the same where the rulebook lets it lapse; FEE_ANNULLED: a fee that was paid has been annulled.',
  values: Object.keys(stored.RefundKind) as stored.RefundKind[],
});
const RefundStatus = builder.enumType('RefundStatus', {
  description:
    'DRAFT until the permit is granted; then DUE, until a cashier orders it (ORDERED), or FLOORED; VOID with its draft.',
  values: Object.keys(stored.RefundStatus) as stored.RefundStatus[],
});
const RefundMovement = builder.enumType('RefundMovement', {
  values: Object.keys(stored.RefundMovement) as stored.RefundMovement[],
});

builder.prismaObject('RefundPosting', {
  description: 'One side of a movement of a refund between two accounts.',
  fields: (t) => ({
    movement: t.expose('movement', { type: RefundMovement }),
    account: t.exposeString('account'),
    debit: t.field({ type: 'Rial', resolve: ({ amount }) => (amount > 0n ? amount : 0n) }),
    credit: t.field({ type: 'Rial', resolve: ({ amount }) => (amount < 0n ? -amount : 0n) }),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

export const Refund = builder.prismaObject('Refund', {
  interfaces: [Node],
  description: 'What a payee owes back to whom a case is of. Its amount never changes.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    reference: t.exposeID('reference', { description: 'The application’s.' }),
    revision: t.exposeInt('revision'),
    payee: t.exposeString('payee'),
    kind: t.expose('kind', { type: RefundKind }),
    status: t.expose('status', { type: RefundStatus }),
    amount: t.expose('amount', { type: 'Rial' }),
    lines: t.field({
      type: [FeeLine],
      description: 'The fee lines that it comes from.',
      select: { reference: true, lines: true },
      resolve: async ({ reference, lines }, _, context) =>
        (await context.load.masking.load(reference)).findings(lines as unknown as Line[]),
    }),
    slip: t.relation('slip', { nullable: true, description: 'That paid the annulled fee.' }),
    fee: t.exposeString('fee', { nullable: true, description: 'The annulled fee’s code.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    orderedAt: t.expose('orderedAt', { type: 'DateTime', nullable: true }),
    reason: t.string({
      nullable: true,
      description: 'Why it was ordered.',
      select: { reference: true, reason: true },
      resolve: async ({ reference, reason }, _, context) =>
        reason === null ? null : (await context.load.masking.load(reference)).remarks(reason),
    }),
    postings: t.relation('postings', { query: { orderBy: [{ at: 'asc' }, { movement: 'asc' }, { amount: 'desc' }] } }),
  }),
});

const RefundConnection = connectionOf('Refund', Refund);

builder.queryField('refunds', (t) =>
  t.field({
    type: RefundConnection,
    description: 'What payees owe back, newest first. For the cashier and the auditor.',
    args: {
      status: t.arg({ type: [RefundStatus] }),
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
    args: { id: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
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
      slipId: t.arg.id({ required: true }),
      fee: t.arg.id({ required: true, description: 'The fee line’s code.' }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (query, _, args, context) => {
      const id = await payBackFee(acting(context), args);
      return context.prisma.refund.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
