import type { StepOf } from '../../forms/language/step.js';
import { assignTask } from '../assign.js';
import type { Case } from '../case.js';
import type { StepHandler } from './handler.js';

/** A keyed random draw decides whether somebody looks at the case after the fact. */
export const audit: StepHandler<'audit'> = async (step, permitCase) => {
  if (!permitCase.waits.resumes(step.id) && !(await isDrawn(step, permitCase))) return undefined;
  const answer = await assignTask(permitCase, step, {
    role: step.role,
    title: step.title,
    outcomes: ['approve', 'reject'],
    notBy: step.notBy,
    separateFrom: permitCase.steps.filter((s) => s.type === 'review').map((s) => s.id),
  });
  permitCase.journal.tell('AUDITED', 'engine', { step: step.id, result: answer });
  return undefined;
};

async function isDrawn(step: StepOf<'audit'>, permitCase: Case): Promise<boolean> {
  const { audited = false } = await permitCase.journal.record({ audit: { percent: step.samplePercent } });
  permitCase.journal.tell(audited ? 'AUDIT_SAMPLED' : 'AUDIT_NOT_SAMPLED', 'engine', {
    step: step.id,
    percent: step.samplePercent,
  });
  return audited;
}
