import { APPLICATION_CHANGED } from '../../prisma/application-changed.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { PaymentSession } from '../../prisma/generated/client/client.js';
import { ask, type Database } from '../../prisma/sql.js';
import { type Act, trailRows, wholeActs } from '../trail/append.js';

const BEGIN = { name: 'begin a visit', text: 'SELECT begin_visit($1::jsonb, $2::jsonb)::text AS done' };
const NOTE = {
  name: 'note what a bank says',
  text: `WITH noted AS (
      UPDATE "PaymentSession" SET outcome = $2 WHERE id = $1::uuid AND ($2 = 'paid' OR outcome IS NULL) RETURNING "slipId"
    )
    SELECT pg_notify('${APPLICATION_CHANGED}', slip.reference)::text FROM noted JOIN "PaymentSlip" slip ON slip.id = noted."slipId"`,
};
const END = {
  name: 'end a visit',
  text: 'UPDATE "PaymentSession" SET "endedAt" = now() WHERE id = $1::uuid AND "endedAt" IS NULL RETURNING id',
};

/** A visit that a bank has opened. */
interface Opened {
  id: string;
  slipId: string;
  /** of the slip's case */
  reference: string;
  amount: bigint;
  /** the gateway's own number of it, where it gives one */
  authority: string | null;
  redirectUrl: string;
  /** where the payer is led back to */
  returnUrl: string | null;
}

/** Keeps a visit with the act that tells of it. One statement: a transaction by itself where there is none. */
export async function beginVisit(database: Database, visit: Opened, act: Act): Promise<void> {
  const kept = JSON.stringify({ ...visit, amount: String(visit.amount) });
  await ask(database, BEGIN, [kept, JSON.stringify(trailRows(wholeActs([act]), new Map()))]);
}

/** Keeps what a bank says of a visit. Money outweighs a failure that was told before it. */
export async function noteOutcome(prisma: PrismaClient, id: string, outcome: 'paid' | 'failed'): Promise<void> {
  if (isVisitId(id)) await ask(prisma, NOTE, [id, outcome]);
}

/** Marks a visit as told in full: settled, and its case told. Until then the bank tells it again. */
export async function endVisit(prisma: PrismaClient, id: string): Promise<void> {
  if (isVisitId(id)) await ask(prisma, END, [id]);
}

/** How long a payer has at a bank's page; a visit that says nothing for longer is over. */
export const VISIT_MINUTES = 20;

/**
 * The last visit that is under way of a slip's visits, in the order in which they began: begun a short while ago, and nobody
 * has said that it failed or was settled.
 */
export function lastUnderWay<Visit extends Pick<PaymentSession, 'createdAt' | 'endedAt' | 'outcome'>>(
  visits: readonly Visit[],
  now: Date,
): Visit | undefined {
  const since = now.getTime() - VISIT_MINUTES * 60_000;
  return visits.findLast(
    ({ createdAt, endedAt, outcome }) =>
      createdAt.getTime() > since && endedAt === null && (outcome === null || outcome === 'paid'),
  );
}

export const isVisitId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
