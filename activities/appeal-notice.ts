import { lastDayOf } from '../forms/appeal-days.js';
import { appealsOf, isOfApplicant } from '../forms/appeals.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** Says with the grant of what the engine has decided by which policy that was, and until when it may be objected to. */
export async function withAppealDay(
  { catalogue, calendar }: Pick<TransitionDependencies, 'catalogue' | 'calendar'>,
  { issue, standing, revision, definitionHash, at }: Transition,
  timeline: TimelineDraft[],
): Promise<TimelineDraft[]> {
  const filed = standing?.summary?.policy;
  if (!issue || filed?.mode !== 'sampled' || standing?.engineDecidedAt !== revision) return timeline;
  const [policy, { steps }, working] = await Promise.all([
    catalogue.decisionPolicyOf(filed.hash),
    catalogue.definition(definitionHash),
    calendar(),
  ]);
  const appeal = appealsOf(steps, policy).find(isOfApplicant);
  const appealUntil = appeal && lastDayOf(appeal, new Date(at), working);
  const said = { policy: filed.hash, policyVersion: filed.version, ...(appealUntil && { appealUntil }) };
  return timeline.map((entry) => (entry.type === 'ISSUED' ? { ...entry, data: { ...entry.data, ...said } } : entry));
}
