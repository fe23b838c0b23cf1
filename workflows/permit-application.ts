import { allHandlersFinished, CancellationScope, condition, isCancellation, patched } from '@temporalio/workflow';
import { startAmong } from './carried.js';
import { Case } from './case.js';
import type { CaseInput } from './case-shape.js';
import { watchClocks } from './clock-watch.js';
import { takeLateDecisions } from './decision-signal.js';
import { halted } from './halted.js';
import { handleMessages } from './handlers.js';
import { hear, settlePermit } from './hear-appeal.js';
import { walk } from './interpreter.js';
import { Interruption } from './interruption.js';
import { continued } from './long-life.js';
import { relocated } from './move.js';
import { recalculate } from './recalculate.js';
import { takeUp } from './take-up.js';
import { tellEnd } from './tell-end.js';

/** Marks the first workflow task of a run that takes a case over. */
const TAKES_OVER = 'takes-over';
/** Marks a run that was given its steps and reads them from the database all the same. */
const READS_ROWS = 'begins-from-rows';

/**
 * One application, from its first filing to its end. Answers with the last status, or NOT_FILED when the first filing that
 * came by update was refused; fails with the refusal of one that it was started with.
 */
export async function permitApplication(input: CaseInput): Promise<string> {
  const isOld = input.steps !== undefined && !patched(READS_ROWS);
  // A first workflow task without a command is joined with the next one at a replay; then messages of that one would be
  // met in the order in which their handlers are set, not in the order in which they came.
  if (isOld && input.carried) patched(TAKES_OVER);
  const permitCase = new Case(input, !isOld);
  const interruption = new Interruption();
  handleMessages(permitCase, interruption);
  return Promise.race([
    live(permitCase, interruption),
    relocated(permitCase),
    continued(permitCase),
    halted(permitCase),
  ]);
}

async function live(permitCase: Case, interruption: Interruption): Promise<string> {
  if (permitCase.isSealed && permitCase.input.resumes) await takeUp(permitCase);
  takeLateDecisions(permitCase);
  if (permitCase.isToRecalculate) await recalculate(permitCase);
  await condition(() => permitCase.revision > 0 || interruption.firstRefusal !== undefined);
  // An objection that another run has left is decided here.
  if (permitCase.appeals.underWay) void hear(permitCase, interruption);
  while (permitCase.revision > 0) {
    const end = await untilInterrupted(permitCase, interruption);
    if (end === 'led') continue;
    if (end === 'refiled') {
      permitCase.waits.startOver();
      permitCase.tasks.cancel();
      permitCase.voidSlips();
      continue;
    }
    if (end === 'ended') await condition(() => allHandlersFinished() && !permitCase.appeals.isHeard);
    if (!interruption.isReopened) break;
    if (permitCase.isToRecalculate) await recalculate(permitCase);
  }
  await condition(allHandlersFinished);
  // A decision that came too late is told of all the same.
  while (permitCase.revision > 0 && permitCase.journal.hasUnrecorded) {
    await permitCase.journal.record();
    await condition(allHandlersFinished);
  }
  if (permitCase.revision > 0) return permitCase.status;
  // Whoever started it with its filing is told by its end.
  if (permitCase.input.filing && interruption.firstRefusal) throw interruption.firstRefusal.why;
  return 'NOT_FILED';
}

/** Walks the steps until their end, a withdrawal, a filing that replaces the draft under way, an objection that is right, or the end of a clock. */
async function untilInterrupted(
  permitCase: Case,
  interruption: Interruption,
): Promise<'refiled' | 'reopened' | 'led' | 'ended'> {
  const { steps, waits } = permitCase;
  const scope = new CancellationScope();
  interruption.watch(scope);
  try {
    const ended = permitCase.isClosed && waits.startingPlaces.length === 0;
    const start = startAmong(steps, waits.startingPlaces);
    const walked = scope.run(() => (ended ? over() : walk(steps, permitCase, start)));
    // By now it waits at the places that it was left at.
    permitCase.inbox.open();
    watchClocks(permitCase, interruption, walked);
    await walked;
    if (!permitCase.isClosed) {
      permitCase.expire();
      permitCase.voidSlips();
      tellEnd(permitCase, 'ENDED', 'engine');
    }
  } catch (error) {
    if (!isCancellation(error)) return permitCase.halt.stick(error);
    const { isRefiled, isWithdrawn, isReopened, isLed } = interruption;
    if (!(isRefiled || isWithdrawn || isReopened || isLed)) throw error;
    if (isRefiled) return 'refiled';
    if (isReopened) return 'reopened';
    if (isLed) return 'led';
    permitCase.tasks.cancel();
    permitCase.voidSlips();
  }
  settlePermit(permitCase);
  if (permitCase.journal.hasUnrecorded) await permitCase.journal.record();
  return 'ended';
}

/** A case that had ended when its run before was left. */
const over = async (): Promise<undefined> => undefined;
