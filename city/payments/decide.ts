import { ENDED_WITHOUT_PERMIT } from '../../policy/states.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import type { Receipt } from '../../prisma/generated/client/client.js';
import { appendToTrail } from '../trail/append.js';
import type { TellRefund } from './decide-refund.js';
import { areParties, casesOf, type Parties, partyOf } from './interested.js';
import { payeeAccount, post } from './ledger.js';
import { type Settlement, settlementStateOf } from './settle.js';
import { lockSlips, markPaid, misfitOf, type SlipMisfit } from './slip-rows.js';
import { withMoney } from './transaction.js';

/** A decision about money that cannot stand. */
export class DecisionRefusedError extends Error {
  override name = 'DecisionRefusedError';
  constructor(readonly code: SlipMisfit | 'NOT_FOUND' | 'ALREADY_DECIDED' | 'STILL_COUNTS' | 'SEPARATION_OF_DUTIES') {
    super(code);
  }
}

interface Decision {
  receiptId: string;
  /** account's id */
  decidedBy: string;
  /** whose cases are not to be decided on; left out: those of the account itself */
  parties?: Parties;
  reason: string;
}

/** Pays a slip with money that was kept unmatched. Again is harmless. Throws DecisionRefusedError. */
export function matchReceipt(
  prisma: PrismaClient,
  { receiptId, slipId, decidedBy, parties = partyOf(decidedBy), reason }: Decision & { slipId: string },
): Promise<Settlement> {
  return decide(prisma, receiptId, async (tx, receipt) => {
    const settled = { result: 'settled', receiptId, slipId } as const;
    if (receipt.status === 'SETTLED' && receipt.settlesId === slipId) {
      return { ...settled, repeated: true, ...(await settlementStateOf(tx, slipId)) };
    }
    if (receipt.status !== 'UNMATCHED') throw new DecisionRefusedError('ALREADY_DECIDED');
    const [slip] = await lockSlips(tx, [slipId]);
    if (!slip) throw new DecisionRefusedError('NOT_FOUND');
    const { reference } = slip;
    await mustNotBeOwn(tx, receipt, parties, reference);
    const paidAt = receipt.paidAt ?? receipt.createdAt;
    const inTheirs = slip.currency === (await currencyOf(tx, receipt));
    const misfit = misfitOf(slip, receipt.amount, paidAt) ?? (inTheirs ? undefined : 'AMOUNT_MISMATCH');
    if (misfit) throw new DecisionRefusedError(misfit);
    await tx.receiptDecision.create({ data: { receiptId, kind: 'MATCH', slipId, decidedBy, reason } });
    await tx.receipt.update({ where: { id: receiptId }, data: { status: 'SETTLED', settlesId: slipId } });
    await post(tx, { receipt, movement: 'MATCH', debit: 'unmatched', credit: payeeAccount(slip) });
    await markPaid(tx, slip, paidAt);
    const act = { by: decidedBy, reason: { words: reason } };
    await appendToTrail(tx, [
      { ...act, subject: `receipt/${receiptId}`, act: 'MONEY_MATCHED', changed: { slip: slipId } },
      { ...act, subject: reference, act: 'SLIP_PAID', changed: { slip: slipId, receipt: receiptId } },
    ]);
    return { ...settled, repeated: false, ...(await settlementStateOf(tx, slipId)) };
  });
}

/**
 * Orders money to be paid back: what is unmatched, and what paid a slip that no longer counts, because its case has ended
 * without a permit or was worked out anew. Again is harmless. Throws DecisionRefusedError.
 */
export function refundReceipt(
  prisma: PrismaClient,
  { receiptId, decidedBy, parties = partyOf(decidedBy), reason, tell }: Decision & { tell?: TellRefund },
): Promise<void> {
  return decide(prisma, receiptId, async (tx, receipt) => {
    if (receipt.status === 'REFUNDED') return;
    const [slip] = receipt.settlesId ? await lockSlips(tx, [receipt.settlesId]) : [];
    await mustNotBeOwn(tx, receipt, parties);
    if (slip && !(await isStranded(tx, slip))) throw new DecisionRefusedError('STILL_COUNTS');
    await tx.receiptDecision.create({ data: { receiptId, kind: 'REFUND', decidedBy, reason } });
    await tx.receipt.update({ where: { id: receiptId }, data: { status: 'REFUNDED' } });
    const debit = slip ? payeeAccount(slip) : 'unmatched';
    await post(tx, { receipt, movement: 'REFUND', debit, credit: 'refunds' });
    const act = { by: decidedBy, reason: { words: reason } };
    const refunded = { ...act, subject: `receipt/${receiptId}`, act: 'MONEY_REFUNDED' };
    for (const reference of await casesOf(tx, receipt)) {
      await tell?.(tx, { id: receiptId, reference, amount: receipt.amount });
    }
    if (!slip) return appendToTrail(tx, [refunded]);
    await tx.paymentSlip.update({ where: { id: slip.id }, data: { status: 'REFUNDED' } });
    await tellApplicationChanged(tx, slip.reference);
    const changed = { slip: slip.id, receipt: receiptId };
    await appendToTrail(tx, [refunded, { ...act, subject: slip.reference, act: 'SLIP_REFUNDED', changed }]);
  });
}

/** Refuses money that was told for, pays, or is to pay a case of those who would decide on it. */
async function mustNotBeOwn(tx: Transaction, receipt: Receipt, parties: Parties, target?: string): Promise<void> {
  const references = [...(await casesOf(tx, receipt)), ...(target === undefined ? [] : [target])];
  if (await areParties(tx, references, parties)) throw new DecisionRefusedError('SEPARATION_OF_DUTIES');
}

/** Its case has ended without a permit, or was worked out anew and does not count it. */
async function isStranded(
  tx: Transaction,
  slip: { reference: string; revision: number; countsIn: number | null },
): Promise<boolean> {
  const { reference, revision, countsIn } = slip;
  const stranded = {
    reference,
    OR: [{ status: { in: [...ENDED_WITHOUT_PERMIT] } }, { revision: { gt: Math.max(revision, countsIn ?? 0) } }],
  };
  return (await tx.application.count({ where: stranded })) > 0;
}

async function decide<T>(
  prisma: PrismaClient,
  receiptId: string,
  work: (tx: Transaction, receipt: Receipt) => Promise<T>,
): Promise<T> {
  const named = await find(prisma, receiptId);
  if (!named) throw new DecisionRefusedError('NOT_FOUND');
  return withMoney(prisma, named.trackingNumber, async (tx) => work(tx, (await find(tx, receiptId)) ?? named));
}

/** Of the slip that it was told for; money that was told for none came by a bank's identifiers, which are of rials. */
async function currencyOf(tx: Transaction, { slipId }: Receipt): Promise<string | null> {
  if (slipId === null) return null;
  return (await tx.paymentSlip.findUniqueOrThrow({ where: { id: slipId }, select: { currency: true } })).currency;
}

const find = (tx: Transaction, id: string) => tx.receipt.findUnique({ where: { id } });
