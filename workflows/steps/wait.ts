import { pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/** Waits for a span, until a date, or for a named signal; a deadline may end the wait early. */
export const wait: StepHandler<'wait'> = async (step, c) => {
  const { signal } = step;
  if (signal) {
    const end = await pause(c, { step, until: () => c.signals.has(signal) });
    if (end === 'return') return c.firstForm;
    if (end === 'expire') return step.onExpire;
    c.keepResult(step.id, { signal, data: c.signals.get(signal) });
    c.signals.delete(signal);
    c.tell('SIGNAL_RECEIVED', 'engine', { step: step.id, signal });
    return undefined;
  }
  const until = Date.parse(String(c.decisions[`${step.id}.until`] ?? ''));
  if (until > Date.now()) c.alarm.set(until);
  const over = { after: step.for ?? { seconds: 1 }, then: 'expire' as const };
  await pause(c, {
    step: step.for ? { ...step, deadlines: [...(step.deadlines ?? []), over] } : step,
    until: () => step.until !== undefined && !(until > Date.now()),
  });
  c.tell('WAITED', 'clock', { step: step.id });
  return undefined;
};
