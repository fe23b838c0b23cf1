import { entriesIn } from '../forms/bodies.js';
import { branchesFor, entryIn, type ForEach, standsAt } from '../forms/entries.js';
import { everyStepOf } from '../forms/every-step.js';
import type { Case } from './case.js';

/** The branches of every entry that the list has now. What entries gave before counts no more where they begin anew. */
export async function branchesOfEntries(step: ForEach, permitCase: Case): Promise<ForEach['branches']> {
  const branches = branchesFor(step, entriesIn(permitCase.submission.decision(`${step.id}.each`)));
  const at = permitCase.waits.startingPlaces;
  if (branches.some(({ steps }) => steps.some((inner) => standsAt(inner, at)))) return branches;
  const before = permitCase.waits.takeBranches(step.id);
  // A list may be shorter or longer than it was.
  const entries = [...new Set(before.flatMap((branch) => entryIn(branch).entry ?? []))];
  for (const { steps } of branchesFor(step, entries)) {
    for (const inner of everyStepOf(steps)) {
      if (!GIVING.has(inner.type)) continue;
      permitCase.journal.keepResult(inner.id, {});
      if (inner.type !== 'consult') continue;
      for (const { id } of inner.bodies) permitCase.journal.keepResult(`${inner.id}.${id}`, {});
    }
  }
  if (permitCase.journal.hasNewResults) await permitCase.journal.record();
  return branches;
}

const GIVING: ReadonlySet<string> = new Set(['review', 'inspect', 'consult', 'service', 'wait']);
