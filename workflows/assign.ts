import { isCancellation } from '@temporalio/workflow';
import { asksEntries, INVITED } from '../forms/bodies.js';
import type { ConsultBody } from '../forms/language/consult-body.js';
import type { OwnOutcome, Priority, ReviewOutcome, Side, Step, StepOf } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import { findsOut, workFormOf } from '../forms/work-forms.js';
import { giveTo, type Named, namedFor, namesSomebody } from './assignee.js';
import type { Case } from './case.js';
import { type DueCondition, dueConditions, remindersOf } from './conditions.js';
import { forgetBodies } from './entries.js';
import { choiceOf, choicesOf, decidedAs } from './outcomes.js';
import { type PauseEnd, pause } from './pause.js';
import type { Task } from './tasks.js';

interface Assignment {
  role: string;
  title: LocalizedText;
  outcomes: ReviewOutcome[];
  /** outcomes of the step's own */
  own?: OwnOutcome[];
  separateFrom: string[];
  /** both sides, where the step does not say otherwise */
  notBy?: Side[] | undefined;
  form?: true;
  apart?: string[];
  body?: string;
  /** whom the definition names for it */
  named?: Named | undefined;
}

/** Makes a task of a step for the people of a role. */
function open(permitCase: Case, step: Step, work: Assignment, stepType: string = step.type, lastDay?: string): Task {
  const { id: stepId } = step;
  const { named, notBy = ['applicant', 'office'], ...rest } = work;
  const priority = priorityOf(permitCase, step);
  const { revision } = permitCase;
  const task = permitCase.tasks.add({ stepId, ...rest, notBy, priority, revision }, stepType, lastDay);
  giveTo(permitCase, task, named);
  return task;
}

/** The tasks with which a step goes on waiting. */
const keptTasks = (permitCase: Case, step: Step): Task[] | undefined =>
  permitCase.waits.keptTasks(step.id)?.flatMap((id) => permitCase.tasks.get(id) ?? []);

function priorityOf(permitCase: Case, step: Step): Priority {
  const rule = 'priority' in step ? step.priority : undefined;
  if (typeof rule !== 'object') return rule ?? 'normal';
  const levels = ['urgent', 'high', 'low'] as const;
  return levels.find((level) => permitCase.submission.holds(`${step.id}.priority.${level}`, false)) ?? 'normal';
}

interface Decision {
  /** `onward`: an outcome of the step's own that is like none that everybody knows */
  answer: ReviewOutcome | 'onward' | 'expire';
  /** the outcome of the step's own that was chosen */
  own?: OwnOutcome | undefined;
  /** id of what the decider wrote */
  remark?: string | undefined;
}

/** Gives a step to one role and waits for its decision, or for the step's clock. `stepType`: what the task says that it is, where that is not the step's. */
export async function decisionOf(permitCase: Case, step: Step, work: Assignment, stepType?: string): Promise<Decision> {
  const kept = keptTasks(permitCase, step)?.at(-1);
  const named = kept || !namesSomebody(step) ? undefined : await namedFor(permitCase, step);
  const task = kept ?? open(permitCase, step, { ...work, named }, stepType);
  const end = await waitOver(permitCase, step, [task], () => task.state === 'done');
  if (end === 'ready') {
    const { as, own } = choiceOf(task, task.decision?.outcome ?? 'approve') ?? {};
    return { answer: own ? (as ?? 'onward') : (as ?? 'approve'), own, remark: task.decision?.remark };
  }
  permitCase.journal.tell(end === 'return' ? 'RETURNED_BY_CLOCK' : 'TASK_EXPIRED', 'clock', {
    step: step.id,
    title: work.title,
  });
  return { answer: end };
}

/** Asks several bodies at once. One that sends the case back ends the consultation. */
export async function askBodies(
  permitCase: Case,
  step: StepOf<'consult'>,
  bodies: StepOf<'consult'>['bodies'],
): Promise<{ end: PauseEnd; own?: OwnOutcome | undefined }> {
  const ask = ({ id, role, title }: (typeof bodies)[number]) =>
    open(permitCase, step, {
      role: role ?? INVITED,
      title,
      ...choicesOf(step),
      separateFrom: [],
      notBy: step.notBy,
      ...asksForm(step, id),
      ...(findsOut(permitCase.steps) && { body: id }),
      named: named.get(id),
    });
  const kept = keptTasks(permitCase, step);
  const named = new Map<string, Named>();
  for (const { id } of kept ? [] : bodies)
    if (namesSomebody(step, id)) named.set(id, await namedFor(permitCase, step, id));
  if (!kept) forgetAnswers(permitCase, step, bodies);
  const tasks = kept ?? bodies.map(ask);
  const needed = Math.min(step.needed ?? tasks.length, tasks.length);
  const answered = () => tasks.filter((task) => task.state === 'done').length;
  const isEnough = () =>
    answered() >= needed || (answered() > 0 && permitCase.submission.holds(`${step.id}.enough`, false));
  const end = await waitOver(permitCase, step, tasks, () => tasks.some(isSentBack) || isEnough());
  if (end === 'return') permitCase.journal.tell('RETURNED_BY_CLOCK', 'clock', { step: step.id, title: step.title });
  const back = end === 'ready' ? tasks.find(isSentBack) : undefined;
  if (!back) return { end };
  return { end: 'return', own: choiceOf(back, back.decision?.outcome ?? '')?.own };
}

const isSentBack = (task: Task): boolean => decidedAs(task) === 'return';

/** Asked anew, bodies have answered nothing yet: a rule over all answers counts those of this time alone. */
function forgetAnswers(permitCase: Case, step: StepOf<'consult'>, asked: readonly ConsultBody[]): void {
  if (asksEntries(step)) {
    forgetBodies(
      step,
      permitCase,
      asked.map(({ id }) => id),
    );
    return;
  }
  if (step.enough === undefined && step.outcomes === undefined) return;
  for (const { id } of step.bodies) permitCase.journal.keepResult(`${step.id}.${id}`, {});
}

/** Asks of each condition that has a day whether it is fulfilled. Where the step says so, one that is not ends it. */
export async function settleConditions(permitCase: Case, step: StepOf<'fulfil'>): Promise<PauseEnd | 'failed'> {
  const conditions = dueConditions(permitCase.tasks.all);
  const kept = keptTasks(permitCase, step);
  const isAsked = !kept && conditions.length > 0 && namesSomebody(step);
  const named = isAsked ? await namedFor(permitCase, step) : undefined;
  const ask = (condition: DueCondition) => {
    const { role, title, notBy } = step;
    const work = { role, title, ...choicesOf(step), separateFrom: [], notBy, body: condition.code, named };
    return open(permitCase, step, work, step.type, condition.due);
  };
  const tasks = kept ?? conditions.map(ask);
  if (tasks.length === 0) return 'ready';
  const hasFailed = () => step.onReject !== undefined && tasks.some((task) => decidedAs(task) === 'reject');
  const deadlines = [...(step.deadlines ?? []), ...remindersOf(conditions)];
  const areSettled = () => tasks.every(({ state }) => state === 'done');
  const end = await waitOver(permitCase, { ...step, deadlines }, tasks, () => hasFailed() || areSettled());
  return end === 'ready' && hasFailed() ? 'failed' : end;
}

/** Waits over tasks; those still open afterwards, or when the case is taken elsewhere meanwhile, are called off. */
async function waitOver(permitCase: Case, step: Step, tasks: Task[], until: () => boolean): Promise<PauseEnd> {
  const key = workKey(step, tasks);
  const spent = permitCase.waits.timeSpent(key);
  const begun = permitCase.waits.keptSince(step.id) ?? Date.now();
  const callOff = () => permitCase.tasks.cancel((task) => tasks.includes(task));
  const comesAgain = () => permitCase.waits.keepTimeSpent(key, [...spent, { from: iso(begun), to: iso(Date.now()) }]);
  try {
    const end = await pause(permitCase, { step, until, tasks, ...(goesOn(step) && { spent }) });
    if (end === 'return' || tasks.some(isSentBack)) comesAgain();
    else permitCase.waits.forgetTimeSpent(key);
    callOff();
    return end;
  } catch (error) {
    if (isCancellation(error)) {
      comesAgain();
      callOff();
    }
    throw error;
  }
}

const iso = (at: number): string => new Date(at).toISOString();

const goesOn = (step: Step): boolean =>
  (step.type === 'review' || step.type === 'inspect' || step.type === 'consult') && step.reopened !== 'restart';

/** Whether whoever approves has a form to fill in. */
export const asksForm = (step: Step, body?: string): { form?: true } =>
  workFormOf(step, body) === undefined ? {} : { form: true };

/** The same step asking the same roles is the same work; other bodies of a consultation have a clock of their own. */
const workKey = (step: Step, tasks: readonly Task[]): string => [step.id, ...tasks.map(({ role }) => role)].join(' ');
