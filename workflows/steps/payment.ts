import type { StepOf } from '../../forms/language/step.js';
import type { Case } from '../case.js';
import { type PauseEnd, pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/** The slips become payable; the case goes on when every one is settled and lapses with them otherwise. */
export const payment: StepHandler<'payment'> = async (step, permitCase) => {
  const resumed = permitCase.waits.resumes(step.id);
  if ((permitCase.submission.summary?.slips ?? 0) === 0 && !resumed) return undefined;
  const asked = groupsAsked(step, permitCase);
  permitCase.reachPayment(step.id);
  if (!resumed && (permitCase.isPaidBefore || (await isPassed(asked, permitCase)))) return undefined;
  // A clock may lead here where what was drawn was called off.
  if (!resumed && permitCase.journal.slipsAreOff) permitCase.journal.changeSlips('redraft');
  if (!(resumed && permitCase.status === 'RECALCULATION_DUE')) {
    const end = await untilSettled(step, permitCase, asked?.unpaid);
    if (end === 'return') return permitCase.firstForm;
    if (end === 'ready') {
      if (asked) permitCase.groups.notePaid(asked.unpaid);
      permitCase.journal.tell('PAID', 'bank', { revision: permitCase.revision });
      return undefined;
    }
    permitCase.lapse();
    permitCase.journal.tell('SLIPS_EXPIRED', 'clock', { step: step.id });
    // Drafts of groups that were not asked for yet are drawn anew.
    if (asked) permitCase.voidSlips();
    if (step.onExpire) return step.onExpire;
  }
  permitCase.submission.awaitNext('recalculation');
  const lapsed = permitCase.revision;
  await pause(permitCase, { step: { ...step, deadlines: [] }, until: () => permitCase.revision > lapsed }).finally(
    () => {
      permitCase.submission.stopAwaiting();
    },
  );
  permitCase.submission.read();
  permitCase.beginReview();
  return step.recalculateFrom ?? permitCase.steps.find((s) => s.type === 'analyze' || s.type === 'calculate')?.id;
};

interface Asked {
  /** those of the step, and those that were paid for before */
  all: string[];
  /** of them, those that cost more than was paid for them */
  unpaid: string[];
}

/** The groups of fees that are asked for here; undefined where the fees of the case are in none. */
function groupsAsked(step: StepOf<'payment'>, permitCase: Case): Asked | undefined {
  const { groups } = permitCase.submission.summary ?? {};
  if (!groups) return undefined;
  const named = permitCase.groups.asksForAll ? Object.keys(groups) : (step.groups ?? Object.keys(groups));
  const asked = new Set([...named, ...permitCase.groups.paidFor]);
  const all = Object.keys(groups).filter((group) => asked.has(group));
  return { all, unpaid: permitCase.groups.unpaid.filter((group) => asked.has(group)) };
}

/** Nothing is to be paid here, or what is was paid for before. */
async function isPassed(asked: Asked | undefined, permitCase: Case): Promise<boolean> {
  if (!asked || asked.unpaid.length > 0) return false;
  if (asked.all.length > 0) {
    permitCase.passGroups(asked.all);
    // A grant that follows finds them settled.
    await permitCase.journal.record();
  }
  return true;
}

function untilSettled(step: StepOf<'payment'>, permitCase: Case, groups: string[] | undefined): Promise<PauseEnd> {
  if (!permitCase.waits.resumes(step.id)) {
    permitCase.awaitPayment(groups);
    const { currency } = permitCase.submission.summary ?? {};
    const total = groups ? permitCase.groups.due(groups) : permitCase.submission.summary?.total;
    permitCase.journal.tell('PAYMENT_DUE', 'engine', { step: step.id, total, ...(currency && { currency }) });
  }
  return pause(permitCase, {
    step,
    until: () => permitCase.isSettled,
    // Money may have come in while its message was on the way: then nothing lapses.
    expires: async () => {
      permitCase.journal.changeSlips('expired');
      const answer = await permitCase.journal.record();
      if (answer.settled !== true) return true;
      permitCase.settle(permitCase.revision);
      return false;
    },
  });
}
