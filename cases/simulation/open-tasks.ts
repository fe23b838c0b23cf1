import { rolesOf } from '../../forms/check/names.js';
import { everyStep } from '../../forms/check/step-lists.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Actor } from '../../workflows/messages.js';
import type { Transition } from '../../workflows/transition.js';

export interface OpenTask {
  role: string;
  stepId: string;
  body?: string | undefined;
  /** whom the definition names for it */
  assignee?: string;
}

/** What a transition does to the open tasks. */
export function noteTasks(open: Map<string, OpenTask>, { opened, changed }: Transition): void {
  for (const { id, role, stepId, body } of opened) open.set(id, { role, stepId, body });
  for (const change of changed)
    if (change.to === 'DONE' || change.to === 'CANCELLED') open.delete(change.id);
    else if (change.to === 'CLAIMED') Object.assign(open.get(change.id) ?? {}, { assignee: change.assignee });
    else if (change.to === 'MOVED') open.set(change.id, { role: change.role, stepId: change.stepId });
}

/** Whoever is named is taken for somebody of every role. */
export const workerNamed = (definition: FormDefinition, id: string): Actor => ({
  id,
  roles: everyStep(definition).flatMap(({ step }) => rolesOf(step).map(({ role }) => role)),
});
