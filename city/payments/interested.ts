import type { Transaction } from '../../prisma/client.js';
import type { Prisma, Receipt } from '../../prisma/generated/client/client.js';
import { ask, type Database } from '../../prisma/sql.js';

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
 * The condition that any of them is owner or filer of a case, works at the office that acts in it, or is a person that its
 * answers name by national ID. `of` is the case's alias, the others are expressions of text[].
 */
export const isParty = (
  of: string,
  { accounts, ids, offices }: Record<'accounts' | 'ids' | 'offices', string>,
): string => `(
  lower(${of}."ownerId") = ANY(${accounts}) OR lower(${of}."filedById") = ANY(${accounts})
  OR EXISTS (SELECT FROM "Mandate" m WHERE m.id = ${of}."mandateId" AND m."officeId" = ANY(${offices}))
  OR EXISTS (SELECT FROM "Account" account WHERE account."nationalId" = ANY(${ids})
    AND account.id IN (${of}."ownerId", ${of}."filedById"))
  OR EXISTS (SELECT FROM "Account" filer WHERE filer."officeId" = ANY(${offices}) AND filer.id = ${of}."filedById")
  OR EXISTS (SELECT FROM "Submission" filed WHERE filed.reference = ${of}.reference
    AND jsonb_path_exists(filed.answers, '$.** ? (@ == $ids[*])', jsonb_build_object('ids', ${ids}))))`;

const PARTIES = {
  name: 'are they parties',
  text: `SELECT 1 FROM "Application" a WHERE a.reference = ANY($1::text[])
    AND ${isParty('a', { accounts: '$2::text[]', ids: '$3::text[]', offices: '$4::text[]' })} LIMIT 1`,
};

/** Whether that holds for one of the cases. */
export async function areParties(
  tx: Database,
  references: readonly string[],
  { accounts, nationalIds, offices }: Parties,
): Promise<boolean> {
  if (references.length === 0) return false;
  const found = await ask(tx, PARTIES, [[...references], [...accounts], [...nationalIds], [...offices]]);
  return found.length > 0;
}
