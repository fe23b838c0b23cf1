import { entryIn } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import { type ApplicationStatus, isClosedState } from '../../policy/states.js';

export type StepState = 'done' | 'current' | 'ahead' | 'notReached';

export interface StepProgress {
  step: Step;
  state: StepState;
}

/** How far a case has come. A step that it passed over, or goes to only in special cases, is left out. */
export interface Progress {
  steps: StepProgress[];
  done: number;
  /** of done, current and ahead */
  total: number;
}

interface Standing {
  status: ApplicationStatus;
  revision: number;
  currentSteps: readonly string[];
  /** every task of the case */
  tasks: readonly { stepId: string }[];
}

/** Steps that give people work: where nobody had any, the case did not stop there. */
const WORK: ReadonlySet<Step['type']> = new Set(['consult', 'audit', 'fulfil']);

/** How far a case has come, by the order of its steps and by the work that there was. */
export function progressOf(steps: readonly Step[], standing: Standing): Progress {
  const { status, revision, tasks } = standing;
  const first = flat(steps)[0]?.id;
  const begun = revision === 0 && status === 'DRAFT' && first !== undefined;
  const current = new Set(begun ? [first] : standing.currentSteps.map(asDefined));
  const worked = new Set(tasks.map(({ stepId }) => asDefined(stepId)));
  const usual = usualWay(steps);
  const way = flat(steps).filter(({ id }) => usual.has(id) || current.has(id) || worked.has(id));
  const farthest = Math.max(-1, ...way.map(({ id }, i) => (current.has(id) ? i : -1)));
  const closed = isClosedState(status);
  const reached = closed && farthest < 0 ? lastReached(way, { status, revision, worked }) : farthest;
  const shown = way.flatMap((step, i): StepProgress[] => {
    // Where a branch of it is still waited for, so is the whole.
    if (flat([step]).some(({ id }) => current.has(id))) return [{ step, state: 'current' }];
    if (i < reached || (closed && i === reached)) {
      return WORK.has(step.type) && !worked.has(step.id) ? [] : [{ step, state: 'done' }];
    }
    // Stages of control that come after the grant.
    if (status === 'ISSUED' && farthest >= 0) return [{ step, state: 'ahead' }];
    if (status === 'ISSUED') return WORK.has(step.type) && !worked.has(step.id) ? [] : [{ step, state: 'done' }];
    return [{ step, state: closed ? 'notReached' : 'ahead' }];
  });
  const counted = shown.filter(({ state }) => state !== 'notReached');
  return { steps: shown, done: shown.filter(({ state }) => state === 'done').length, total: counted.length };
}

/** What is gone through for every entry of a list is one step to whoever looks how far a case has come. */
const asDefined = (step: string): string => entryIn(step).step;

const flat = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step) =>
    step.type === 'parallel' ? [step, ...step.branches.flatMap(({ steps: inner }) => flat(inner))] : [step],
  );

/** Steps that a case comes by where nothing special happens: those of branches too, and every way of a choice. Nobody comes to an appeal by walking. */
function usualWay(all: readonly Step[]): ReadonlySet<string> {
  const steps = all.filter(({ type }) => type !== 'appeal');
  const found = new Set<string>();
  const waiting = [steps[0]?.id];
  while (waiting.length > 0) {
    const id = waiting.pop();
    const at = steps.findIndex((step) => step.id === id);
    const step = steps[at];
    if (!step || found.has(step.id)) continue;
    found.add(step.id);
    if (step.type === 'parallel') {
      for (const branch of step.branches) for (const inner of usualWay(branch.steps)) found.add(inner);
    }
    if (step.type === 'switch') waiting.push(...step.cases.map(({ next }) => next), step.otherwise);
    else waiting.push(step.next ?? steps[at + 1]?.id);
  }
  return found;
}

/** Of a case that has ended without standing anywhere: the last step that it certainly came to. */
function lastReached(
  way: readonly Step[],
  { status, revision, worked }: { status: ApplicationStatus; revision: number; worked: ReadonlySet<string> },
): number {
  if (status === 'ISSUED') return way.length - 1;
  if (revision === 0) return -1;
  return Math.max(0, ...way.map(({ id }, i) => (worked.has(id) ? i : -1)));
}
