import { hashOf } from '../hash.js';
import { type DecisionPolicy, inTenThousandths } from '../language/decision-policy.js';

/** A decision of the engine's that somebody has looked at: they said the same, or it was overruled. */
export interface Looked {
  overruled: boolean;
}

/** What a record of agreement is about: with other conditions it begins anew. */
export const scopeOf = ({ eligible, evidence, office, ceilings }: DecisionPolicy): string =>
  hashOf({
    eligible: eligible.map(({ id, when }) => [id, when]),
    evidence,
    office: office ?? null,
    total: ceilings.total,
  }).slice(0, 16);

export interface Standing {
  /** so many cases in a hundred are drawn */
  rate: number;
  /** decisions of the window that were looked at, and of these overruled */
  window: { looked: number; overruled: number };
  /** more were overruled than the policy bears */
  drifted: boolean;
}

/** Where a policy stands by what was looked at, the newest first: the rate falls step by step, and each overruled case of the window takes one step back. */
export function standingOf(policy: DecisionPolicy, looked: readonly Looked[]): Standing {
  const { sampling, drift } = policy;
  const window = looked.slice(0, drift.window);
  const overruled = countOverruled(window);
  const drifted = overruled * 10_000 > window.length * inTenThousandths(drift.maxOverruledPercent);
  const rates = [sampling.start, ...sampling.steps.map(({ to }) => to)];
  const steps = sampling.steps.filter((_, i) => sampling.steps.slice(0, i + 1).every((step) => isEarned(step, looked)));
  const at = Math.max(0, steps.length - overruled);
  const rate = drifted && drift.then === 'sample100' ? 100 : Math.max(sampling.floor, rates[at] ?? sampling.start);
  return { rate, window: { looked: window.length, overruled }, drifted };
}

export const earnedRate = (policy: DecisionPolicy, looked: readonly Looked[]): number =>
  standingOf(policy, looked).rate;

function isEarned(
  { after, agreementAtLeast }: DecisionPolicy['sampling']['steps'][number],
  looked: readonly Looked[],
): boolean {
  const last = looked.slice(0, after);
  const agreed = last.length - countOverruled(last);
  return last.length === after && agreed * 10_000 >= after * inTenThousandths(agreementAtLeast);
}

const countOverruled = (looked: readonly Looked[]): number => looked.filter(({ overruled }) => overruled).length;
