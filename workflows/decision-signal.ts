import { ApplicationFailure, log, patched, setHandler, uuid4 } from '@temporalio/workflow';
import type { Sender } from './activities.js';
import type { Case } from './case.js';
import type { IgnoredDecision } from './case-shape.js';
import { malformedDecision } from './message-shapes.js';
import { type Actor, type DecideTaskMessage, type DecideTaskSignal, decideTaskSignal } from './messages.js';
import { whyOf } from './refusal.js';
import { isTooLarge, mayTell } from './signal-bounds.js';
import { decide } from './task-acts.js';
import { checkDecision } from './task-checks.js';

/** Marks a run that has dropped a signal that no decision could be. */
const DROPS_MALFORMED = 'drops-malformed-decisions';

/**
 * A decision as any Temporal client may send it. What no longer fits, or whose sender may not decide, is ignored and
 * said so in the timeline; it never fails the case, and nothing is told in the name of somebody who did not sign it.
 */
export function handleDecisionSignals(permitCase: Case): void {
  setHandler(decideTaskSignal, (signal: DecideTaskSignal | undefined) => takeSignal(permitCase, signal, uuid4()));
}

async function takeSignal(permitCase: Case, signal: DecideTaskSignal | undefined, use: string): Promise<void> {
  const { inbox, isSealed } = permitCase;
  if (isDropped(permitCase, signal)) return;
  if (isSealed && isTooLarge(signal)) {
    ignore(permitCase, { by: 'unknown', task: 'unknown', why: 'TOO_LARGE' });
    return;
  }
  // The run before has recorded it, and was left before it knew.
  if (inbox.hasAnswered(use)) return;
  if (isSealed && signal) inbox.hold(use, signal);
  const by = typeof signal?.by === 'string' ? signal.by : 'unknown';
  const taskId = typeof signal?.taskId === 'string' ? signal.taskId : 'unknown';
  // Any text may come here; a task refuses what it cannot end in.
  const named = String(signal?.outcome);
  const outcome = isOwn(permitCase, signal) ? named : named.toLowerCase();
  const conditions = Array.isArray(signal?.conditions) ? { conditions: signal.conditions.map(String) } : {};
  const sender = await permitCase.activities.lookUpSender({
    reference: permitCase.input.reference,
    by,
    taskId,
    outcome,
    ...(typeof signal?.reason === 'string' && signal.reason.trim() ? { reason: signal.reason } : {}),
    ...conditions,
    ...(typeof signal?.assertion === 'string' ? { assertion: signal.assertion } : {}),
    use,
  });
  if (permitCase.halt.reason) return;
  if (isSealed && !inbox.isMoving) inbox.promise(use);
  if (sender.refused) {
    ignore(permitCase, { by: isSealed ? 'unknown' : by, task: taskId, why: sender.refused });
  } else {
    const message: DecideTaskMessage = {
      taskId,
      outcome,
      actor: actorOf(by, sender),
      ...(sender.remark ? { remark: sender.remark } : {}),
      ...conditions,
    };
    takeDecision(permitCase, message);
  }
  // Until then the run that follows has to take it up again.
  if (isSealed && !inbox.isMoving)
    void permitCase.journal.recorded().then(
      () => inbox.settle(use),
      () => undefined,
    );
}

/** What could be nobody's decision is told to operators alone; no sentence of it would mean anything to the applicant. */
function isDropped(permitCase: Case, signal: DecideTaskSignal | undefined): boolean {
  const malformed = isTooLarge(signal) ? 'too large' : malformedDecision(signal);
  if (malformed === 'outcome' && isOwn(permitCase, signal)) return false;
  if (malformed === undefined || !patched(DROPS_MALFORMED)) return false;
  log.warn('a malformed decision by signal was dropped', { at: malformed });
  return true;
}

/** An outcome of the named task's own. */
const isOwn = ({ tasks }: Case, signal: DecideTaskSignal | undefined): boolean =>
  tasks.get(String(signal?.taskId))?.own?.some(({ id }) => id === signal?.outcome) ?? false;

function actorOf(id: string, { roles, office, within, standsIn }: Sender): Actor {
  return { id, roles, ...(office && { office }), ...(within && { within }), ...(standsIn && { standsIn }) };
}

/** Takes up what came while a run before this one was being left. */
export function takeLateDecisions(permitCase: Case): void {
  if (permitCase.isSealed) {
    for (const { signal, use } of permitCase.input.pending ?? []) void takeSignal(permitCase, signal, use);
    return;
  }
  for (const late of permitCase.input.carried?.late ?? []) {
    if ('message' in late) takeDecision(permitCase, late.message);
    else ignore(permitCase, late.ignored);
  }
}

function takeDecision(permitCase: Case, message: DecideTaskMessage): void {
  if (permitCase.inbox.isMoving) {
    permitCase.inbox.postpone({ message });
    return;
  }
  try {
    decide(permitCase, checkDecision(permitCase, message), message);
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    ignore(permitCase, { by: message.actor.id, task: message.taskId, ...whyOf(error) });
  }
}

function ignore(permitCase: Case, ignored: IgnoredDecision): void {
  if (permitCase.inbox.isMoving) {
    permitCase.inbox.postpone({ ignored });
    return;
  }
  if (permitCase.isSealed && !mayTell(permitCase)) return;
  const { by, task, ...why } = ignored;
  permitCase.journal.tell('DECISION_IGNORED', by, { task: task.slice(0, 100), ...why });
}
