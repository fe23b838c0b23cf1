import { roleIn } from '../../forms/generation.js';
import type { StepOf } from '../../forms/language/step.js';
import { asksForm, decisionOf } from '../assign.js';
import type { Case } from '../case.js';
import type { FiledPolicy } from '../evaluation-summary.js';
import { choicesOf } from '../outcomes.js';
import { tellRejectionStands } from '../tell-end.js';
import type { Next, StepHandler } from './handler.js';

/**
 * Whether the engine approves. By the definition alone where no policy was in force when the case was filed, and in shadow,
 * where what a person decides is asked about too. Where the policy counts, it alone does.
 */
function isApprovedByEngine(step: StepOf<'review'>, permitCase: Case): boolean | Promise<boolean> {
  if (permitCase.automation.isForPerson) return false;
  const { policy } = permitCase.submission.summary ?? {};
  const holds = permitCase.submission.holds(`${step.id}.engineDecides`, false);
  // A review that does not say `engineDecides` is never the engine's.
  if (!policy || step.engineDecides === undefined || (policy.mode === 'shadow' && holds)) return holds;
  if (policy.mode === 'shadow' && policy.beside) {
    permitCase.journal.askBeside({ step: step.id, policy: policy.hash });
    return false;
  }
  return isApprovedBy(policy, step, permitCase);
}

async function isApprovedBy(policy: FiledPolicy, step: StepOf<'review'>, permitCase: Case): Promise<boolean> {
  const { answer } = await permitCase.activities.decideByPolicy({
    reference: permitCase.input.reference,
    revision: permitCase.revision,
    step: step.id,
    definitionHash: permitCase.definition.hash,
    policyHash: policy.hash,
  });
  // Somebody may have asked for a person meanwhile.
  if (policy.mode === 'shadow' || permitCase.automation.isForPerson) return false;
  if (answer === 'person') permitCase.journal.tell('LEFT_TO_PERSON', 'engine', { step: step.id });
  return answer === 'approve';
}

/** A person decides, or the engine where the definition lets it; a return or rejection carries a reason. */
export const review: StepHandler<'review'> = async (step, permitCase) => {
  const asked = !permitCase.waits.resumes(step.id) && isApprovedByEngine(step, permitCase);
  // Where nothing is asked nothing is waited for: a replay of what was recorded before there were policies goes on alike.
  if (typeof asked === 'boolean' ? asked : await asked) {
    const { summary } = permitCase.submission;
    permitCase.journal.tell('APPROVED_BY_ENGINE', 'engine', {
      step: step.id,
      lane: summary?.lane,
      rulesetHash: summary?.rulesetHash,
      definition: permitCase.definition,
      ...(summary?.policy?.mode === 'sampled' && {
        policy: summary.policy.hash,
        policyVersion: summary.policy.version,
      }),
    });
    permitCase.journal.keepResult(step.id, { outcome: 'approve', by: 'engine' });
    permitCase.automation.noteDecided(permitCase.revision);
    return undefined;
  }
  return decided(step, permitCase);
};

/** A person decides, once they have been there. */
export const inspect: StepHandler<'inspect'> = (step, permitCase) => decided(step, permitCase);

async function decided(step: StepOf<'review' | 'inspect'>, permitCase: Case): Promise<Next> {
  permitCase.beginReview();
  const { answer, own } = await decisionOf(permitCase, step, {
    role: roleIn(step, permitCase.submission.summary?.generation),
    title: step.title,
    ...choicesOf(step),
    separateFrom: step.separateFrom ?? [],
    notBy: step.notBy,
    ...asksForm(step),
  });
  switch (answer) {
    case 'approve':
      permitCase.overcomeRejection();
      return own?.next;
    case 'onward':
      return own?.next;
    case 'return':
      permitCase.voidSlips();
      return own?.next ?? step.onReturn ?? permitCase.firstForm;
    case 'reject':
      permitCase.reject();
      return own?.next ?? step.onReject ?? 'end';
    case 'expire':
      if (step.onExpire) return step.onExpire;
      permitCase.expire();
      tellRejectionStands(permitCase);
      permitCase.voidSlips();
      return 'end';
  }
}
