import { patched } from '@temporalio/workflow';
import { asksEntries, bodyIn, entriesIn } from '../forms/bodies.js';
import { branchesFor, entryIn, type ForEach, isForEach, standsAt } from '../forms/entries.js';
import { everyStepOf } from '../forms/every-step.js';
import type { Step, StepOf } from '../forms/language/step.js';
import type { Case } from './case.js';

/** The branches of every entry that the list has now. What entries gave before counts no more where they begin anew. */
export async function branchesOfEntries(step: ForEach, permitCase: Case): Promise<ForEach['branches']> {
  const branches = branchesFor(step, entriesIn(permitCase.submission.decision(`${step.id}.each`)));
  const at = permitCase.waits.startingPlaces;
  if (branches.some(({ steps }) => steps.some((inner) => standsAt(inner, at)))) return branches;
  forgetBranches(step, permitCase);
  if (permitCase.journal.hasNewResults) await permitCase.journal.record();
  return branches;
}

/** Runs of before kept what entries had given where the case passed over them when it came again. */
const PASSED_OVER = 'forgets-entries-passed-over';

/** The case passes over a step of entries: the list is empty now, or a condition no longer holds. */
export async function passOver(step: Step, permitCase: Case): Promise<void> {
  if (isForEach(step)) {
    if (permitCase.waits.hasBegunBranches(step.id) && patched(PASSED_OVER)) forgetBranches(step, permitCase);
  } else if (step.type === 'consult' && asksEntries(step)) {
    const answered = permitCase.tasks.all.some((task) => ofEntryIn(step)(task) && !task.forgotten);
    if (answered && patched(PASSED_OVER)) forgetBodies(step, permitCase);
  } else return;
  if (permitCase.journal.hasNewResults) await permitCase.journal.record();
}

/** Whoever was asked of entries has answered nothing yet. `asked`: bodies that are asked now. */
export function forgetBodies(step: StepOf<'consult'>, { tasks, journal }: Case, asked: readonly string[] = []): void {
  // A list may be shorter or longer than it was.
  const before = tasks.all.flatMap(({ stepId, body }) => (stepId === step.id && body ? [body] : []));
  for (const body of new Set([...before, ...asked])) journal.keepResult(`${step.id}.${body}`, {});
  tasks.forget(ofEntryIn(step));
}

const ofEntryIn =
  (step: StepOf<'consult'>) =>
  ({ stepId, body }: { stepId: string; body?: string }): boolean =>
    stepId === step.id && body !== undefined && bodyIn(body).entry !== undefined;

function forgetBranches(step: ForEach, { waits, journal, tasks }: Case): void {
  const before = waits.takeBranches(step.id);
  // A list may be shorter or longer than it was.
  const entries = [...new Set(before.flatMap((branch) => entryIn(branch).entry ?? []))];
  const steps = branchesFor(step, entries).flatMap((branch) => everyStepOf(branch.steps as Step[]));
  for (const inner of steps) {
    if (!GIVING.has(inner.type)) continue;
    journal.keepResult(inner.id, {});
    if (inner.type !== 'consult') continue;
    for (const { id } of inner.bodies) journal.keepResult(`${inner.id}.${id}`, {});
  }
  const names = new Set(steps.map(({ id }) => id));
  tasks.forget(({ stepId }) => names.has(stepId));
}

const GIVING: ReadonlySet<string> = new Set(['review', 'inspect', 'consult', 'service', 'wait']);
