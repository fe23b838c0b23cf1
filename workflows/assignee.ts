import { ApplicationFailure } from '@temporalio/workflow';
import { bodyIn } from '../forms/bodies.js';
import { nameOfEntry } from '../forms/entries.js';
import type { Step } from '../forms/language/step.js';
import type { Case } from './case.js';
import type { Actor } from './messages.js';
import { whyOf } from './refusal.js';
import { assign } from './task-acts.js';
import type { Tasks } from './tasks.js';

/** Whom a definition names for a task, or why there is nobody. */
export type Named = { actor: Actor } | { why: 'NOBODY_NAMED' | 'PERSON_UNKNOWN' };

/** Where the expression stands that names somebody; undefined where the step names nobody. */
function pathOf(step: Step, body?: string): string | undefined {
  if (step.type !== 'consult')
    return 'assignee' in step && step.assignee !== undefined ? `${step.id}.assignee` : undefined;
  const { body: asked, entry } = body === undefined ? {} : bodyIn(body);
  const at = step.bodies.findIndex(({ id, assignee }) => id === asked && assignee !== undefined);
  if (at < 0) return undefined;
  const path = `${step.id}.bodies.${at}.assignee`;
  return entry === undefined ? path : nameOfEntry(path, entry);
}

/** Whether somebody is named for the step’s work, or for that of one of its bodies. */
export const namesSomebody = (step: Step, body?: string): boolean => pathOf(step, body) !== undefined;

/** Who is named for the work that is about to be opened, with the roles that they hold now. */
export async function namedFor(permitCase: Case, step: Step, body?: string): Promise<Named> {
  const path = pathOf(step, body);
  const person = path === undefined ? undefined : permitCase.submission.decision(path);
  if (typeof person !== 'string' || person === '') return { why: 'NOBODY_NAMED' };
  const actor = await permitCase.activities.lookUpWorker({ person });
  return actor ? { actor } : { why: 'PERSON_UNKNOWN' };
}

/** Gives a task that was opened to whom its definition names; it stays with everybody of its role where they cannot have it. */
export function giveTo(permitCase: Case, task: ReturnType<Tasks['add']>, named: Named | undefined): void {
  if (!named) return;
  const { stepId: step, title, role, id } = task;
  const data = { step, title, role, task: id };
  if ('why' in named) {
    permitCase.journal.tell('NOT_ASSIGNED', 'engine', { ...data, why: named.why });
    return;
  }
  const { actor } = named;
  try {
    const place = assign(permitCase, task, actor);
    permitCase.journal.tell('REASSIGNED', 'engine', { ...data, to: actor.id, byRule: true, ...place });
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    const { why, exact } = whyOf(error);
    permitCase.journal.tell('NOT_ASSIGNED', 'engine', { ...data, why, ...(exact && { exact }), to: actor.id });
  }
}
