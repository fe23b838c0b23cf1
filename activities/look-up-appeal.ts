import { appealable, isFinal, isHeard, isTooLate } from '../cases/appeals-of.js';
import { readEnd } from '../cases/ended-case.js';
import { hearingOf } from '../forms/appeal-days.js';
import type { Activities } from '../workflows/activities.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** What a case may be objected to with, as its definition, its policy and the calendar have it. */
export function createAppealActivities(deps: TransitionDependencies): Pick<Activities, 'lookUpAppeal'> {
  return {
    async lookUpAppeal({ reference, appeal, by, at }) {
      const ended = await readEnd(deps.prisma, reference);
      const all = ended ? await appealable(deps, ended, by) : [];
      const found = all.find(({ step }) => step.id === appeal);
      if (!ended || !found) return { refused: 'APPEAL_UNKNOWN' };
      if (isFinal(ended)) return { refused: 'PERMIT_FINAL' };
      if (isHeard(ended, found)) return { refused: 'APPEAL_HEARD' };
      if (isTooLate(found, new Date(at))) return { refused: 'TOO_LATE' };
      const { step } = found;
      return { step, apart: ended.deciders, ...hearingOf(step, new Date(at), await deps.calendar()) };
    },
  };
}
