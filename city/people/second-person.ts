import type { Transaction } from '../../prisma/client.js';
import type { Viewer } from './viewer.js';

/** Who proposed something, and when. */
export interface Proposer {
  proposedBy: string;
  /** that the proposer's token named */
  proposerNationalId: string | null;
  proposedAt: Date;
}

/** Why somebody may not be the second person of an act. */
export type UnfitSecond = 'SAME_PERSON' | 'HELD_TOO_LATE' | 'PROPOSER_HELD_NOT';

/** One spelling for all those of an account's name that a reader takes for the same. */
const folded = (id: string): string => id.normalize('NFKC').toLowerCase().normalize('NFKC');

/** Whether two account's ids are one person's, whatever a provider makes of capitals and of forms of letters. */
export const sameAccount = (one: string, other: string): boolean => folded(one) === folded(other);

/** The national ID of a proposer's token or of the register, to be kept with the proposal. */
export const proposerNationalIdOf = ({ nationalId, claimedNationalId }: Viewer): string | null =>
  claimedNationalId ?? nationalId ?? null;

/** Every national ID by which the register of people or a token knows somebody. */
export async function nationalIdsOf(
  tx: Pick<Transaction, 'account'>,
  accounts: readonly string[],
  claimed: readonly (string | null | undefined)[] = [],
): Promise<string[]> {
  const known = await tx.account.findMany({ where: { id: { in: [...accounts] } }, select: { nationalId: true } });
  return [...known.map(({ nationalId }) => nationalId), ...claimed].flatMap((id) => id || []);
}

/** Whether somebody administers by the register, not by a token's word alone, and did so at an instant before. */
async function administers(tx: Transaction, person: string, since: Date): Promise<boolean> {
  const held = await tx.roleHolding.count({
    where: {
      person,
      role: { kind: 'ADMIN' },
      from: { lte: since },
      // A holding may be written as one from long ago.
      grantedAt: { lte: since },
      OR: [{ until: null }, { until: { gt: new Date(Math.max(Date.now(), since.getTime())) } }],
    },
  });
  return held > 0;
}

/**
 * Why the viewer may not be the second person beside the proposer; undefined where they may. `registered`: both are
 * administrators by the register of people, since before the proposal; what came with the product has no proposer.
 */
export async function unfitSecond(
  tx: Transaction,
  { id, nationalId, claimedNationalId }: Viewer,
  { proposedBy, proposerNationalId, proposedAt }: Proposer,
  { registered, shipped = false }: { registered: boolean; shipped?: boolean },
): Promise<UnfitSecond | undefined> {
  if (sameAccount(id, proposedBy)) return 'SAME_PERSON';
  const [own, theirs] = await Promise.all([
    nationalIdsOf(tx, [id], [nationalId, claimedNationalId]),
    nationalIdsOf(tx, [proposedBy], [proposerNationalId]),
  ]);
  if (own.some((one) => theirs.includes(one))) return 'SAME_PERSON';
  if (!registered) return undefined;
  if (!(await administers(tx, id, proposedAt))) return 'HELD_TOO_LATE';
  return shipped || (await administers(tx, proposedBy, proposedAt)) ? undefined : 'PROPOSER_HELD_NOT';
}
