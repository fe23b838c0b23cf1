import { countPaid, type PaidSlip } from '../../forms/evaluation/count-paid.js';
import type { Evaluation } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { Transaction } from '../../prisma/client.js';
import type { SlipChange } from '../../workflows/transition.js';
import { draftRefunds, voidDrafts } from './refunds.js';

/**
 * Draws the slips that the revision's evaluation worked out, over what was paid for revisions before it, and what payees
 * will owe back. They stay drafts until somebody approves, and until the permit is granted.
 */
export async function draftSlips(tx: Transaction, reference: string, revision: number, at: string): Promise<void> {
  const { evaluation, rulebookHash } = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { evaluation: true, rulebookHash: true },
  });
  const paid = await paidBefore(tx, reference, revision);
  const unit = paid.length > 0 ? await roundingOf(tx, rulebookHash) : 1;
  const { slips, credits } = countPaid(evaluation as unknown as Evaluation, paid, unit);
  await tx.paymentSlip.createMany({
    data: slips.map((slip, i) => ({
      id: `${reference}-${revision}-${i + 1}`,
      reference,
      revision,
      ordinal: i + 1,
      payee: slip.payee,
      status: 'DRAFT' as const,
      lines: slip.lines as object,
      sum: BigInt(slip.sum),
      rounding: BigInt(slip.rounding),
      payable: BigInt(slip.payable),
      billId: slip.billId ?? null,
      paymentId: slip.paymentId ?? null,
      payUntil: slip.payUntil,
    })),
    skipDuplicates: true,
  });
  await tx.paymentSlip.updateMany({ where: { id: { in: paid.map(({ id }) => id) } }, data: { countsIn: revision } });
  await draftRefunds(tx, { reference, revision, at }, credits);
}

/** What money has settled for earlier revisions and nobody has refunded; none of it is refunded meanwhile. */
function paidBefore(tx: Transaction, reference: string, revision: number): Promise<PaidSlip[]> {
  return tx.$queryRaw<PaidSlip[]>`
    SELECT id, payee, payable AS amount FROM "PaymentSlip"
    WHERE reference = ${reference} AND revision < ${revision} AND status = 'PAID' AND payable > 0
    ORDER BY id FOR UPDATE`;
}

/** The rounding unit of the rulebook that a revision was worked out by. */
async function roundingOf(tx: Transaction, hash: string): Promise<number> {
  const [found] = await tx.$queryRaw<{ unit: number }[]>`
    SELECT (document->'slips'->>'roundTo')::int AS unit FROM "Publication"
    WHERE kind = 'RULEBOOK' AND hash = ${hash} LIMIT 1`;
  if (!found) throw new Error(`There is no rulebook ${hash} to draw slips by.`);
  return found.unit;
}

/**
 * Moves the case's open slips, and what its drafts owe back. A slip that money has reached stays as it is; one over nothing
 * is paid as soon as it could be. `until`: when payable slips lapse.
 */
export async function changeSlips(
  tx: Transaction,
  { reference, at }: { reference: string; at: string },
  change: Exclude<SlipChange, 'draft'>,
  until: string | undefined,
): Promise<void> {
  const from = { payable: ['DRAFT'], void: ['DRAFT', 'PAYABLE'], expired: ['PAYABLE'] } as const;
  const to = { payable: 'PAYABLE', void: 'VOID', expired: 'EXPIRED' } as const;
  if (change === 'payable') {
    const covered = { reference, status: 'DRAFT', payable: 0n } as const;
    await tx.paymentSlip.updateMany({ where: covered, data: { status: 'PAID', paidAt: new Date(at) } });
  } else await voidDrafts(tx, reference);
  const payUntil = change === 'payable' && until ? { payUntil: jalaliDay(new Date(until)) } : {};
  await tx.paymentSlip.updateMany({
    where: { reference, status: { in: [...from[change]] } },
    data: { status: to[change], ...payUntil },
  });
}

/** How many slips of the revision money has not settled. The rows are locked: a payment and a grant never cross. */
export async function unsettledSlips(
  tx: Pick<Transaction, '$queryRaw'>,
  reference: string,
  revision: number,
): Promise<number> {
  const rows = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM "PaymentSlip" WHERE reference = ${reference} AND revision = ${revision} FOR UPDATE`;
  return rows.filter(({ status }) => status !== 'PAID').length;
}

/** Whether the revision has slips and every one is settled. */
export async function openSlipsSettled(
  tx: Pick<Transaction, '$queryRaw' | 'paymentSlip'>,
  reference: string,
  revision: number,
): Promise<boolean> {
  const all = await tx.paymentSlip.count({ where: { reference, revision } });
  return all > 0 && (await unsettledSlips(tx, reference, revision)) === 0;
}
