import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { unsettledSlips } from './slips.js';

type Transaction = Prisma.TransactionClient;

/** What a bank says of one visit: that money moved, or that it did not. */
export interface PaymentConfirmation {
  /** the bank's number of the movement; one movement has one number, however often it is told */
  trackingNumber: string;
  sessionId: string;
  outcome: 'paid' | 'failed';
  /** whole rials */
  amount: bigint;
}

export type Settlement =
  /** the slip is settled, by this call or an earlier one; `all`: so is every slip of its revision */
  | { result: 'settled'; reference: string; revision: number; all: boolean }
  | { result: 'failed' }
  /** the money is kept as a Receipt that somebody has to decide on */
  | { result: 'unmatched'; code: 'NOT_FOUND' | 'SLIP_NOT_PAYABLE' | 'SLIP_EXPIRED' | 'AMOUNT_MISMATCH' };

type Misfit = Extract<Settlement, { result: 'unmatched' }>['code'];

/** Settles a slip by the bank's word, exactly once for each movement of money. Throws only when it has to be told again. */
export async function settlePayment(prisma: PrismaClient, confirmation: PaymentConfirmation): Promise<Settlement> {
  return prisma.$transaction(async (tx) => {
    const session = await findSession(tx, confirmation.sessionId);
    if (session) await noteOutcome(tx, session.id, confirmation.outcome);
    if (confirmation.outcome === 'failed') return { result: 'failed' };
    // One payment for a slip at a time, and none while a permit is granted on it: the case's slips are locked first.
    const slip = session && (await lockSlip(tx, session.slipId));
    const earlier = await tx.receipt.findUnique({ where: { trackingNumber: confirmation.trackingNumber } });
    const misfit = earlier ? misfitOf(earlier) : misfitFor(slip, confirmation);
    if (!earlier) await keepReceipt(tx, confirmation, slip?.id, misfit);
    if (misfit || !slip) return { result: 'unmatched', code: misfit ?? 'NOT_FOUND' };
    if (!earlier) {
      await tx.paymentSlip.update({ where: { id: slip.id }, data: { status: 'PAID', paidAt: new Date() } });
      await tx.$executeRaw`SELECT pg_notify('application_changed', ${slip.reference})`;
    }
    const { reference, revision } = slip;
    return { result: 'settled', reference, revision, all: (await unsettledSlips(tx, reference, revision)) === 0 };
  });
}

interface LockedSlip {
  id: string;
  reference: string;
  revision: number;
  status: string;
  payable: bigint;
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

function findSession(tx: Transaction, id: string) {
  return isUuid(id) ? tx.paymentSession.findUnique({ where: { id }, select: { id: true, slipId: true } }) : null;
}

async function noteOutcome(tx: Transaction, id: string, outcome: string): Promise<void> {
  await tx.paymentSession.updateMany({ where: { id, outcome: null }, data: { outcome } });
}

async function lockSlip(tx: Transaction, id: string): Promise<LockedSlip | undefined> {
  const slips = await tx.$queryRaw<LockedSlip[]>`
    SELECT other.id, other.reference, other.revision, other.status::text, other.payable
    FROM "PaymentSlip" other JOIN "PaymentSlip" slip USING (reference, revision)
    WHERE slip.id = ${id} ORDER BY other.id FOR UPDATE OF other`;
  return slips.find((slip) => slip.id === id);
}

function misfitFor(slip: LockedSlip | null | undefined, { amount }: PaymentConfirmation): Misfit | undefined {
  if (!slip) return 'NOT_FOUND';
  if (slip.status === 'EXPIRED') return 'SLIP_EXPIRED';
  if (slip.status !== 'PAYABLE') return 'SLIP_NOT_PAYABLE';
  return amount === slip.payable ? undefined : 'AMOUNT_MISMATCH';
}

function misfitOf(earlier: { status: string }): Misfit | undefined {
  return earlier.status === 'settled' ? undefined : 'SLIP_NOT_PAYABLE';
}

/** A number that another transaction is just writing makes this one fail, and the bank tells it again. */
async function keepReceipt(
  tx: Transaction,
  { trackingNumber, amount }: PaymentConfirmation,
  slipId: string | undefined,
  misfit: Misfit | undefined,
): Promise<void> {
  await tx.receipt.create({
    data: { trackingNumber, slipId: slipId ?? null, amount, status: misfit ? 'unmatched' : 'settled' },
  });
}

/** Marks a visit as told in full: settled, and its workflow told. Until then the bank tells it again. */
export async function endSession(prisma: PrismaClient, id: string): Promise<void> {
  if (!isUuid(id)) return;
  await prisma.paymentSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
}
