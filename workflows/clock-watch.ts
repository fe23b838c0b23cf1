import { condition, patched } from '@temporalio/workflow';
import { END, graphOf, reached } from '../forms/check/edges.js';
import { standsAt } from '../forms/entries.js';
import { issuesOf } from '../forms/grants.js';
import type { Step } from '../forms/language/step.js';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';
import { refusal } from './refusal.js';

/** A clock that decides is met once nothing is left to grant. */
const MET_BY_GRANTS = 'clocks-met-by-grants';

const TOLD = { consent: 'CLOCK_CONSENT', refusal: 'CLOCK_REFUSAL', onward: 'CLOCK_ENDED' } as const;

/**
 * Takes the case off its steps once a clock has run out and nothing is under way: what somebody had decided before its
 * instant goes on first, and may meet it. `walked`: the walk that it would end.
 */
export function watchClocks(permitCase: Case, interruption: Interruption, walked: Promise<unknown>): void {
  if (!permitCase.clocks.areAny) return;
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  walked.then(over, over);
  if (permitCase.clocks.areMoved) settleOnceResting(permitCase, () => isOver).catch(() => undefined);
  if (permitCase.clocks.remind) remindInTime(permitCase, () => isOver).catch(() => undefined);
  void endInTime(permitCase, interruption, () => isOver);
}

async function endInTime(permitCase: Case, interruption: Interruption, isOver: () => boolean): Promise<void> {
  for (;;) {
    try {
      await condition(() => isOver() || hasCome(permitCase));
    } catch {
      // Cancelled with its case. What goes wrong with an end is no such thing, and is seen.
      return;
    }
    if (isOver()) return;
    meetIdleClocks(permitCase, permitCase.waits.stepIds);
    if (permitCase.clocks.come) return runOut(permitCase, interruption);
  }
}

/** Works the ends out by the version that the case was moved to, once it stands in it. */
async function settleOnceResting(permitCase: Case, isOver: () => boolean): Promise<void> {
  await condition(() => isOver() || (permitCase.isResting && !permitCase.inbox.isMoving));
  if (isOver() || !permitCase.clocks.areMoved) return;
  permitCase.weighClocks();
  if (permitCase.clocks.wantEnds) await permitCase.journal.record();
}

/** Reminds those who have work of a clock that ends soon, once nothing is under way. */
async function remindInTime(permitCase: Case, isOver: () => boolean): Promise<void> {
  const { clocks, tasks, journal } = permitCase;
  const isDue = () =>
    clocks.reminding !== undefined && !clocks.come && permitCase.isResting && !permitCase.inbox.isMoving;
  for (;;) {
    await condition(() => isOver() || isDue());
    if (isOver()) return;
    const id = clocks.reminding?.id ?? '';
    clocks.noteReminded(id);
    journal.tell('REMINDED', 'clock', { clock: id, title: clocks.definitionOf(id)?.title });
    for (const task of tasks.open) tasks.remind(task);
    await journal.record();
  }
}

const hasCome = (permitCase: Case): boolean =>
  permitCase.clocks.come !== undefined && permitCase.isResting && !permitCase.inbox.isMoving;

/**
 * Everything that the case may grant is granted: silence has nothing left to decide, and a clock that would is met. `from`: the
 * steps that it stands at, or has come past.
 */
export function meetIdleClocks(permitCase: Case, from: readonly string[]): void {
  const { clocks, status, steps } = permitCase;
  const idle = status === 'ISSUED' ? clocks.deciding : [];
  // Runs of before had them decide all the same.
  if (idle.length === 0 || mayStillGrant(steps, from) || !patched(MET_BY_GRANTS)) return;
  for (const id of idle) clocks.end(id, 'met');
}

/** Whether a step that grants lies before the case, as where it grants in parts. */
function mayStillGrant(steps: readonly Step[], from: readonly string[]): boolean {
  const grants = new Set(issuesOf(steps).map(({ id }) => id));
  const graph = graphOf(steps, END);
  return steps
    .filter((step) => standsAt(step, from))
    .some(({ id }) => [...reached(graph, id)].some((to) => grants.has(to)));
}

function runOut(permitCase: Case, interruption: Interruption): void {
  const { clocks, journal, waits } = permitCase;
  const id = clocks.come?.id ?? '';
  const definition = clocks.definitionOf(id);
  if (!definition) return;
  const { is, next = 'end' } = definition.atEnd;
  clocks.end(id, 'came');
  journal.tell(TOLD[is], 'clock', { clock: id, title: definition.title, basis: definition.basis });
  if (is !== 'onward') journal.keepResult(id, { outcome: is === 'consent' ? 'approve' : 'reject', by: 'clock' });
  if (is === 'refusal') permitCase.reject();
  if (is === 'consent') permitCase.overcomeRejection();
  if (next === 'end') waits.startOver();
  else waits.beginAt(next);
  interruption.lead();
}

/** From the instant at which a clock runs out, nothing counts before its end. */
export function mustBeBeforeItsEnd({ clocks }: Case): void {
  if (!clocks.come) return;
  throw refusal('CONFLICT', 'The legal term has run out at this moment; look at the case again.', 'CLOCK_HAS_COME');
}
