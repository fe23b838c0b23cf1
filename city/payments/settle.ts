import type { PrismaClient, Transaction } from '../../prisma/client.js';
import type { ReceiptMisfit, ReceiptStatus } from '../../prisma/generated/client/enums.js';
import { ask } from '../../prisma/sql.js';
import { uuid7 } from '../../prisma/uuid.js';
import { type Act, trailRows, wholeActs } from '../trail/append.js';
import { bothSides, payeeAccount } from './ledger.js';
import type { MoneyTold } from './money-told.js';
import { misfitOf, type SlipRow } from './slip-rows.js';
import { askedSlipsSettled } from './slips.js';
import { isVisitId } from './visits.js';

export type Settlement = { receiptId: string; repeated: boolean } & (
  | { result: 'settled'; slipId: string; reference: string; revision: number; all: boolean }
  /** kept as a receipt that somebody has to decide on, or already has */
  | { result: 'unmatched'; code: ReceiptMisfit }
);

/** What the rows say of money that was told. */
interface Found {
  /** those that it may be for */
  slips: (Omit<SlipRow, 'payable' | 'countsIn' | 'currency'> & { payable: string })[];
  /** what came under its number before */
  earlier: Earlier[];
}

interface Earlier {
  id: string;
  amount: string;
  status: ReceiptStatus;
  misfit: ReceiptMisfit | null;
  slipId: string | null;
  settlesId: string | null;
  billId: string | null;
  paymentId: string | null;
}

const FIND = { name: 'find money', text: 'SELECT money_found($1, $2::uuid, $3, $4) AS found' };
const SETTLE = { name: 'settle money', text: 'SELECT settle_money($1::jsonb) AS all' };

/** How often what is told is judged anew because the rows have changed meanwhile: many pay one case at once. */
const MOST_TRIES = 50;

/**
 * The one way that money comes in, however it was told. Each movement of money has one effect: it settles the slip it was
 * paid for, or is kept unmatched. It is judged by what the rows say, and written where they still say so, alone among all that
 * concerns its number and its slips. Throws only when it has to be told again.
 */
export async function settleMoney(prisma: PrismaClient, told: MoneyTold): Promise<Settlement> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await find(prisma, told);
    const same = found.earlier.find((receipt) => isSame(receipt, told, found.slips));
    const settlement = same ? await toldBefore(prisma, same) : await keep(prisma, told, found);
    if (settlement) return settlement;
  }
  throw new Error('The slips of this money do not hold still; it has to be told again.');
}

async function find(prisma: PrismaClient, { trackingNumber, paidFor }: MoneyTold): Promise<Found> {
  const visit = 'sessionId' in paidFor && isVisitId(paidFor.sessionId) ? paidFor.sessionId : null;
  const { billId = null, paymentId = null } = 'billId' in paidFor ? paidFor : {};
  const [row] = await ask<{ found: Found }>(prisma, FIND, [trackingNumber, visit, billId, paymentId]);
  return row?.found ?? { slips: [], earlier: [] };
}

async function toldBefore(prisma: PrismaClient, { id, status, settlesId, misfit }: Earlier): Promise<Settlement> {
  const kept = { receiptId: id, repeated: true };
  if (status !== 'SETTLED' || !settlesId) return { ...kept, result: 'unmatched', code: misfit ?? 'SLIP_NOT_PAYABLE' };
  return { ...kept, result: 'settled', slipId: settlesId, ...(await settlementStateOf(prisma, settlesId)) };
}

/** What a settled slip means to its case. */
export async function settlementStateOf(tx: Transaction, slipId: string) {
  const { reference, revision } = await tx.paymentSlip.findUniqueOrThrow({
    where: { id: slipId },
    select: { reference: true, revision: true },
  });
  return { reference, revision, all: await askedSlipsSettled(tx, reference, revision) };
}

/** Banks use a number again after years: with another amount, or for something else, it is other money. */
function isSame(receipt: Earlier, { amount, paidFor }: MoneyTold, slips: Found['slips']): boolean {
  if (BigInt(receipt.amount) !== amount) return false;
  if (receipt.slipId && slips.length > 0) {
    return slips.some(({ id }) => id === receipt.slipId || id === receipt.settlesId);
  }
  if (!receipt.billId || 'sessionId' in paidFor) return true;
  return receipt.billId === paidFor.billId && receipt.paymentId === paidFor.paymentId;
}

type Payable = Omit<SlipRow, 'countsIn' | 'currency'>;
type Verdict = { slip?: Payable; misfit?: ReceiptMisfit };

/** Two cases of one plot may carry the same identifiers; which of two payable slips was meant is for a person to say. */
function judge(slips: Payable[], { amount, paidAt = new Date() }: MoneyTold): Verdict {
  const fitting = slips.filter((slip) => misfitOf(slip, amount, paidAt) === undefined);
  if (fitting.length > 1) return { misfit: 'BILL_AMBIGUOUS' };
  const slip = fitting[0] ?? slips.find(({ status }) => status === 'PAYABLE') ?? slips[0];
  if (!slip) return { misfit: 'NOT_FOUND' };
  const misfit = misfitOf(slip, amount, paidAt);
  return misfit ? { slip, misfit } : { slip };
}

/** Undefined, with nothing kept, where the rows no longer say what was found. */
async function keep(prisma: PrismaClient, told: MoneyTold, found: Found): Promise<Settlement | undefined> {
  const { slip, misfit: unfit } = judge(
    found.slips.map((one) => ({ ...one, payable: BigInt(one.payable) })),
    told,
  );
  // A number that is known with other facts may be a bank's correction: nothing is settled by it unseen.
  const misfit = found.earlier.length > 0 ? 'TRACKING_NUMBER_REUSED' : (unfit ?? null);
  const { trackingNumber, amount, channel, paidFor, paidAt } = told;
  const receiptId = uuid7();
  const settled = misfit ? undefined : slip;
  const receipt = {
    id: receiptId,
    trackingNumber,
    ordinal: found.earlier.length + 1,
    amount: String(amount),
    channel,
    ...paidFor,
    status: misfit ? 'UNMATCHED' : 'SETTLED',
    misfit,
    slipId: slip?.id ?? null,
    settlesId: settled?.id ?? null,
    paidAt: paidAt ?? null,
  };
  const placed = settled
    ? bothSides(amount, { movement: 'SETTLEMENT', debit: 'clearing', credit: payeeAccount(settled) })
    : bothSides(amount, { movement: 'UNMATCHED', debit: 'clearing', credit: 'unmatched' });
  const written = {
    found,
    visit: 'sessionId' in paidFor && isVisitId(paidFor.sessionId) ? paidFor.sessionId : null,
    receipt,
    postings: [...bothSides(amount, { movement: 'RECEIPT', debit: 'bank', credit: 'clearing' }), ...placed],
    settledAt: paidAt ?? new Date(),
    acts: trailRows(actsOf(told, receipt, settled), new Map()),
  };
  const [row] = await ask<{ all: boolean | null }>(prisma, SETTLE, [JSON.stringify(written)]);
  if (row?.all == null) return undefined;
  const kept = { receiptId, repeated: false };
  if (!settled) return { ...kept, result: 'unmatched', code: misfit ?? 'SLIP_NOT_PAYABLE' };
  const { id: slipId, reference, revision } = settled;
  return { ...kept, result: 'settled', slipId, reference, revision, all: row.all };
}

function actsOf(
  told: MoneyTold,
  receipt: { id: string; misfit: string | null; slipId: string | null },
  settled: Payable | undefined,
): Act[] {
  const { amount, channel, by = channel === 'GATEWAY' ? 'gateway' : 'bank' } = told;
  const { id, misfit, slipId } = receipt;
  const facts = { amount: String(amount), channel, slip: slipId };
  return wholeActs([
    { subject: `receipt/${id}`, act: 'MONEY_RECEIVED', by, changed: { ...facts, misfit } },
    ...(settled ? [{ subject: settled.reference, act: 'SLIP_PAID', by, changed: { ...facts, receipt: id } }] : []),
  ]);
}
