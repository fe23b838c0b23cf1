import { ENDED_WITHOUT_PERMIT } from '../../policy/states.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
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
  reason: string;
}

/** Pays a slip with money that was kept unmatched. Again is harmless. Throws DecisionRefusedError. */
export function matchReceipt(
  prisma: PrismaClient,
  { receiptId, slipId, decidedBy, reason }: Decision & { slipId: string },
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
    const own = { reference, OR: [{ ownerId: decidedBy }, { filedById: decidedBy }] };
    if ((await tx.application.count({ where: own })) > 0) throw new DecisionRefusedError('SEPARATION_OF_DUTIES');
    const paidAt = receipt.paidAt ?? receipt.createdAt;
    const misfit = misfitOf(slip, receipt.amount, paidAt);
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
export function refundReceipt(prisma: PrismaClient, { receiptId, decidedBy, reason }: Decision): Promise<void> {
  return decide(prisma, receiptId, async (tx, receipt) => {
    if (receipt.status === 'REFUNDED') return;
    const [slip] = receipt.settlesId ? await lockSlips(tx, [receipt.settlesId]) : [];
    if (slip && !(await isStranded(tx, slip))) throw new DecisionRefusedError('STILL_COUNTS');
    await tx.receiptDecision.create({ data: { receiptId, kind: 'REFUND', decidedBy, reason } });
    await tx.receipt.update({ where: { id: receiptId }, data: { status: 'REFUNDED' } });
    const debit = slip ? payeeAccount(slip) : 'unmatched';
    await post(tx, { receipt, movement: 'REFUND', debit, credit: 'refunds' });
    const act = { by: decidedBy, reason: { words: reason } };
    const refunded = { ...act, subject: `receipt/${receiptId}`, act: 'MONEY_REFUNDED' };
    if (!slip) return appendToTrail(tx, [refunded]);
    await tx.paymentSlip.update({ where: { id: slip.id }, data: { status: 'REFUNDED' } });
    await tellApplicationChanged(tx, slip.reference);
    const changed = { slip: slip.id, receipt: receiptId };
    await appendToTrail(tx, [refunded, { ...act, subject: slip.reference, act: 'SLIP_REFUNDED', changed }]);
  });
}

async function isStranded(tx: Transaction, slip: { reference: string; revision: number }): Promise<boolean> {
  const { reference, revision } = slip;
  const stranded = { reference, OR: [{ status: { in: [...ENDED_WITHOUT_PERMIT] } }, { revision: { gt: revision } }] };
  return (await tx.application.count({ where: stranded })) > 0;
}

async function decide<T>(
  prisma: PrismaClient,
  receiptId: string,
  work: (tx: Transaction, receipt: NonNullable<Awaited<ReturnType<typeof find>>>) => Promise<T>,
): Promise<T> {
  const named = await find(prisma, receiptId);
  if (!named) throw new DecisionRefusedError('NOT_FOUND');
  return withMoney(prisma, named.trackingNumber, async (tx) => work(tx, (await find(tx, receiptId)) ?? named));
}

const find = (tx: Transaction, id: string) => tx.receipt.findUnique({ where: { id } });
