import { creditsOf } from '../../forms/evaluation/credits.js';
import type { Credit, Evaluation } from '../../forms/evaluation/types.js';
import type { Transaction } from '../../prisma/client.js';
import type { RefundMovement } from '../../prisma/generated/client/enums.js';
import type { Act } from '../trail/append.js';
import { type Account, payeeAccount } from './ledger.js';

interface Drawing {
  reference: string;
  revision: number;
  /** RFC 3339 */
  at: string;
}

/** What the draft of a revision would owe back to somebody. */
export interface RefundRow {
  id: string;
  payee: string;
  kind: 'FLOORED' | 'BELOW_ZERO';
  /** in smallest units */
  amount: string;
  lines: Credit['lines'];
}

export const refundRows = (
  { reference, revision }: Omit<Drawing, 'at'>,
  credits: readonly Credit[],
  /** how many slips were drawn for the revision before */
  before = 0,
): RefundRow[] =>
  credits.map(({ payee, amount, then, lines }, i) => ({
    id: `${reference}-${revision}-R${before + i + 1}`,
    payee,
    kind: then === 'floor' ? 'FLOORED' : 'BELOW_ZERO',
    amount,
    lines,
  }));

/** Keeps what the draft of a revision would owe back, in the place of what an earlier one would have. */
export async function draftRefunds(
  tx: Transaction,
  { reference, revision, at }: Drawing,
  rows: readonly RefundRow[],
): Promise<void> {
  const drafts = { reference, status: 'DRAFT', revision: { lt: revision } } as const;
  await tx.refund.updateMany({ where: drafts, data: { status: 'VOID' } });
  await tx.refund.createMany({
    data: rows.map(({ amount, lines, ...row }) => {
      const kept = { amount: BigInt(amount), lines: lines as object, createdAt: new Date(at) };
      return { ...row, ...kept, reference, revision, status: 'DRAFT' as const };
    }),
    skipDuplicates: true,
  });
}

/** With the permit everything is owed that its revision says is owed back. */
export async function oweRefunds(tx: Transaction, reference: string, revision: number, at: Date): Promise<Act[]> {
  await draftOlder(tx, { reference, revision, at: at.toISOString() });
  const drafts = await tx.refund.findMany({
    where: { reference, revision, status: 'DRAFT' },
    orderBy: { id: 'asc' },
    select: { id: true, payee: true, kind: true, amount: true },
  });
  const acts: Act[] = [];
  for (const { id, payee, kind, amount } of drafts) {
    const isOwed = kind !== 'FLOORED';
    await tx.refund.update({ where: { id }, data: { status: isOwed ? 'DUE' : 'FLOORED' } });
    if (isOwed) await postRefund(tx, { id, amount }, 'DUE', { debit: payeeAccount({ payee }), credit: 'owners' });
    const act = isOwed ? 'REFUND_DUE' : 'BELOW_ZERO_LAPSED';
    acts.push({
      subject: reference,
      revision,
      act,
      by: 'engine',
      at,
      changed: { refund: id, payee, amount: String(amount) },
    });
  }
  return acts;
}

/** Slips that a version before refunds drew say nothing of what lies below zero: it is owed back as by default. */
async function draftOlder(tx: Transaction, drawing: Drawing): Promise<void> {
  const { reference, revision } = drawing;
  const { evaluation } = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { evaluation: true },
  });
  const { credits, feeLines = [] } = evaluation as unknown as Partial<Evaluation>;
  const owed = credits ? [] : creditsOf(feeLines, {});
  if (owed.length === 0) return;
  const [kept, drawn] = [
    await tx.refund.count({ where: { reference, revision } }),
    await tx.timelineEntry.count({ where: { reference, type: 'CALCULATED' } }),
  ];
  if (kept === 0 && drawn > 0) await draftRefunds(tx, drawing, refundRows(drawing, owed));
}

/** Writes both sides of a refund's movement. It has at most one of each kind; a second one is refused by its key. */
export async function postRefund(
  tx: Transaction,
  { id: refundId, amount }: { id: string; amount: bigint },
  movement: RefundMovement,
  { debit, credit }: { debit: Account; credit: Account },
): Promise<void> {
  await tx.refundPosting.createMany({
    data: [
      { refundId, movement, account: debit, amount },
      { refundId, movement, account: credit, amount: -amount },
    ],
  });
}
