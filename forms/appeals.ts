import type { DecisionPolicy } from './language/decision-policy.js';
import type { Step, StepOf } from './language/step.js';
import { engineAppeal } from './messages/definition.js';

export type AppealStep = StepOf<'appeal'>;

/** What objections to a decision of the engine are called where the permit type has no appeal of its own. */
const ENGINE_APPEAL = 'appeal-of-engine';

/** What a decision policy says of objections, as the step that it is. */
const appealByPolicy = ({ appeal }: Pick<DecisionPolicy, 'appeal'>): AppealStep => ({
  id: ENGINE_APPEAL,
  type: 'appeal',
  title: engineAppeal,
  of: ['ISSUED'],
  within: { workingDays: appeal.days },
  role: appeal.role,
});

/** The appeals of a case: those of its permit type, and that of the policy by which the engine has decided it. */
export function appealsOf(steps: readonly Step[], policy: Pick<DecisionPolicy, 'appeal'> | undefined): AppealStep[] {
  const own = steps.filter((step) => step.type === 'appeal');
  const isCovered = own.some(isOfApplicant);
  return policy && !isCovered ? [...own, appealByPolicy(policy)] : own;
}

/** Where a case goes on whose objection is right: where a recalculation begins, unless the step says so. */
export const reopensAt = ({ next }: AppealStep, steps: readonly Step[]): string =>
  next ??
  (steps.find(({ type }) => type === 'analyze' || type === 'calculate') ?? steps.find(({ type }) => type === 'form'))
    ?.id ??
  'end';

/** How whoever applied may object to a permit, and until when. */
export const isOfApplicant = ({ by = 'applicant', of }: AppealStep): boolean =>
  by === 'applicant' && of.includes('ISSUED');
