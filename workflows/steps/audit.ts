import type { StepOf } from '../../forms/language/step.js';
import { assignTask } from '../assign.js';
import type { Case } from '../case.js';
import type { StepHandler } from './handler.js';

/** A keyed random draw decides whether somebody looks at the case after the fact. */
export const audit: StepHandler<'audit'> = async (step, c) => {
  if (!c.resumes(step.id) && !(await isDrawn(step, c))) return undefined;
  const answer = await assignTask(c, step, {
    role: step.role,
    title: step.title,
    outcomes: ['approve', 'reject'],
    notBy: step.notBy,
    separateFrom: c.input.steps.filter((s) => s.type === 'review').map((s) => s.id),
  });
  c.tell('AUDITED', 'engine', { step: step.id, result: answer });
  return undefined;
};

async function isDrawn(step: StepOf<'audit'>, c: Case): Promise<boolean> {
  const { audited = false } = await c.record({ audit: { percent: step.samplePercent } });
  c.tell(audited ? 'AUDIT_SAMPLED' : 'AUDIT_NOT_SAMPLED', 'engine', { step: step.id, percent: step.samplePercent });
  return audited;
}
