import { payBackReceipt, payWithReceipt } from '../../cases/decide-receipt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { Receipt } from './receipt.js';

builder.mutationFields((t) => ({
  matchReceipt: t.prismaField({
    type: Receipt,
    description:
      'Pays a payable slip with unmatched money of its very amount. Deciding the same again changes nothing.',
    args: {
      id: t.arg.id({ description: 'Of the receipt.', required: true }),
      slipId: t.arg.id({ description: 'Of the slip that the money is to pay.', required: true }),
      reason: t.arg.string({ description: 'Why, for the record.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      await payWithReceipt(acting(context), args);
      return context.prisma.receipt.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  refundReceipt: t.prismaField({
    type: Receipt,
    description:
      'Orders money to be paid back: what is unmatched, and what paid a slip which no longer counts. Deciding the same again changes nothing.',
    args: {
      id: t.arg.id({ description: 'Of the receipt.', required: true }),
      reason: t.arg.string({ description: 'Why, for the record.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      await payBackReceipt(acting(context), args);
      return context.prisma.receipt.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
