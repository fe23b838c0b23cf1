import { isCancellation } from '@temporalio/workflow';
import type { Priority, ReviewOutcome, Side, Step, StepOf } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Case } from './case.js';
import type { TaskItem } from './case-shape.js';
import { type PauseEnd, pause } from './pause.js';
import { cancelTasks } from './task.js';

interface Assignment {
  role: string;
  title: LocalizedText;
  outcomes: ReviewOutcome[];
  separateFrom: string[];
  /** both sides, where the step does not say otherwise */
  notBy?: Side[] | undefined;
}

/** Makes a task of a step for the people of a role. */
function open(c: Case, step: Step, work: Assignment): TaskItem {
  const { id: stepId, type: stepType } = step;
  const { separateFrom, notBy = ['applicant', 'office'], ...opening } = work;
  const priority = priorityOf(c, step);
  const id = c.openTask({ stepId, stepType, ...opening, priority });
  const task: TaskItem = { id, stepId, ...work, notBy, priority, revision: c.revision, state: 'open' };
  c.tasks.set(id, task);
  c.tell('TASK_OPENED', 'engine', { step: stepId, title: work.title, role: work.role, task: id });
  return task;
}

function priorityOf(c: Case, step: Step): Priority {
  const rule = 'priority' in step ? step.priority : undefined;
  if (typeof rule !== 'object') return rule ?? 'normal';
  const levels = ['urgent', 'high', 'low'] as const;
  return levels.find((level) => c.holds(`${step.id}.priority.${level}`, false)) ?? 'normal';
}

/** Gives a step to one role and waits for its decision, or for the step's clock. */
export async function assignTask(c: Case, step: Step, work: Assignment): Promise<ReviewOutcome | 'expire'> {
  const task = c.keptTasks(step.id)?.at(-1) ?? open(c, step, work);
  const end = await waitOver(c, step, [task], () => task.state === 'done');
  if (end === 'ready') return task.decision?.outcome ?? 'approve';
  c.tell(end === 'return' ? 'RETURNED_BY_CLOCK' : 'TASK_EXPIRED', 'clock', { step: step.id, title: work.title });
  return end;
}

/** Asks several bodies at once. One that sends the case back ends the consultation. */
export async function askBodies(
  c: Case,
  step: StepOf<'consult'>,
  bodies: StepOf<'consult'>['bodies'],
): Promise<PauseEnd> {
  const ask = ({ role, title }: (typeof bodies)[number]) =>
    open(c, step, { role, title, outcomes: ['approve', 'return'], separateFrom: [], notBy: step.notBy });
  const tasks = c.keptTasks(step.id) ?? bodies.map(ask);
  const needed = Math.min(step.needed ?? tasks.length, tasks.length);
  const sentBack = () => tasks.some((task) => task.decision?.outcome === 'return');
  const answered = () => tasks.filter((task) => task.state === 'done').length;
  const end = await waitOver(c, step, tasks, () => sentBack() || answered() >= needed);
  if (end === 'return') c.tell('RETURNED_BY_CLOCK', 'clock', { step: step.id, title: step.title });
  return end === 'ready' && sentBack() ? 'return' : end;
}

/** Waits over tasks; those still open afterwards, or when the case is taken elsewhere meanwhile, are called off. */
async function waitOver(c: Case, step: Step, tasks: TaskItem[], until: () => boolean): Promise<PauseEnd> {
  const key = workKey(step, tasks);
  const spent = c.spent.get(key) ?? [];
  const begun = Date.now();
  const callOff = () => cancelTasks(c, (task) => tasks.includes(task));
  const comesAgain = () => c.spent.set(key, [...spent, { from: iso(begun), to: iso(Date.now()) }]);
  try {
    const end = await pause(c, { step, until, tasks, ...(goesOn(step) && { spent }) });
    if (end === 'return' || tasks.some((task) => task.decision?.outcome === 'return')) comesAgain();
    else c.spent.delete(key);
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
  (step.type === 'review' || step.type === 'consult') && step.reopened !== 'restart';

/** The same step asking the same roles is the same work; other bodies of a consultation have a clock of their own. */
const workKey = (step: Step, tasks: readonly TaskItem[]): string =>
  [step.id, ...tasks.map(({ role }) => role)].join(' ');
