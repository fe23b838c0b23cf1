import { asksEntries, bodyIn } from './bodies.js';
import { isForEach } from './entries.js';
import { everyStepOf } from './every-step.js';
import type { WorkDocument } from './language/document.js';
import type { Step } from './language/step.js';
import type { Form } from './language/work.js';
import { ownOutcomesOf } from './outcomes.js';

/** A form that a step gives to whoever decides, with the key it stands at; `body`: of a consultation, whose it is. */
export interface WorkForm {
  key: string;
  form: Form;
  body?: string;
}

/** The forms of a step. A consultation's is that of every body that has none of its own. */
export function workFormsOf(step: Step): WorkForm[] {
  switch (step.type) {
    case 'review':
    case 'inspect':
    case 'audit':
    case 'appeal':
    case 'wait':
    case 'publish-notice':
      return step.form === undefined ? [] : [{ key: 'form', form: step.form }];
    case 'consult':
      return step.bodies.flatMap(({ id: body, form: own }, i) => {
        if (own !== undefined) return [{ key: `bodies[${i}].form`, form: own, body }];
        return step.form === undefined ? [] : [{ key: 'form', form: step.form, body }];
      });
    default:
      return [];
  }
}

/** All documents that are attached to a step's work, by whichever body. */
export const workDocumentsOf = (step: Step): readonly WorkDocument[] =>
  documentListsOf(step).flatMap(({ list }) => list);

/** The same in the lists that they stand in, each with the key it stands at. */
export const documentListsOf = (step: Step): { key: string; list: readonly WorkDocument[] }[] => [
  ...('documents' in step && step.documents ? [{ key: 'documents', list: step.documents }] : []),
  ...(step.type === 'consult'
    ? step.bodies.flatMap(({ documents: list }, i) => (list ? [{ key: `bodies[${i}].documents`, list }] : []))
    : []),
];

/** Those of one task of a step. A consultation's are those of every body that has none of its own. */
export function documentsFor(step: Step, body?: string | null): readonly WorkDocument[] {
  const own =
    step.type === 'consult' && body != null
      ? step.bodies.find(({ id }) => id === bodyIn(body).body)?.documents
      : undefined;
  return own ?? ('documents' in step ? (step.documents ?? []) : []);
}

/** The form of a step, or of one of its bodies. */
export const workFormOf = (step: Step, body?: string | null): Form | undefined =>
  workFormsOf(step).find((each) => each.body === (body == null ? undefined : bodyIn(body).body))?.form;

/** Whether people say more on their work than yes or no, by forms or outcomes of a step's own: what steps give has types then. */
export const findsOut = (steps: readonly Step[]): boolean =>
  everyStepOf(steps).some(
    (step) =>
      workFormsOf(step).length > 0 ||
      ownOutcomesOf(step).length > 0 ||
      'enough' in step ||
      step.type === 'inspect' ||
      isForEach(step) ||
      (step.type === 'consult' && asksEntries(step)),
  );
