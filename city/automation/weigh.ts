import type { Judged } from '../../forms/decision/judge.js';
import { type Looked, scopeOf, standingOf } from '../../forms/decision/rate.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { Act } from '../trail/append.js';
import type { DecisionFacts } from './counted.js';
import { drawOf } from './draw.js';
import { reasonsFor } from './reasons.js';

/** A review that a policy is asked about. */
export interface Asked {
  reference: string;
  revision: number;
  /** id of the review */
  step: string;
  policy: DecisionPolicy;
  policyHash: string;
  /** undefined where the policy does not fit the rules that the case was filed under */
  judged: Judged | undefined;
  /** it is the version that counts now */
  inForce: boolean;
  officeId: string | null;
  at: Date;
  /** Jalali day */
  day: string;
  /** decisions that somebody has looked at, the newest first */
  looked: readonly Looked[];
}

/** The row of a decision. */
export type Made = ReturnType<typeof weigh>;

/** What the policy answers by the facts. `key` keys the draw. */
export function weigh(key: string, asked: Asked, { known: _, ...counted }: DecisionFacts) {
  const { policy, policyHash, judged, officeId, reference, revision, step, at, day } = asked;
  const { code: permitType, version: policyVersion, mode } = policy;
  const standing = standingOf(policy, asked.looked);
  const draw = drawOf(key, reference, revision);
  const reasons = reasonsFor({ ...asked, counted, standing, draw });
  return {
    ...{ reference, revision, step, permitType, policyHash, policyVersion, mode, scope: scopeOf(policy) },
    ...{ at, day, officeId, reasons, draw, rate: standing.rate },
    eligible: judged?.eligible ?? false,
    answer: reasons.length === 0 ? ('approve' as const) : ('person' as const),
    drawn: reasons.some((reason) => reason === 'DRAWN' || reason === 'ALWAYS_DRAWN' || reason === 'DRAWN_BEFORE'),
    counters: { ...counted, window: standing.window },
    conditions: judged?.conditions ?? [],
  };
}

/** How the trail tells of it. */
export function askedAct({ reference, revision, at, step, permitType, ...made }: Made): Act {
  const { policyHash: policy, policyVersion: version, mode, answer } = made;
  const changed = { step, permitType, policy, version, mode, answer };
  return { subject: reference, act: 'AUTOMATION_ASKED', by: 'engine', at, revision, changed };
}
