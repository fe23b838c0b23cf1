import { isOutdated, workOutAnew } from '../work-out.js';
import type { StepHandler } from './handler.js';

/** Draws the slips of the calculation, as drafts; works it out anew where it reads what steps have given since. */
export const calculate: StepHandler<'calculate'> = async (step, permitCase) => {
  const before = permitCase.submission.summary?.total;
  const anew = isOutdated(permitCase);
  if (anew) {
    await workOutAnew(permitCase);
    // What was found may be for a body or the applicant to act on; the analysis says for whom.
    const analysis = permitCase.steps.find(({ type }) => type === 'analyze');
    // What is granted is not checked again: only what it costs is worked out.
    if (analysis && permitCase.status !== 'ISSUED' && permitCase.submission.summary?.outcome !== 'CLEAN')
      return analysis.id;
  }
  const { total, currency } = permitCase.submission.summary ?? {};
  permitCase.journal.tell('CALCULATED', 'engine', {
    step: step.id,
    total,
    ...(total !== before && { before }),
    ...(currency && { currency }),
  });
  if (anew) permitCase.unsettle();
  permitCase.journal.changeSlips(anew ? 'redraft' : 'draft');
  return undefined;
};
