import { deadlinesOfWait } from '../../forms/wait-span.js';
import { pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/** Waits for a span, until a date, or for a named signal; a deadline may end the wait early. */
export const wait: StepHandler<'wait'> = async (step, permitCase) => {
  const { signal } = step;
  if (signal) {
    const end = await pause(permitCase, { step, until: () => permitCase.inbox.has(signal) });
    if (end === 'return') return permitCase.firstForm;
    if (end === 'expire') return step.onExpire;
    const telling = permitCase.inbox.takeTelling(signal);
    if (telling) {
      const { by, words } = telling;
      const said = words === undefined ? {} : step.form ? { answers: words } : { words };
      permitCase.journal.keepResult(step.id, { signal, by, ...said });
    } else {
      permitCase.journal.keepResult(step.id, { signal, data: permitCase.inbox.take(signal) });
      permitCase.journal.tell('SIGNAL_RECEIVED', 'engine', { step: step.id, signal });
    }
    permitCase.waits.finish(step.id);
    return undefined;
  }
  const until = Date.parse(String(permitCase.submission.decision(`${step.id}.until`) ?? ''));
  if (until > Date.now()) permitCase.alarm.set(until);
  await pause(permitCase, {
    step: { ...step, deadlines: deadlinesOfWait(step) },
    until: () => step.until !== undefined && !(until > Date.now()),
  });
  permitCase.journal.tell('WAITED', 'clock', { step: step.id });
  permitCase.waits.finish(step.id);
  return undefined;
};
