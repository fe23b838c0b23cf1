import { assignTask } from '../assign.js';
import { type StepHandler, sendBack } from './handler.js';

/** A person decides, or the engine where the definition lets it; a return or rejection carries a reason. */
export const review: StepHandler<'review'> = async (step, c) => {
  if (!c.resumes(step.id) && c.holds(`${step.id}.engineDecides`, false)) {
    c.tell('APPROVED_BY_ENGINE', 'engine', {
      step: step.id,
      lane: c.summary?.lane,
      rulesetHash: c.summary?.rulesetHash,
      definition: c.input.definition,
    });
    c.keepResult(step.id, { outcome: 'approve', by: 'engine' });
    return undefined;
  }
  c.status = 'UNDER_REVIEW';
  const answer = await assignTask(c, step, {
    role: step.role,
    title: step.title,
    outcomes: step.outcomes ?? ['approve', 'return', 'reject'],
    separateFrom: step.separateFrom ?? [],
    notBy: step.notBy,
  });
  switch (answer) {
    case 'approve':
      return undefined;
    case 'return':
      sendBack(c);
      return step.onReturn ?? c.firstForm;
    case 'reject':
      c.status = 'REJECTED';
      c.changeSlips('void');
      return step.onReject ?? 'end';
    case 'expire':
      if (step.onExpire) return step.onExpire;
      c.status = 'EXPIRED';
      c.changeSlips('void');
      return 'end';
  }
};
