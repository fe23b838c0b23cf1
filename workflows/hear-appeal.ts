import { type AppealStep, reopensAt } from '../forms/appeals.js';
import { everyStepOf } from '../forms/every-step.js';
import { asksForm, decisionOf } from './assign.js';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';

/**
 * Gives an objection to somebody who has decided nothing in the case, beside whatever else goes on in it, and does what they
 * say: the end stands, or the permit is annulled, or the case goes on.
 */
export async function hear(permitCase: Case, interruption: Interruption): Promise<void> {
  try {
    await permitCase.appeals.whileHearing(decided(permitCase, interruption));
  } catch (error) {
    await permitCase.halt.stick(error);
  }
}

async function decided(permitCase: Case, interruption: Interruption): Promise<void> {
  const { appeals, journal, waits } = permitCase;
  const { step, apart } = appeals.underWay ?? {};
  if (!step || !apart || step.role === undefined) return;
  const isNew = !waits.resumes(step.id);
  if (isNew && step.suspends) changePermit(permitCase, step, 'SUSPENDED');
  const { answer, remark } = await decisionOf(permitCase, step, {
    role: step.role,
    title: step.title,
    outcomes: step.outcomes ?? ['approve', 'reject'],
    separateFrom: step.separateFrom ?? everyStepOf(permitCase.steps).map(({ id }) => id),
    ...(step.separateFrom === undefined && { apart }),
    notBy: step.notBy,
    ...asksForm(step),
  });
  waits.rise(step.id);
  appeals.end();
  const stands = answer === 'reject' || (answer === 'expire' && step.onExpire === undefined);
  if (stands) {
    if (step.suspends) changePermit(permitCase, step, 'ISSUED');
  } else if (answer === 'approve' && step.annuls) changePermit(permitCase, step, 'REVOKED', remark);
  else {
    const to =
      answer === 'return' ? (step.onReturn ?? permitCase.firstForm) : answer === 'expire' ? step.onExpire : undefined;
    await reopen(permitCase, interruption, step, to);
    return;
  }
  if (journal.hasUnrecorded) await journal.record();
}

/** The case goes on: its permit is out of force until it is granted anew, and people decide. */
export async function reopen(
  permitCase: Case,
  interruption: Interruption,
  step: AppealStep,
  to = reopensAt(step, permitCase.steps),
): Promise<void> {
  const { journal, steps } = permitCase;
  changePermit(permitCase, step, step.annuls ? 'REVOKED' : 'SUSPENDED');
  if (!step.annuls) {
    const files = steps.find(({ id }) => id === to)?.type === 'form';
    permitCase.reopen(to, { recalculate: !files });
    journal.tell('REOPENED', 'engine', { step: step.id, title: step.title, to });
    interruption.reopen();
  }
  await journal.record();
}

/** A case that was reopened with its permit granted, and ends without: the permit is out of force for ever. */
export function settlePermit({ appeals, journal, status, isClosed }: Case): void {
  if (!appeals.hasPermit || !isClosed) return;
  appeals.settlePermit();
  if (status === 'ISSUED') return;
  journal.tell('PERMIT_REVOKED', 'engine', {});
  journal.changePermit({ to: 'REVOKED', after: 'appeal' });
}

function changePermit(
  { journal, status }: Case,
  { id, title }: AppealStep,
  to: 'SUSPENDED' | 'REVOKED' | 'ISSUED',
  remark?: string,
): void {
  if (status !== 'ISSUED') return;
  const told = { SUSPENDED: 'PERMIT_SUSPENDED', REVOKED: 'PERMIT_REVOKED', ISSUED: 'PERMIT_RESTORED' } as const;
  journal.tell(told[to], 'engine', { step: id, title }, remark);
  journal.changePermit({ to, after: 'appeal' });
}
