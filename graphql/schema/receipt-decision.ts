import { type Context, signedIn } from '../../cases/context.js';
import { NotFoundError, Refusal } from '../../cases/refusals.js';
import { wordsOf } from '../../cases/text-input.js';
import { must } from '../../cases/visible.js';
import { DecisionRefusedError, matchReceipt, refundReceipt } from '../../city/payments/decide.js';
import { isVisitId } from '../../city/payments/visits.js';
import { builder } from '../builder.js';
import { moneyMessages } from '../messages/money.js';
import { Receipt } from './receipt.js';

function refusalOf({ code }: DecisionRefusedError): Refusal {
  if (code === 'ALREADY_DECIDED' || code === 'STILL_COUNTS') return new Refusal('CONFLICT', moneyMessages[code]);
  if (code === 'AMOUNT_MISMATCH' || code === 'SEPARATION_OF_DUTIES') return new Refusal(code, moneyMessages[code]);
  return new Refusal(code);
}

interface Decision {
  receiptId: string;
  decidedBy: string;
  reason: string;
}

function decisionOf(context: Context, id: string, words: string): Decision {
  const viewer = signedIn(context);
  must(viewer, 'handleMoney');
  const reason = wordsOf('reason', words, 1_000);
  if (!reason) {
    throw new Refusal('REASON_REQUIRED', moneyMessages.REASON_REQUIRED);
  }
  if (!isVisitId(id)) throw new NotFoundError();
  return { receiptId: id, decidedBy: viewer.id, reason };
}

async function decided<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DecisionRefusedError ? refusalOf(error) : error;
  }
}

builder.mutationFields((t) => ({
  matchReceipt: t.prismaField({
    type: Receipt,
    description:
      'Pays a payable slip with unmatched money of its very amount. Deciding the same again changes nothing.',
    args: {
      id: t.arg.id({ required: true }),
      slipId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (query, _, { id, slipId, reason }, context) => {
      const decision = decisionOf(context, id, reason);
      const settlement = await decided(matchReceipt(context.prisma, { ...decision, slipId }));
      // The decision stands even when its case cannot be told now; it is told as soon as it can be.
      await context.paidCases.tell(settlement).catch((error: unknown) => {
        context.log.warn({ err: error, slipId }, 'a paid case could not be told yet');
        context.paidCases.catchUp();
      });
      return context.prisma.receipt.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  refundReceipt: t.prismaField({
    type: Receipt,
    description:
      'Orders money to be paid back: what is unmatched, and what paid a slip which no longer counts. Deciding the same again changes nothing.',
    args: { id: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (query, _, { id, reason }, context) => {
      await decided(refundReceipt(context.prisma, decisionOf(context, id, reason)));
      return context.prisma.receipt.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
