import { patched } from '@temporalio/workflow';
import { type ClockKept, type ClockStop, standsStill } from '../forms/clock-time.js';
import type { Clock } from '../forms/language/clock.js';

type StopRule = NonNullable<Clock['stops']>[number];

/** Clocks of before kept a stop that the version which their case was moved to has no more of. */
const BY_THE_RULES_OF_NOW = 'moved-clocks-stop-by-the-rules-of-now';

/** How often it has stood still by a rule, and does. */
const timesStopped = ({ stops }: ClockKept, rule: StopRule): number =>
  stops.filter(({ at }) => rule.at.includes(at)).length;

/** Lets a clock stand still while its case waits at a step, where a rule says so. Answers whether it does from now on. */
export function beginStop(clock: ClockKept, rules: readonly StopRule[], stepId: string): boolean {
  const index = rules.findIndex(({ at }) => at.includes(stepId));
  const rule = rules[index];
  if (!rule || standsStill(clock)) return false;
  if (rule.times !== undefined && timesStopped(clock, rule) >= rule.times) return false;
  // Windows of the version before are not those of rules that have none.
  if (rule.within && Date.now() > (clock.windows?.[index] ?? Number.POSITIVE_INFINITY)) return false;
  const anew = rule.resumes === 'anew';
  const stop: ClockStop = { at: stepId, from: Date.now(), ...(anew && { anew: true as const }) };
  clock.stops.push(stop);
  return true;
}

/** Ends a stop at a step. Answers whether there was one. */
export function endStop({ stops }: ClockKept, stepId: string): boolean {
  const stop = stops.find(({ at, to }) => at === stepId && to === undefined);
  if (stop) stop.to = Date.now();
  return stop !== undefined;
}

/**
 * A clock that stands still under rules of another version than those by which it came to goes on where these would not let it,
 * and stands still on as they say. Answers whether it goes on.
 */
export function followRules(clock: ClockKept, rules: readonly StopRule[]): boolean {
  const stop = clock.stops.find(({ to }) => to === undefined);
  if (!stop) return false;
  const rule = rules.find(({ at }) => at.includes(stop.at));
  const isOnceTooOften = rule !== undefined && timesStopped(clock, rule) > (rule.times ?? Number.POSITIVE_INFINITY);
  if (!rule || (isOnceTooOften && patched(BY_THE_RULES_OF_NOW))) {
    stop.to = Date.now();
    return true;
  }
  if (rule.resumes === 'anew') stop.anew = true;
  else delete stop.anew;
  return false;
}
