import {
  type FeeOfSlip,
  orderRefund,
  RefundRefusedError,
  refundFee,
  type TellRefund,
} from '../city/payments/decide-refund.js';
import type { Acting } from './acting.js';
import { moneyMessages } from './messages/money.js';
import { partiesOf } from './parties.js';
import { must } from './permission.js';
import { NotFoundError, Refusal } from './refusals.js';
import { deliverTold } from './tell-people.js';
import { wordsOf } from './text-input.js';

/** Orders what a payee owes back to be paid. Ordering the same again changes nothing. */
export async function payBackRefund(acting: Acting, given: { id: string; reason: string }): Promise<void> {
  const { id } = given;
  const order = await orderOf(acting, given.reason);
  await decided(orderRefund(acting.prisma, { ...order, id }));
  await deliverTold(acting);
}

/** Orders what a slip paid for an annulled fee to be paid back; gives the refund's id. The same again changes nothing. */
export async function payBackFee(acting: Acting, given: FeeOfSlip & { reason: string }): Promise<string> {
  const { slipId, fee } = given;
  const order = await orderOf(acting, given.reason);
  const id = await decided(refundFee(acting.prisma, { ...order, slipId, fee }));
  await deliverTold(acting);
  return id;
}

async function orderOf(acting: Acting, given: string) {
  const { viewer, prisma, notices } = acting;
  must(viewer, 'handleMoney');
  const reason = wordsOf('reason', given, 1_000);
  if (!reason) throw new Refusal('REASON_REQUIRED', moneyMessages.REASON_REQUIRED);
  const tell: TellRefund = (tx, { id, reference, amount: total }) =>
    notices.tell(tx, { reference, event: 'REFUNDED', key: `refunded-${id}`, at: new Date(), reason, total });
  return { decidedBy: viewer.id, parties: await partiesOf(prisma, viewer), reason, tell };
}

async function decided<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof RefundRefusedError ? refusalOf(error) : error;
  }
}

function refusalOf({ code }: RefundRefusedError): Refusal {
  if (code === 'NOT_FOUND') return new NotFoundError();
  if (code === 'SEPARATION_OF_DUTIES') return new Refusal(code, moneyMessages[code]);
  return new Refusal('CONFLICT', moneyMessages[code]);
}
