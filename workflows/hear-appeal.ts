import { patched } from '@temporalio/workflow';
import { type AppealStep, effectOf, isMeasure, reopensAt } from '../forms/appeals.js';
import { everyStepOf } from '../forms/every-step.js';
import type { Span } from '../forms/language/deadline.js';
import type { Ground } from '../forms/language/people-steps.js';
import { asksForm, decisionOf } from './assign.js';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';
import { choicesOf } from './outcomes.js';
import { pause } from './pause.js';

/** What is sent back goes on, also where an approval would have touched the permit. */
const RETURNED_GOES_ON = 'returned-appeal-goes-on';

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
  const { step, apart, ground, heard, decidedFrom } = appeals.underWay ?? {};
  if (!step || !apart || step.role === undefined) return;
  const isNew = !waits.resumes(step.id) && !heard;
  if (isNew && step.suspends) changePermit(permitCase, step, 'SUSPENDED', { ground });
  if (step.hearing && !heard)
    await hearHolder(permitCase, step, { after: step.hearing, ...(decidedFrom && { day: decidedFrom }) });
  const work = {
    role: step.role,
    title: step.title,
    ...choicesOf(step),
    separateFrom: step.separateFrom ?? (isMeasure(step) ? [] : everyStepOf(permitCase.steps).map(({ id }) => id)),
    ...((step.separateFrom === undefined || isMeasure(step)) && { apart }),
    notBy: step.notBy,
    ...asksForm(step),
  };
  const { answer, own, remark } = await decisionOf(permitCase, step, work, isMeasure(step) ? 'measure' : undefined);
  waits.rise(step.id);
  appeals.end();
  const stands = answer === 'reject' || (answer === 'expire' && step.onExpire === undefined);
  if (stands) {
    if (step.suspends) changePermit(permitCase, step, 'ISSUED');
  } else if (answer === 'approve' && effectOf(step) && own?.next === undefined)
    changePermit(permitCase, step, standingAfter(step), { remark, ground });
  else {
    const usual =
      answer === 'return' ? (step.onReturn ?? permitCase.firstForm) : answer === 'expire' ? step.onExpire : undefined;
    // Runs of before had the permit annulled that was sent back.
    const goesOn =
      own?.next !== undefined || (answer === 'return' && effectOf(step) !== undefined && patched(RETURNED_GOES_ON));
    await reopen(permitCase, interruption, step, { to: own?.next ?? usual, goesOn });
    return;
  }
  if (journal.hasUnrecorded) await journal.record();
}

const STANDINGS = { suspend: 'SUSPENDED', restore: 'ISSUED', revoke: 'REVOKED' } as const;
const standingAfter = (step: AppealStep) => STANDINGS[effectOf(step) ?? 'revoke'];

/** Whoever has the permit can answer, by messages about the case, until the last day; nobody decides before. */
async function hearHolder(permitCase: Case, step: AppealStep, hearing: { after: Span; day?: string }): Promise<void> {
  const { ifDayOff } = step;
  const deadlines = [{ ...hearing, then: 'expire' as const, ...(ifDayOff && { ifDayOff }) }];
  await pause(permitCase, { step: { ...step, deadlines }, until: () => false });
  permitCase.waits.rise(step.id);
  permitCase.appeals.noteHeard();
}

/** The case goes on: its permit is out of force until it is granted anew, and people decide. */
export async function reopen(
  permitCase: Case,
  interruption: Interruption,
  step: AppealStep,
  { to = reopensAt(step, permitCase.steps), goesOn = false }: { to?: string | undefined; goesOn?: boolean } = {},
): Promise<void> {
  const { journal, steps } = permitCase;
  const effect = goesOn ? undefined : effectOf(step);
  changePermit(permitCase, step, effect ? standingAfter(step) : 'SUSPENDED');
  if (!effect) {
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
  step: AppealStep,
  to: 'SUSPENDED' | 'REVOKED' | 'ISSUED',
  { remark, ground }: { remark?: string | undefined; ground?: Ground | undefined } = {},
): void {
  if (status !== 'ISSUED') return;
  const told = { SUSPENDED: 'PERMIT_SUSPENDED', REVOKED: 'PERMIT_REVOKED', ISSUED: 'PERMIT_RESTORED' } as const;
  const { id, title } = step;
  journal.tell(
    told[to],
    'engine',
    { step: id, title, ...(ground && { ground: ground.id, said: ground.title }) },
    remark,
  );
  journal.changePermit({
    to,
    after: isMeasure(step) ? 'measure' : 'appeal',
    ...(step.permits && { steps: step.permits }),
    ...(ground && { ground }),
  });
}
