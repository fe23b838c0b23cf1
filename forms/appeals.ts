import { everyStepOf } from './every-step.js';
import type { DecisionPolicy } from './language/decision-policy.js';
import type { Ground, Responders } from './language/people-steps.js';
import type { Step, StepOf } from './language/step.js';
import { engineAppeal, engineRevocation, groundWords } from './messages/definition.js';

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

/** What the revocation of a decision of the engine is called where the permit type has no revocation of its own. */
const ENGINE_REVOCATION = 'revocation-of-engine';

type Policy = Pick<DecisionPolicy, 'appeal' | 'revocation'>;

/** What a decision policy says of revocation, as the step that it is: whoever decides such cases begins it, another decides. */
function revocationByPolicy({ appeal, revocation }: Policy, steps: readonly Step[]): AppealStep[] {
  const review = everyStepOf(steps).find((step) => step.type === 'review' && step.engineDecides !== undefined);
  const by = revocation.by ?? (review?.type === 'review' ? review.role : undefined);
  if (by === undefined) return [];
  const grounds = revocation.grounds.map((ground): Ground => {
    if (typeof ground !== 'string') return ground;
    return { id: ground, title: groundWords[ground] ?? { fa: ground, en: ground } };
  });
  return [
    {
      ...{
        id: ENGINE_REVOCATION,
        type: 'appeal',
        title: engineRevocation,
        of: ['ISSUED'],
        effect: 'revoke',
        grounds,
        by,
      },
      ...{ role: revocation.role ?? appeal.role, hearing: { workingDays: revocation.hearingDays } },
    },
  ];
}

/** The appeals and measures of a case: those of its permit type, and those of the policy by which the engine has decided it. */
export function appealsOf(steps: readonly Step[], policy: Policy | undefined): AppealStep[] {
  const own = steps.filter((step) => step.type === 'appeal');
  if (!policy) return own;
  return [
    ...own,
    ...(own.some(isOfApplicant) ? [] : [appealByPolicy(policy)]),
    ...(own.some((step) => effectOf(step) === 'revoke') ? [] : revocationByPolicy(policy, steps)),
  ];
}

/** Of whoever filed something on a public notice: on which, and what it had to be. */
export const respondersOf = ({ by }: AppealStep): Responders | undefined => (typeof by === 'object' ? by : undefined);

/** The role that begins it, where a role does. */
export const beginnerOf = ({ by }: AppealStep): string | undefined =>
  typeof by === 'string' && by !== 'applicant' ? by : undefined;

/** How the timeline names those who may begin it: the applicant, a role, or those who filed something on a notice. */
export const BY_RESPONDER = 'third-party';

/** What an appeal that is granted does to the permit, where the case does not go on. */
export const effectOf = ({ effect, annuls }: AppealStep): AppealStep['effect'] =>
  effect ?? (annuls ? 'revoke' : undefined);

/** Whether it is a measure on the permit and no objection to its end. */
export const isMeasure = ({ effect }: AppealStep): boolean => effect !== undefined;

/** Where a case goes on whose objection is right: where a recalculation begins, unless the step says so. */
export const reopensAt = ({ next }: AppealStep, steps: readonly Step[]): string =>
  next ??
  (steps.find(({ type }) => type === 'analyze' || type === 'calculate') ?? steps.find(({ type }) => type === 'form'))
    ?.id ??
  'end';

/** How whoever applied may object to a permit, and until when. */
export const isOfApplicant = ({ by = 'applicant', of, effect }: AppealStep): boolean =>
  by === 'applicant' && of.includes('ISSUED') && effect === undefined;
