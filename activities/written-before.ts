import { ApplicationFailure } from '@temporalio/common';
import { TAKEN_BACK_STEP } from '../city/automation/take-back.js';
import { areCovered, askedSlipsSettled } from '../city/payments/slips.js';
import type { Transaction } from '../prisma/client.js';
import { ask } from '../prisma/sql.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import { contentHash } from './standing.js';

/** What became of a transition in the database, beside what its activity works out anew. */
export type Outcome = Pick<
  TransitionResult,
  'unpaid' | 'ungranted' | 'stopped' | 'settled' | 'refused' | 'transferOver' | 'differs' | 'covered'
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
  const why = transition.issue ? await whyNothing(tx, transition) : undefined;
  const settled = transition.slips.includes('expired') && (await askedSlipsSettled(tx, reference, revision));
  const refused = transition.move && (await moveWasRefused(tx, transition));
  const transferOver = transition.transfer && (await transferWasOver(tx, transition.transfer));
  return {
    ...(await ungrantedBy(tx, transition, why)),
    ...(settled ? { settled } : {}),
    ...((await isCovered(tx, transition)) ? { covered: true } : {}),
    ...(refused ? { refused } : {}),
    ...(transferOver ? { transferOver } : {}),
  };
}

/** Whether what was paid before covers all that became payable. */
async function isCovered(tx: Transaction, { slips, asked, reference, revision }: Transition): Promise<boolean> {
  if (!slips.includes('payable')) return false;
  if (!asked) return askedSlipsSettled(tx, reference, revision);
  return areCovered(await tx.paymentSlip.findMany({ where: { reference, revision }, select: { status: true } }));
}

/** What the trail says of a grant that was refused although its slips are settled. */
export const UNGRANTED = 'ungranted';
/** The same where the engine has approved it, and was stopped since. */
export const AUTOMATION_STOPPED = 'AUTOMATION_STOPPED';

/** Why a grant was not made, by what the trail says of its transition. */
async function ungrantedBy(tx: Transaction, { reference, revision }: Transition, why: unknown): Promise<Outcome> {
  if (why === undefined) return {};
  if (why === UNGRANTED) return { ungranted: true };
  if (why !== AUTOMATION_STOPPED) return { unpaid: true };
  const [row] = await ask<{ step: string }>(
    tx,
    { name: 'where a person decides', text: `SELECT ${TAKEN_BACK_STEP} AS step` },
    [reference, revision],
  );
  return { stopped: row?.step ?? '' };
}

async function whyNothing(tx: Transaction, { reference, number }: Transition): Promise<unknown> {
  const told = await tx.trailEntry.findFirst({
    where: { subject: reference, act: 'NOTHING_DONE', changed: { path: ['transition'], equals: number } },
    select: { changed: true },
  });
  return (told?.changed as { why?: string } | undefined)?.why;
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
