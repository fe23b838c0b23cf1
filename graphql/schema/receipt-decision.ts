import { type Context, signedIn } from '../../cases/context.js';
import { NotFoundError, Refusal } from '../../cases/refusals.js';
import { wordsOf } from '../../cases/text-input.js';
import { must } from '../../cases/visible.js';
import { DecisionRefusedError, matchReceipt, refundReceipt } from '../../city/payments/decide.js';
import { isVisitId } from '../../city/payments/visits.js';
import { builder } from '../builder.js';
import { Receipt } from './receipt.js';

const texts: Partial<Record<DecisionRefusedError['code'], { code: string; fa: string; en: string }>> = {
  AMOUNT_MISMATCH: {
    code: 'AMOUNT_MISMATCH',
    fa: 'مبلغ دریافتی با مبلغ فیش یکی نیست؛ فیش دیگری برگزینید یا مبلغ را بازگردانید.',
    en: 'The money is not the slip’s amount; choose another slip, or refund the money.',
  },
  ALREADY_DECIDED: {
    code: 'CONFLICT',
    fa: 'درباره این دریافت پیش‌تر تصمیم گرفته شده است؛ آن را دوباره ببینید.',
    en: 'This money has been decided on already; look at it again.',
  },
  STILL_COUNTS: {
    code: 'CONFLICT',
    fa: 'این مبلغ فیش پرونده‌ای جاری یا مجوزی صادرشده را پرداخته است و بازگردانده نمی‌شود.',
    en: 'This money pays a slip of a case under way or of a granted permit; it cannot be refunded.',
  },
  SEPARATION_OF_DUTIES: {
    code: 'SEPARATION_OF_DUTIES',
    fa: 'متقاضی پرونده نمی‌تواند درباره پول آن تصمیم بگیرد؛ همکار دیگری اقدام کند.',
    en: 'An applicant may not decide on money for their own application; somebody else has to.',
  },
};

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
    throw new Refusal('REASON_REQUIRED', {
      fa: 'دلیل تصمیم را بنویسید؛ کنار آن نگه داشته می‌شود.',
      en: 'Say why; the reason is kept with the decision.',
    });
  }
  if (!isVisitId(id)) throw new NotFoundError();
  return { receiptId: id, decidedBy: viewer.id, reason };
}

async function decided<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DecisionRefusedError)) throw error;
    const said = texts[error.code];
    throw said ? new Refusal(said.code, { fa: said.fa, en: said.en }) : new Refusal(error.code);
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
