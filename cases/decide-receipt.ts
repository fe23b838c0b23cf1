import { DecisionRefusedError, matchReceipt, refundReceipt } from '../city/payments/decide.js';
import type { TellRefund } from '../city/payments/decide-refund.js';
import { isVisitId } from '../city/payments/visits.js';
import type { Acting } from './acting.js';
import { moneyMessages } from './messages/money.js';
import { partiesOf } from './parties.js';
import { must } from './permission.js';
import { NotFoundError, Refusal } from './refusals.js';
import { deliverTold } from './tell-people.js';
import { wordsOf } from './text-input.js';

interface ReceiptDecision {
  id: string;
  reason: string;
}

/** Pays a payable slip with unmatched money of its very amount. Deciding the same again changes nothing. */
export async function payWithReceipt(acting: Acting, given: ReceiptDecision & { slipId: string }): Promise<void> {
  const { prisma, paidCases, log } = acting;
  const { slipId } = given;
  const decision = await decisionOf(acting, given);
  const settlement = await decided(matchReceipt(prisma, { ...decision, slipId }));
  // The decision stands even when its case cannot be told now; it is told as soon as it can be.
  await paidCases.tell(settlement).catch((error: unknown) => {
    log.warn({ err: error, slipId }, 'a paid case could not be told yet');
    paidCases.catchUp();
  });
}

/** Orders money to be paid back that settles no slip which counts. Deciding the same again changes nothing. */
export async function payBackReceipt(acting: Acting, given: ReceiptDecision): Promise<void> {
  const { prisma, notices } = acting;
  const decision = await decisionOf(acting, given);
  const { receiptId, reason } = decision;
  const tell: TellRefund = (tx, { reference, amount: total }) =>
    notices.tell(tx, { reference, event: 'REFUNDED', key: `refunded-${receiptId}`, at: new Date(), reason, total });
  await decided(refundReceipt(prisma, { ...decision, tell }));
  await deliverTold(acting);
}

async function decisionOf({ viewer, prisma }: Acting, { id, reason: given }: ReceiptDecision) {
  must(viewer, 'handleMoney');
  const reason = wordsOf('reason', given, 1_000);
  if (!reason) throw new Refusal('REASON_REQUIRED', moneyMessages.REASON_REQUIRED);
  if (!isVisitId(id)) throw new NotFoundError();
  return { receiptId: id, decidedBy: viewer.id, parties: await partiesOf(prisma, viewer), reason };
}

async function decided<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DecisionRefusedError ? refusalOf(error) : error;
  }
}

function refusalOf({ code }: DecisionRefusedError): Refusal {
  if (code === 'ALREADY_DECIDED' || code === 'STILL_COUNTS') return new Refusal('CONFLICT', moneyMessages[code]);
  if (code === 'AMOUNT_MISMATCH' || code === 'SEPARATION_OF_DUTIES') return new Refusal(code, moneyMessages[code]);
  return new Refusal(code);
}
