import { ApplicationFailure, setHandler, uuid4 } from '@temporalio/workflow';
import type { ReviewOutcome } from '../forms/language/step.js';
import type { Sender } from './activities.js';
import type { Case } from './case.js';
import { type Actor, type DecideTaskMessage, type DecideTaskSignal, decideTaskSignal } from './messages.js';
import { decide } from './task-acts.js';
import { checkDecision } from './task-checks.js';

/**
 * A decision as any Temporal client may send it. What no longer fits, or whose sender may not decide, is ignored and
 * said so in the timeline; it never fails the case.
 */
export function handleDecisionSignals(permitCase: Case): void {
  setHandler(decideTaskSignal, async (signal: DecideTaskSignal | undefined) => {
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
      use: uuid4(),
    });
    if (sender.refused) return ignore(permitCase, { by, task: taskId, why: sender.refused });
    const message: DecideTaskMessage = {
      taskId,
      outcome,
      actor: actorOf(by, sender),
      ...(sender.remark ? { remark: sender.remark } : {}),
      ...conditions,
    };
    takeDecision(permitCase, message);
  });
}

function actorOf(id: string, { roles, office, within, standsIn }: Sender): Actor {
  return { id, roles, ...(office && { office }), ...(within && { within }), ...(standsIn && { standsIn }) };
}

/** Takes up what came while a run before this one was being left. */
export function takeLateDecisions(permitCase: Case): void {
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
  if (permitCase.inbox.isMoving) permitCase.inbox.postpone({ ignored });
  else permitCase.journal.tell('DECISION_IGNORED', ignored.by, { task: ignored.task, why: ignored.why });
}
