import { todoOf } from '../../cases/for-readers/todo.js';
import type { ViewedCase } from '../../cases/open-case.js';
import { everyStepWith, stepNamed } from '../../forms/entries.js';
import { feeChangesInWords } from '../../forms/evaluation/fee-changes.js';
import { jalaliDay, timeOfDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { codeOf, dayOf, inDigits, listed } from '../../forms/messages/messages.js';
import { conversationMessages, statuses } from '../conversation/messages.js';
import type { Talking } from '../errands/errand.js';
import { factsOf, type StandingFacts } from './facts.js';
import { controlTold, noticesTold, paperTold, permitsTold } from './granted.js';
import { standingMessages as say } from './messages.js';
import { legalTerms, titleOf, whatWasDecided, whereItWaits } from './steps.js';

/** "Where is my case?": all there is to know of it for its applicant, a line for each thing. */
export async function standingTold(acting: Talking, viewed: ViewedCase): Promise<LocalizedText[]> {
  const facts = await factsOf(acting, viewed);
  const { reference, status, unread } = facts;
  return [
    conversationMessages.case({ reference: codeOf(reference), status: statuses[status] }),
    ...whereItWaits(facts),
    ...visitsTold(facts),
    ...whatWasDecided(facts),
    ...chargedTold(facts),
    ...legalTerms(facts),
    ...noticesTold(facts, acting.publicUrl()),
    ...permitsTold(facts),
    ...controlTold(facts),
    ...paperTold(facts, acting.publicUrl()),
    ...(unread > 0 ? [say.unread({ count: unread })] : []),
    ...todoTold(facts),
  ];
}

/** What is charged otherwise, since it was worked out anew with what was found. */
const chargedTold = ({ charged, masking }: StandingFacts): LocalizedText[] =>
  charged.length > 0 ? [say.charged({ changes: feeChangesInWords(masking.findings(charged)) })] : [];

/** Visits that are booked, or that wait for a time. */
function visitsTold({ definition, tasks }: StandingFacts): LocalizedText[] {
  return tasks.flatMap((task) => {
    const step = stepNamed(definition.steps, task.stepId);
    const waits = task.status === 'OPEN' || task.status === 'CLAIMED';
    if (!waits || step?.type !== 'inspect' || !step.appointment) return [];
    const [booked] = task.visits;
    if (!booked) return [say.visitOpen({ step: titleOf(task) })];
    const [day, time] = [dayOf(jalaliDay(booked.startsAt)), inDigits(timeOfDay(booked.startsAt))];
    return [say.visit({ step: titleOf(task), day, time })];
  });
}

/** What waits for the applicant; tasks of whoever is an official beside it are none of this talk. */
function todoTold({ viewed, definition, currentSteps, slips }: StandingFacts): LocalizedText[] {
  const todo = todoOf({
    viewed,
    steps: everyStepWith(definition.steps, currentSteps),
    currentSteps,
    slips,
    tasks: [],
    deadline: undefined,
    documents: [],
  });
  return todo.length === 0 ? [] : [say.todo({ acts: listed(todo.map(titleOf)) })];
}
