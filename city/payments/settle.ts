import type { PrismaClient, Transaction } from '../../prisma/client.js';
import type { ReceiptMisfit } from '../../prisma/generated/client/enums.js';
import { appendToTrail } from '../trail/append.js';
import { payeeAccount, post } from './ledger.js';
import type { MoneyTold } from './money-told.js';
import { lockSlips, markPaid, misfitOf, type SlipRow } from './slip-rows.js';
import { unsettledSlips } from './slips.js';
import { withMoney } from './transaction.js';
import { isVisitId } from './visits.js';

export type Settlement = { receiptId: string; repeated: boolean } & (
  | { result: 'settled'; slipId: string; reference: string; revision: number; all: boolean }
  /** kept as a receipt that somebody has to decide on, or already has */
  | { result: 'unmatched'; code: ReceiptMisfit }
);

/**
 * The one way that money comes in, however it was told. Each movement of money has one effect: it settles the slip it was
 * paid for, or is kept unmatched. Throws only when it has to be told again.
 */
export function settleMoney(prisma: PrismaClient, told: MoneyTold): Promise<Settlement> {
  return withMoney(prisma, told.trackingNumber, async (tx) => {
    const slips = await lockSlips(tx, await slipsPaidFor(tx, told));
    const earlier = await tx.receipt.findMany({
      where: { trackingNumber: told.trackingNumber },
      orderBy: { ordinal: 'asc' },
    });
    const same = earlier.find((receipt) => isSame(receipt, told, slips));
    const receipt = same ?? (await keep(tx, told, earlier.length, judge(slips, told)));
    const kept = { receiptId: receipt.id, repeated: same !== undefined };
    if (receipt.status !== 'SETTLED' || !receipt.settlesId) {
      return { ...kept, result: 'unmatched', code: receipt.misfit ?? 'SLIP_NOT_PAYABLE' };
    }
    const { settlesId: slipId } = receipt;
    return { ...kept, result: 'settled', slipId, ...(await settlementStateOf(tx, slipId)) };
  });
}

/** What a settled slip means to its case. */
export async function settlementStateOf(tx: Transaction, slipId: string) {
  const { reference, revision } = await tx.paymentSlip.findUniqueOrThrow({
    where: { id: slipId },
    select: { reference: true, revision: true },
  });
  return { reference, revision, all: (await unsettledSlips(tx, reference, revision)) === 0 };
}

async function slipsPaidFor(tx: Transaction, { paidFor }: MoneyTold): Promise<string[]> {
  if ('sessionId' in paidFor) {
    if (!isVisitId(paidFor.sessionId)) return [];
    const session = await tx.paymentSession.findUnique({ where: { id: paidFor.sessionId }, select: { slipId: true } });
    return session ? [session.slipId] : [];
  }
  const { billId, paymentId } = paidFor;
  const slips = await tx.paymentSlip.findMany({
    where: { billId, paymentId },
    select: { id: true },
    orderBy: [{ reference: 'desc' }, { revision: 'desc' }],
  });
  return slips.map(({ id }) => id);
}

interface Kept {
  amount: bigint;
  slipId: string | null;
  settlesId: string | null;
  billId: string | null;
  paymentId: string | null;
}

/** Banks use a number again after years: with another amount, or for something else, it is other money. */
function isSame(receipt: Kept, { amount, paidFor }: MoneyTold, slips: SlipRow[]): boolean {
  if (receipt.amount !== amount) return false;
  if (receipt.slipId && slips.length > 0) {
    return slips.some(({ id }) => id === receipt.slipId || id === receipt.settlesId);
  }
  if (!receipt.billId || 'sessionId' in paidFor) return true;
  return receipt.billId === paidFor.billId && receipt.paymentId === paidFor.paymentId;
}

type Verdict = { slip?: SlipRow; misfit?: ReceiptMisfit };

/** Two cases of one plot may carry the same identifiers; which of two payable slips was meant is for a person to say. */
function judge(slips: SlipRow[], { amount, paidAt = new Date() }: MoneyTold): Verdict {
  const fitting = slips.filter((slip) => misfitOf(slip, amount, paidAt) === undefined);
  if (fitting.length > 1) return { misfit: 'BILL_AMBIGUOUS' };
  const slip = fitting[0] ?? slips.find(({ status }) => status === 'PAYABLE') ?? slips[0];
  if (!slip) return { misfit: 'NOT_FOUND' };
  const misfit = misfitOf(slip, amount, paidAt);
  return misfit ? { slip, misfit } : { slip };
}

async function keep(tx: Transaction, told: MoneyTold, earlier: number, { slip, misfit: found }: Verdict) {
  // A number that is known with other facts may be a bank's correction: nothing is settled by it unseen.
  const misfit = earlier > 0 ? 'TRACKING_NUMBER_REUSED' : found;
  const { trackingNumber, amount, channel, paidFor, paidAt } = told;
  const receipt = await tx.receipt.create({
    data: {
      trackingNumber,
      ordinal: earlier + 1,
      amount,
      channel,
      ...paidFor,
      status: misfit ? 'UNMATCHED' : 'SETTLED',
      misfit: misfit ?? null,
      slipId: slip?.id ?? null,
      settlesId: slip && !misfit ? slip.id : null,
      paidAt: paidAt ?? null,
    },
  });
  await post(tx, { receipt, movement: 'RECEIPT', debit: 'bank', credit: 'clearing' });
  if (misfit || !slip) {
    await post(tx, { receipt, movement: 'UNMATCHED', debit: 'clearing', credit: 'unmatched' });
  } else {
    await post(tx, { receipt, movement: 'SETTLEMENT', debit: 'clearing', credit: payeeAccount(slip) });
    await markPaid(tx, slip, paidAt ?? new Date());
  }
  const { by = channel === 'GATEWAY' ? 'gateway' : 'bank' } = told;
  const facts = { amount: String(amount), channel, slip: slip?.id ?? null };
  await appendToTrail(tx, [
    { subject: `receipt/${receipt.id}`, act: 'MONEY_RECEIVED', by, changed: { ...facts, misfit: misfit ?? null } },
    ...(slip && !misfit
      ? [{ subject: slip.reference, act: 'SLIP_PAID', by, changed: { ...facts, receipt: receipt.id } }]
      : []),
  ]);
  return receipt;
}
