import { ApplicationFailure } from '@temporalio/common';
import { openSlipsSettled } from '../city/payments/slips.js';
import type { Transaction } from '../prisma/client.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import { contentHash } from './standing.js';

/** What became of a transition in the database, beside what its activity works out anew. */
export type Outcome = Pick<
  TransitionResult,
  'unpaid' | 'ungranted' | 'settled' | 'refused' | 'transferOver' | 'differs' | 'covered'
>;

/**
 * A transition that was written before its activity could say so: the same answers again. Rows that are anywhere else are
 * the truth: the case goes on from them.
 */
export async function alreadyWritten(tx: Transaction, transition: Transition): Promise<Outcome> {
  const { reference, number, revision } = transition;
  const application = await tx.application.findUnique({
    where: { reference },
    select: { transition: true, transitionHash: true },
  });
  if (!application) throw ApplicationFailure.nonRetryable(`There is no application ${reference}.`, 'NOT_FOUND');
  // An older version kept no hash of what it wrote.
  const isSame = (application.transitionHash ?? contentHash(transition)) === contentHash(transition);
  if (application.transition !== number || !isSame) return { differs: true };
  const granted = transition.issue && (await tx.permit.count({ where: { reference } })) > 0;
  const ungranted = transition.issue && !granted && (await wasUngranted(tx, transition));
  const settled = transition.slips.includes('expired') && (await openSlipsSettled(tx, reference, revision));
  const refused = transition.move && (await moveWasRefused(tx, transition));
  const transferOver = transition.transfer && (await transferWasOver(tx, transition.transfer));
  return {
    ...(ungranted ? { ungranted } : transition.issue && !granted ? { unpaid: true } : {}),
    ...(settled ? { settled } : {}),
    ...((await isCovered(tx, transition)) ? { covered: true } : {}),
    ...(refused ? { refused } : {}),
    ...(transferOver ? { transferOver } : {}),
  };
}

/** Whether what was paid before covers all that became payable. */
const isCovered = async (tx: Transaction, { slips, reference, revision }: Transition): Promise<boolean> =>
  slips.includes('payable') && (await openSlipsSettled(tx, reference, revision));

/** What the trail says of a grant that was refused although its slips are settled. */
export const UNGRANTED = 'ungranted';

async function wasUngranted(tx: Transaction, { reference, number }: Transition): Promise<boolean> {
  const told = await tx.trailEntry.count({
    where: {
      subject: reference,
      act: 'NOTHING_DONE',
      AND: [{ changed: { path: ['transition'], equals: number } }, { changed: { path: ['why'], equals: UNGRANTED } }],
    },
  });
  return told > 0;
}

/** An offer that was not taken, by a try that wrote nothing else. */
async function transferWasOver(tx: Transaction, { id, to }: { id: string; to: string }): Promise<boolean> {
  return (await tx.caseTransfer.count({ where: { id, status: 'ACCEPTED', toId: to } })) === 0;
}

/** Whether an earlier try of a move wrote nothing. */
async function moveWasRefused(tx: Transaction, { reference, move, revision }: Transition) {
  const { permitTypeHash } = await tx.application.findUniqueOrThrow({
    where: { reference },
    select: { permitTypeHash: true },
  });
  if (permitTypeHash === move?.to) return undefined;
  const paid = await tx.paymentSlip.count({ where: { reference, revision, status: 'PAID' } });
  return move?.recalculate && paid > 0 ? ('SLIPS_PAID' as const) : ('ANSWERS_DO_NOT_MOVE' as const);
}
