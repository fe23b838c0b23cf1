import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { RateLimitedError, Refusal } from '../refusals.js';
import { responseMessages } from './messages.js';

/** Of one person in an hour, over all notices. */
const MOST_IN_AN_HOUR = 10;
const HOUR = 3_600;
/** On one notice: more than any desk could read, and less than would fill a disk. */
const MOST_ON_ONE = 5_000;

interface Filing {
  person: string;
  /** public code of the notice */
  notice: string;
  kind: NoticeResponseKind;
}

/** Refuses what somebody has filed before, what comes too fast, and what nobody could read any more. */
export async function mustNotFlood(
  database: Pick<PrismaClient | Transaction, 'noticeResponse'>,
  { person, notice, kind }: Filing,
): Promise<void> {
  const since = new Date(Date.now() - HOUR * 1_000);
  const lately = await database.noticeResponse.findMany({
    where: { person, filedAt: { gt: since } },
    orderBy: { filedAt: 'asc' },
    select: { filedAt: true },
  });
  const [first] = lately;
  if (first && lately.length >= MOST_IN_AN_HOUR) {
    throw new RateLimitedError(Math.max(1, Math.ceil((first.filedAt.getTime() - since.getTime()) / 1_000)));
  }
  const own = await database.noticeResponse.count({
    where: { person, notice, kind: kind === 'objection' ? 'OBJECTION' : 'REQUEST', withdrawnAt: null },
  });
  if (own > 0) throw new Refusal('CONFLICT', responseMessages.FILED_BEFORE);
  if ((await database.noticeResponse.count({ where: { notice } })) >= MOST_ON_ONE) {
    throw new Refusal('CONFLICT', responseMessages.FULL);
  }
}
