import type { Judged } from '../../forms/decision/judge.js';
import type { Standing } from '../../forms/decision/rate.js';
import { type DecisionPolicy, inTenThousandths } from '../../forms/language/decision-policy.js';
import type { Counted } from './counted.js';
import { isDrawn } from './draw.js';

/** Why a person decides. */
export const REASONS = [
  /** a condition does not hold, or the policy does not fit the case's rules */
  'NOT_ELIGIBLE',
  'POLICY_DOES_NOT_FIT',
  /** another version of the policy is in force now, or none */
  'POLICY_CHANGED',
  /** the policy only looks on */
  'SHADOW',
  'ASKED_FOR_PERSON',
  'STOPPED',
  'AUDITS_OVERDUE',
  'DRIFT',
  'CEILING_OF_DAY',
  'CEILING_OF_OFFICE',
  'OFFICE_STANDING',
  'ALWAYS_DRAWN',
  'DRAWN_BEFORE',
  'DRAWN',
] as const;
export type Reason = (typeof REASONS)[number];

interface Weighed {
  policy: DecisionPolicy;
  judged: Judged | undefined;
  counted: Counted;
  standing: Standing;
  draw: number;
  inForce: boolean;
}

/** Every reason that there is for a person to decide; none where the engine approves. */
export function reasonsFor({ policy, judged, counted, standing, draw, inForce }: Weighed): Reason[] {
  const { ceilings, drift, mode } = policy;
  const is: Record<Reason, boolean> = {
    NOT_ELIGIBLE: judged?.eligible === false,
    POLICY_DOES_NOT_FIT: judged === undefined,
    POLICY_CHANGED: !inForce,
    SHADOW: mode !== 'sampled',
    ASKED_FOR_PERSON: counted.askedForPerson,
    STOPPED: counted.stopped,
    AUDITS_OVERDUE: counted.overdue > drift.maxAuditsOverdue,
    DRIFT: standing.drifted && drift.then === 'stop',
    CEILING_OF_DAY: counted.today >= ceilings.perDay,
    CEILING_OF_OFFICE:
      counted.office !== null && counted.todayOfOffice >= (ceilings.perOfficePerDay ?? Number.POSITIVE_INFINITY),
    OFFICE_STANDING: !standsWell(policy, counted.office),
    ALWAYS_DRAWN: (judged?.alwaysDrawn.length ?? 0) > 0,
    DRAWN_BEFORE: counted.drawnBefore,
    DRAWN: isDrawn(draw, standing.rate),
  };
  return REASONS.filter((reason) => is[reason]);
}

function standsWell({ office: asked }: DecisionPolicy, office: Counted['office']): boolean {
  if (office === null) return true;
  const { filed, looked, overruled, falseDeclarations, suspended } = office;
  if (suspended || falseDeclarations > 0) return false;
  if (!asked) return true;
  return filed >= asked.minFiled && overruled * 10_000 <= looked * inTenThousandths(asked.maxOverruledPercent);
}
