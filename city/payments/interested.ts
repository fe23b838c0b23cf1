import type { Transaction } from '../../prisma/client.js';
import { Prisma, type Receipt } from '../../prisma/generated/client/client.js';

/** Who decides on money: by every name that a case may know them by. */
export interface Parties {
  /** accounts' ids, in lower case */
  accounts: readonly string[];
  nationalIds: readonly string[];
  /** engineering offices they work at */
  offices: readonly string[];
}

/** An account of which nothing else is known. */
export const partyOf = (account: string): Parties => ({
  accounts: [account.toLowerCase()],
  nationalIds: [],
  offices: [],
});

/** Cases that money was told for, pays, or names by its bill. */
export async function casesOf(tx: Transaction, receipt: Receipt): Promise<string[]> {
  const { slipId, settlesId, sessionId, billId } = receipt;
  const isSlip: Prisma.PaymentSlipWhereInput[] = [
    ...[slipId, settlesId].flatMap((id) => (id === null ? [] : [{ id }])),
    ...(sessionId === null || !isUuid(sessionId) ? [] : [{ sessions: { some: { id: sessionId } } }]),
    ...(billId === null ? [] : [{ billId }]),
  ];
  if (isSlip.length === 0) return [];
  const slips = await tx.paymentSlip.findMany({ where: { OR: isSlip }, select: { reference: true } });
  return [...new Set(slips.map(({ reference }) => reference))];
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/**
 * Whether any of them is owner or filer of one of the cases, works at the office that acts in it, or is a person that its
 * answers name by national ID.
 */
export async function areParties(
  tx: Pick<Transaction, '$queryRaw'>,
  references: readonly string[],
  { accounts, nationalIds, offices }: Parties,
): Promise<boolean> {
  if (references.length === 0) return false;
  const names = { accounts: [...accounts], ids: [...nationalIds], offices: [...offices] };
  const [found] = await tx.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "Application" application
    LEFT JOIN "Mandate" mandate ON mandate.id = application."mandateId"
    WHERE application.reference = ANY(${[...references]}::text[]) AND (
      lower(application."ownerId") = ANY(${names.accounts}::text[])
      OR lower(application."filedById") = ANY(${names.accounts}::text[])
      OR mandate."officeId" = ANY(${names.offices}::text[])
      OR EXISTS (SELECT FROM "Account" account WHERE account."nationalId" = ANY(${names.ids}::text[])
        AND account.id IN (application."ownerId", application."filedById"))
      OR EXISTS (SELECT FROM "Account" filer WHERE filer."officeId" = ANY(${names.offices}::text[])
        AND filer.id = application."filedById")
      OR EXISTS (SELECT FROM "Submission" filed WHERE filed.reference = application.reference
        AND jsonb_path_exists(filed.answers, '$.** ? (@ == $ids[*])', jsonb_build_object('ids', ${names.ids}::text[])))
    ) LIMIT 1`);
  return found !== undefined;
}
