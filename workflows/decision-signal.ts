import { ApplicationFailure, setHandler, uuid4 } from '@temporalio/workflow';
import type { ReviewOutcome } from '../forms/language/step.js';
import type { Sender } from './activities.js';
import type { Case } from './case.js';
import { type Actor, type DecideTaskMessage, type DecideTaskSignal, decideTaskSignal } from './messages.js';
import { checkDecision, decide } from './task.js';

/**
 * A decision as any Temporal client may send it. What no longer fits, or whose sender may not decide, is ignored and
 * said so in the timeline; it never fails the case.
 */
export function handleDecisionSignals(c: Case): void {
  setHandler(decideTaskSignal, async (signal: DecideTaskSignal | undefined) => {
    const by = typeof signal?.by === 'string' ? signal.by : 'unknown';
    const taskId = typeof signal?.taskId === 'string' ? signal.taskId : 'unknown';
    // Any text may come here; a task refuses what it cannot end in.
    const outcome = String(signal?.outcome).toLowerCase() as ReviewOutcome;
    const conditions = Array.isArray(signal?.conditions) ? { conditions: signal.conditions.map(String) } : {};
    const sender = await c.local.lookUpSender({
      reference: c.input.reference,
      by,
      taskId,
      outcome,
      ...(typeof signal?.reason === 'string' && signal.reason.trim() ? { reason: signal.reason } : {}),
      ...conditions,
      ...(typeof signal?.assertion === 'string' ? { assertion: signal.assertion } : {}),
      use: uuid4(),
    });
    if (sender.refused) return ignore(c, { by, task: taskId, why: sender.refused });
    const message: DecideTaskMessage = {
      taskId,
      outcome,
      actor: actorOf(by, sender),
      ...(sender.remark ? { remark: sender.remark } : {}),
      ...conditions,
    };
    takeDecision(c, message);
  });
}

function actorOf(id: string, { roles, office, within, standsIn }: Sender): Actor {
  return { id, roles, ...(office && { office }), ...(within && { within }), ...(standsIn && { standsIn }) };
}

/** Takes up what came while a run before this one was being left. */
export function takeLateDecisions(c: Case): void {
  for (const late of c.input.carried?.late ?? []) {
    if ('message' in late) takeDecision(c, late.message);
    else ignore(c, late.ignored);
  }
}

function takeDecision(c: Case, message: DecideTaskMessage): void {
  if (c.moving) {
    c.late.push({ message });
    return;
  }
  try {
    decide(c, checkDecision(c, message), message);
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    ignore(c, { by: message.actor.id, task: message.taskId, why: error.type ?? 'CONFLICT' });
  }
}

function ignore(c: Case, ignored: { by: string; task: string; why: string }): void {
  if (c.moving) c.late.push({ ignored });
  else c.tell('DECISION_IGNORED', ignored.by, { task: ignored.task, why: ignored.why });
}
