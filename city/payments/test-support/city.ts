import type { PrismaClient } from '../../../prisma/client.js';
import type { SlipStatus } from '../../../prisma/generated/client/enums.js';
import { bareType } from '../../catalogue/test-support/serve.js';

export interface SlipSeed {
  id: string;
  reference: string;
  payee: string;
  status: SlipStatus;
  payable: bigint;
  billId: string;
  paymentId: string;
  /** of the visit that is open for it */
  sessionId: string;
}

/** Filed applications with their slips, and a visit for each slip, without workflows behind them. */
export async function seedSlips(prisma: PrismaClient, slips: readonly SlipSeed[]): Promise<void> {
  await prisma.publication.createMany({ data: bareType(), skipDuplicates: true });
  await prisma.application.createMany({
    data: [...new Set(slips.map(({ reference }) => reference))].map((reference) => ({
      reference,
      permitTypeHash: 'h',
      status: 'AWAITING_PAYMENT' as const,
      revision: 1,
      ownerId: 'citizen-1',
      filedById: 'citizen-1',
      draft: {},
    })),
  });
  await prisma.paymentSlip.createMany({
    data: slips.map(({ sessionId: _, ...slip }, ordinal) => ({
      ...slip,
      revision: 1,
      ordinal,
      lines: [],
      sum: slip.payable,
      rounding: 0n,
      payUntil: '1499/01/01',
    })),
  });
  await prisma.paymentSession.createMany({
    data: slips.map(({ id: slipId, sessionId: id, payable: amount }) => ({ id, slipId, amount })),
  });
}

/** What every account holds: debits above zero, credits below. */
export async function balances(prisma: PrismaClient): Promise<Record<string, bigint>> {
  const rows = await prisma.ledgerPosting.groupBy({ by: ['account'], _sum: { amount: true } });
  return Object.fromEntries(rows.map(({ account, _sum }) => [account, _sum.amount ?? 0n]));
}

/** Movements whose two sides do not cancel out to nothing. */
export function unbalanced(prisma: PrismaClient): Promise<object[]> {
  return prisma.$queryRaw`
    SELECT "receiptId", movement FROM "LedgerPosting"
    GROUP BY 1, 2 HAVING sum(amount) <> 0 OR count(*) <> 2`;
}
