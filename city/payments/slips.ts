import type { Evaluation } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { Transaction } from '../../prisma/client.js';
import type { SlipChange } from '../../workflows/transition.js';

/** Draws the slips that the revision's evaluation worked out. They stay drafts until somebody approves. */
export async function draftSlips(tx: Transaction, reference: string, revision: number): Promise<void> {
  const submission = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { evaluation: true },
  });
  const { slips } = submission.evaluation as unknown as Evaluation;
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
}

/** Moves the case's open slips. A slip that money has reached stays as it is. `until`: when payable slips lapse. */
export async function changeSlips(
  tx: Transaction,
  reference: string,
  change: Exclude<SlipChange, 'draft'>,
  until: string | undefined,
): Promise<void> {
  const from = { payable: ['DRAFT'], void: ['DRAFT', 'PAYABLE'], expired: ['PAYABLE'] } as const;
  const to = { payable: 'PAYABLE', void: 'VOID', expired: 'EXPIRED' } as const;
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
