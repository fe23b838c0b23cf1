import { everyStepOf } from '../../forms/every-step.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { workDocumentsOf } from '../../forms/work-forms.js';

/** Whether people may be known by an attached document; so it is taken to be unless its definition says otherwise. */
export function isPersonalDocument({ documents, steps }: Pick<FormDefinition, 'documents' | 'steps'>, code: string) {
  const named = [...documents, ...everyStepOf(steps).flatMap(workDocumentsOf)].filter((each) => each.code === code);
  return named.length === 0 || named.some(({ personal }) => personal !== false);
}
