import { ApplicationFailure, setHandler, uuid4 } from '@temporalio/workflow';
import type { ReviewOutcome } from '../forms/language/step.js';
import type { Sender } from './activities.js';
import type { Case } from './case.js';
import { type Actor, type DecideTaskMessage, type DecideTaskSignal, decideTaskSignal } from './messages.js';
import { isTooLarge, mayTell } from './signal-bounds.js';
import { decide } from './task-acts.js';
import { checkDecision } from './task-checks.js';

/**
 * A decision as any Temporal client may send it. What no longer fits, or whose sender may not decide, is ignored and
 * said so in the timeline; it never fails the case, and nothing is told in the name of somebody who did not sign it.
 */
export function handleDecisionSignals(permitCase: Case): void {
  setHandler(decideTaskSignal, (signal: DecideTaskSignal | undefined) => takeSignal(permitCase, signal, uuid4()));
}

async function takeSignal(permitCase: Case, signal: DecideTaskSignal | undefined, use: string): Promise<void> {
  const { inbox, isSealed } = permitCase;
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
  const outcome = String(signal?.outcome).toLowerCase() as ReviewOutcome;
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
    ignore(permitCase, { by: message.actor.id, task: message.taskId, why: error.type ?? 'CONFLICT' });
  }
}

function ignore(permitCase: Case, ignored: { by: string; task: string; why: string }): void {
  if (permitCase.inbox.isMoving) {
    permitCase.inbox.postpone({ ignored });
    return;
  }
  if (permitCase.isSealed && !mayTell(permitCase)) return;
  permitCase.journal.tell('DECISION_IGNORED', ignored.by, { task: ignored.task.slice(0, 100), why: ignored.why });
}
