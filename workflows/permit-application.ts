import { allHandlersFinished, CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { startAmong } from './carried.js';
import { Case } from './case.js';
import type { CaseInput } from './case-shape.js';
import { takeLateDecisions } from './decision-signal.js';
import { handleMessages, type Messages } from './handlers.js';
import { walk } from './interpreter.js';
import { relocated } from './move.js';
import { recalculate } from './recalculate.js';
import { cancelTasks } from './task.js';

/**
 * One application, from its first filing to its end. Answers with the last status, or NOT_FILED when the filing that
 * started it was refused.
 */
export async function permitApplication(input: CaseInput): Promise<string> {
  const c = new Case(input);
  const messages = handleMessages(c);
  return Promise.race([live(c, messages), relocated(c)]);
}

async function live(c: Case, messages: Messages): Promise<string> {
  takeLateDecisions(c);
  if (c.input.carried?.recalculate) await recalculate(c);
  await condition(() => c.revision > 0 || messages.firstFilingRefused);
  while (c.revision > 0) {
    const interrupted = await untilInterrupted(c, messages);
    if (interrupted !== 'refiled') break;
    c.at.clear();
    cancelTasks(c);
    c.changeSlips('void');
  }
  await condition(allHandlersFinished);
  // A decision that came too late is told of all the same.
  while (c.revision > 0 && c.hasUnrecorded) {
    await c.record();
    await condition(allHandlersFinished);
  }
  return c.revision > 0 ? c.status : 'NOT_FILED';
}

/** Walks the steps until their end, a withdrawal, or a filing that replaces the draft under way. */
async function untilInterrupted(c: Case, messages: Messages) {
  const scope = new CancellationScope();
  let refiled = false;
  messages.interrupt = () => {
    refiled = !messages.withdrawn;
    scope.cancel();
  };
  try {
    await scope.run(() => walk(c.input.steps, c, startAmong(c.input.steps, [...c.at])));
    if (!c.closed) {
      c.status = 'EXPIRED';
      c.changeSlips('void');
      c.tell('ENDED', 'engine');
    }
  } catch (error) {
    if (!isCancellation(error) || !(refiled || messages.withdrawn)) throw error;
    if (refiled) return 'refiled';
    cancelTasks(c);
    c.changeSlips('void');
  }
  if (c.hasUnrecorded) await c.record();
  return 'ended';
}
