import { asksForm, assignTask } from '../assign.js';
import { tellRejectionStands } from '../tell-end.js';
import type { StepHandler } from './handler.js';

/** A person decides, or the engine where the definition lets it; a return or rejection carries a reason. */
export const review: StepHandler<'review'> = async (step, permitCase) => {
  if (!permitCase.waits.resumes(step.id) && permitCase.submission.holds(`${step.id}.engineDecides`, false)) {
    permitCase.journal.tell('APPROVED_BY_ENGINE', 'engine', {
      step: step.id,
      lane: permitCase.submission.summary?.lane,
      rulesetHash: permitCase.submission.summary?.rulesetHash,
      definition: permitCase.definition,
    });
    permitCase.journal.keepResult(step.id, { outcome: 'approve', by: 'engine' });
    return undefined;
  }
  permitCase.beginReview();
  const answer = await assignTask(permitCase, step, {
    role: step.role,
    title: step.title,
    outcomes: step.outcomes ?? ['approve', 'return', 'reject'],
    separateFrom: step.separateFrom ?? [],
    notBy: step.notBy,
    ...asksForm(step),
  });
  switch (answer) {
    case 'approve':
      permitCase.overcomeRejection();
      return undefined;
    case 'return':
      permitCase.voidSlips();
      return step.onReturn ?? permitCase.firstForm;
    case 'reject':
      permitCase.reject();
      return step.onReject ?? 'end';
    case 'expire':
      if (step.onExpire) return step.onExpire;
      permitCase.expire();
      tellRejectionStands(permitCase);
      permitCase.voidSlips();
      return 'end';
  }
};
