import { databaseNow } from '../../city/catalogue/clock.js';
import { proposerNationalIdOf } from '../../city/people/second-person.js';
import { appendToTrail } from '../../city/trail/append.js';
import { hashOf } from '../../forms/hash.js';
import type { Transaction } from '../../prisma/client.js';
import type { ProposedAct } from '../../prisma/generated/client/enums.js';
import { type Acting, byViewer } from '../acting.js';
import type { ArgumentsOf } from './acts.js';

/** Whether acts of administrators take two of them in this installation. */
export const takesTwo = ({ publishing }: Acting): boolean => publishing.publisher.approval;

/**
 * Puts an act before another administrator. The same one that waits already is not put there twice; gives the
 * proposal's id.
 */
export async function proposeAct<A extends ProposedAct>(
  acting: Acting,
  tx: Transaction,
  { act, subject, what: given }: { act: A; subject: string; what: ArgumentsOf<A> },
): Promise<string> {
  const what = JSON.parse(JSON.stringify(given));
  const hash = hashOf({ act, what });
  const waiting = { act, hash, status: 'PROPOSED' as const, proposedBy: acting.viewer.id };
  const same = await tx.proposal.findFirst({ where: waiting, select: { id: true } });
  if (same) return same.id;
  const proposedAt = await databaseNow(tx);
  const proposerNationalId = proposerNationalIdOf(acting.viewer);
  const { id } = await tx.proposal.create({
    data: { ...waiting, subject, what, proposerNationalId, proposedAt },
    select: { id: true },
  });
  const told = { subject, act: 'ACT_PROPOSED', changed: { proposal: id, act, hash } };
  await appendToTrail(tx, [byViewer(acting, told)]);
  return id;
}
