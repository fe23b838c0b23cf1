import { PAID_BEFORE } from '../../forms/evaluation/count-paid.js';
import { sumOf } from '../../forms/evaluation/credits.js';
import type { FeeLine } from '../../forms/evaluation/types.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import { areParties, type Parties } from './interested.js';
import { payeeAccount } from './ledger.js';
import { postRefund } from './refunds.js';

/** A refund that cannot be ordered. */
export class RefundRefusedError extends Error {
  override name = 'RefundRefusedError';
  constructor(
    readonly code: 'NOT_FOUND' | 'SEPARATION_OF_DUTIES' | 'NOT_OWED' | 'NOT_PAID' | 'NOT_GRANTED' | 'NOTHING_LEFT',
  ) {
    super(code);
  }
}

interface Order {
  /** account's id */
  decidedBy: string;
  /** whose cases are not to be decided on */
  parties: Parties;
  reason: string;
}

/** What tells the people of a case, in the transaction that orders money back. */
export type TellRefund = (tx: Transaction, refund: { id: string; reference: string; amount: bigint }) => Promise<void>;

/** Orders what a payee owes back to be paid. Again is harmless. Throws RefundRefusedError. */
export function orderRefund(
  prisma: PrismaClient,
  { id, tell, ...order }: Order & { id: string; tell: TellRefund },
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Refund" WHERE id = ${id} FOR UPDATE`;
    const refund = await tx.refund.findUnique({ where: { id } });
    if (!refund) throw new RefundRefusedError('NOT_FOUND');
    await mustNotBeOwn(tx, refund.reference, order.parties);
    if (refund.status === 'ORDERED') return;
    if (refund.status !== 'DUE') throw new RefundRefusedError('NOT_OWED');
    const { decidedBy: orderedBy, reason } = order;
    await tx.refund.update({ where: { id }, data: { status: 'ORDERED', orderedAt: new Date(), orderedBy, reason } });
    await postRefund(tx, refund, 'ORDER', { debit: 'owners', credit: 'refunds' });
    await told(tx, refund, order, tell);
  });
}

export interface FeeOfSlip {
  slipId: string;
  /** the annulled fee's code */
  fee: string;
}

/**
 * Orders what a slip paid for one fee to be paid back, while the permit stays: its lines on that slip, never more than the
 * fee comes to, nor than was paid and is not ordered back yet. Again is harmless; gives the refund's id. Throws
 * RefundRefusedError.
 */
export function refundFee(
  prisma: PrismaClient,
  { slipId, fee, tell, ...order }: Order & FeeOfSlip & { tell: TellRefund },
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const slip = await tx.paymentSlip.findUnique({ where: { id: slipId } });
    const own = ((slip?.lines ?? []) as unknown as FeeLine[]).filter(
      ({ code }) => code === fee && code !== PAID_BEFORE,
    );
    if (!slip || own.length === 0) throw new RefundRefusedError('NOT_FOUND');
    const { reference, payee } = slip;
    // One order of a case at a time: each sees what those before it have taken.
    await tx.$queryRaw`SELECT FROM "PaymentSlip" WHERE reference = ${reference} ORDER BY id FOR UPDATE`;
    await mustNotBeOwn(tx, reference, order.parties);
    const before = await tx.refund.findUnique({ where: { slipId_fee: { slipId, fee } }, select: { id: true } });
    if (before) return before.id;
    const { status, revision } = await tx.application.findUniqueOrThrow({
      where: { reference },
      select: { status: true, revision: true },
    });
    const { status: slipStatus } = await tx.paymentSlip.findUniqueOrThrow({ where: { id: slipId } });
    if (slipStatus !== 'PAID') throw new RefundRefusedError('NOT_PAID');
    if (status !== 'ISSUED') throw new RefundRefusedError('NOT_GRANTED');
    const amount = least(
      sumOf(own),
      await leftOfFee(tx, { reference, revision, fee }),
      await leftOf(tx, reference, payee),
    );
    if (amount <= 0n) throw new RefundRefusedError('NOTHING_LEFT');
    const id = `${slipId}-${fee}`;
    const { decidedBy: orderedBy, reason } = order;
    const now = new Date();
    const kept = {
      id,
      reference,
      revision,
      payee,
      kind: 'FEE_ANNULLED',
      status: 'ORDERED',
      amount,
      slipId,
      fee,
    } as const;
    const by = { createdAt: now, orderedAt: now, orderedBy, reason };
    await tx.refund.create({ data: { ...kept, ...by, lines: own as object } });
    await postRefund(tx, { id, amount }, 'ORDER', { debit: payeeAccount({ payee }), credit: 'refunds' });
    await told(tx, kept, order, tell);
    return id;
  });
}

const smaller = (a: bigint, b: bigint): bigint => (a > b ? b : a);
const least = (...amounts: bigint[]): bigint => amounts.reduce(smaller);

/** What the fee comes to in what the permit was granted on, less what of it was ordered back. */
async function leftOfFee(
  tx: Transaction,
  { reference, revision, fee }: { reference: string; revision: number; fee: string },
): Promise<bigint> {
  const { evaluation } = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { evaluation: true },
  });
  const { feeLines } = evaluation as unknown as { feeLines: FeeLine[] };
  const ordered = await tx.refund.aggregate({ where: { reference, fee }, _sum: { amount: true } });
  return sumOf(feeLines.filter(({ code }) => code === fee)) - (ordered._sum.amount ?? 0n);
}

/** What the payee has got for the case and does not owe back. */
async function leftOf(tx: Transaction, reference: string, payee: string): Promise<bigint> {
  const paid = await tx.paymentSlip.aggregate({ where: { reference, payee, status: 'PAID' }, _sum: { payable: true } });
  const refunds = await tx.refund.findMany({
    where: { reference, payee, status: { in: ['DUE', 'ORDERED'] } },
    select: { kind: true, amount: true },
  });
  const got = paid._sum.payable ?? 0n;
  // Of what lies below zero only so much was paid before.
  const owed = refunds.reduce(
    (sum, { kind, amount }) => sum + (kind === 'FEE_ANNULLED' ? amount : least(amount, got)),
    0n,
  );
  return got - owed;
}

async function mustNotBeOwn(tx: Transaction, reference: string, parties: Parties): Promise<void> {
  if (await areParties(tx, [reference], parties)) throw new RefundRefusedError('SEPARATION_OF_DUTIES');
}

async function told(
  tx: Transaction,
  { id, reference, payee, amount }: { id: string; reference: string; payee: string; amount: bigint },
  { decidedBy: by, reason }: Order,
  tell: TellRefund,
): Promise<void> {
  await tell(tx, { id, reference, amount });
  await tellApplicationChanged(tx, reference);
  const changed = { refund: id, payee, amount: String(amount) };
  await appendToTrail(tx, [{ subject: reference, act: 'REFUND_ORDERED', by, reason: { words: reason }, changed }]);
}
