import { patched } from '@temporalio/workflow';
import { everyStepOf } from '../../forms/every-step.js';
import { roleIn } from '../../forms/generation.js';
import type { Step, StepOf } from '../../forms/language/step.js';
import { asksForm, decisionOf } from '../assign.js';
import type { Case } from '../case.js';
import type { PermitChange } from '../transition.js';
import type { StepHandler } from './handler.js';

/** A keyed random draw decides whether somebody looks at the case after the fact. What they find has the effect that the step says. */
export const audit: StepHandler<'audit'> = async (step, permitCase) => {
  const resumed = permitCase.waits.resumes(step.id);
  if (resumed && isLookedAtAgain(step, permitCase)) return lookAgain(step, permitCase);
  if (!resumed && !(await isDrawn(step, permitCase))) return undefined;
  const { answer, remark } = await decisionOf(permitCase, step, {
    role: roleOf(step, permitCase),
    title: step.title,
    outcomes: ['approve', 'reject'],
    notBy: step.notBy,
    ...asksForm(step),
    separateFrom: lookedAt(permitCase),
  });
  const effect = answer === 'reject' ? step.onReject : undefined;
  const data = { step: step.id, title: step.title, result: answer, ...(effect && { effect }) };
  permitCase.journal.tell('AUDITED', 'engine', data, remark);
  if (effect === 'revoke') changePermit(permitCase, step.id, 'REVOKED', remark);
  if (effect === 'suspend' || effect === 'reopen') changePermit(permitCase, step.id, 'SUSPENDED', remark);
  return effect === 'reopen' || effect === 'refer' ? lookAgain(step, permitCase) : undefined;
};

const APART_FROM_ALL = 'audits-apart-from-inspections';

/** The steps whose deciders do not audit what they looked at. */
function lookedAt({ steps }: Case): string[] {
  const idsOf = (all: readonly Step[]) => all.map(({ id }) => id);
  const reviews = steps.filter(({ type }) => type === 'review');
  const all = everyStepOf(steps).filter(({ type }) => type === 'review' || type === 'inspect');
  // Runs of before kept nobody apart for an inspection, nor for what they decided in a branch.
  return idsOf(all.length > reviews.length && patched(APART_FROM_ALL) ? all : reviews);
}

async function isDrawn(step: StepOf<'audit'>, permitCase: Case): Promise<boolean> {
  const { audited = false } = await permitCase.journal.record({ audit: { percent: step.samplePercent } });
  permitCase.journal.tell(audited ? 'AUDIT_SAMPLED' : 'AUDIT_NOT_SAMPLED', 'engine', {
    step: step.id,
    percent: step.samplePercent,
  });
  return audited;
}

/** The finding's task is kept apart from its own step, whose decider was the auditor. */
const isLookedAtAgain = (step: StepOf<'audit'>, { waits, tasks }: Case): boolean =>
  waits.keptTasks(step.id)?.some((id) => tasks.get(id)?.separateFrom.includes(step.id)) ?? false;

/** Somebody else says what becomes of the finding: it is dismissed, or the permit revoked. */
async function lookAgain(step: StepOf<'audit'>, permitCase: Case): Promise<undefined> {
  const work = {
    role: (step.onReject === 'refer' ? step.referTo : reviewerOf(permitCase)) ?? roleOf(step, permitCase),
    title: step.title,
    outcomes: ['approve' as const, 'reject' as const],
    notBy: step.notBy,
    separateFrom: [step.id],
  };
  const { answer, remark } = await decisionOf(permitCase, { ...step, assignee: undefined }, work, 'audit-finding');
  if (answer === 'reject') changePermit(permitCase, step.id, 'REVOKED', remark);
  if (answer !== 'approve') return;
  permitCase.journal.tell('AUDIT_DISMISSED', 'engine', { step: step.id, title: step.title }, remark);
  if (step.onReject === 'reopen') changePermit(permitCase, step.id, 'ISSUED', remark);
}

/** What an audit makes of the permit, in the words of whoever decided; one that has lost its force stays as it is. */
function changePermit({ journal }: Case, step: string, to: PermitChange['to'], remark: string | undefined): void {
  const told = { SUSPENDED: 'PERMIT_SUSPENDED', REVOKED: 'PERMIT_REVOKED', ISSUED: 'PERMIT_RESTORED' } as const;
  journal.tell(told[to], 'engine', { step }, remark);
  journal.changePermit({ to });
}

const roleOf = (step: StepOf<'audit' | 'review'>, { submission }: Case): string =>
  roleIn(step, submission.summary?.generation);

/** Whose review came last before the permit. */
function reviewerOf(permitCase: Case): string | undefined {
  const last = everyStepOf(permitCase.steps).findLast((step) => step.type === 'review');
  return last && roleOf(last, permitCase);
}
