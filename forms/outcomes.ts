import type { OutcomeNeed, OwnOutcome, ReviewOutcome, Step } from './language/step.js';

const USUAL = {
  review: ['approve', 'return', 'reject'],
  inspect: ['approve', 'return', 'reject'],
  consult: ['approve', 'return'],
  audit: ['approve', 'reject'],
  fulfil: ['approve', 'reject'],
  appeal: ['approve', 'reject'],
} as const satisfies Partial<Record<Step['type'], readonly ReviewOutcome[]>>;

const offered = (step: Step): readonly (ReviewOutcome | OwnOutcome)[] => {
  if (!(step.type in USUAL)) return [];
  return ('outcomes' in step ? step.outcomes : undefined) ?? USUAL[step.type as keyof typeof USUAL];
};

/** Of what may be decided at a step, what everybody knows. */
export const plainOutcomesOf = (step: Step): ReviewOutcome[] =>
  offered(step).filter((outcome) => typeof outcome === 'string');

/** Of what may be decided at a step, what is its own. */
export const ownOutcomesOf = (step: Step): OwnOutcome[] =>
  offered(step).filter((outcome) => typeof outcome === 'object');

/** What has to come with an outcome. Nobody returns or rejects without a reason. */
export function needsOf({ as, needs }: Pick<OwnOutcome, 'as' | 'needs'>): OutcomeNeed[] {
  const reason: OutcomeNeed[] = as === 'return' || as === 'reject' ? ['reason'] : [];
  const usual: OutcomeNeed[] = as === 'approve' ? ['form'] : [];
  return [...new Set([...reason, ...(needs ?? usual)])];
}
