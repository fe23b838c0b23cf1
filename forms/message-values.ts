import { nestedResults, resultName } from './evaluation/results-shape.js';
import { everyStepOf } from './every-step.js';
import { PLACEHOLDER } from './language/paper-template.js';
import type { Step } from './language/step.js';
import type { LocalizedText } from './language/text.js';
import type { Form } from './language/work.js';
import { workFormsOf } from './work-forms.js';

/** What a message may say of its case by a name in braces, beside fields of forms. */
export const MESSAGE_VALUES = ['type', 'reference', 'plot'] as const;

export const namesIn = (text: string): string[] => Array.from(text.matchAll(PLACEHOLDER), ([, name = '']) => name);

/** Whether a message waits to be filled in. */
export const namesValues = (message: LocalizedText): boolean =>
  Object.values(message).some((text) => text !== undefined && namesIn(text).length > 0);

/** A form that somebody fills in on work, by which names lead to its fields: `['survey']`, of a body `['opinions', 'FIRE']`. */
interface NamedForm {
  at: string[];
  form: Form;
}

/** Whoever is asked for every entry of a list answers many times: no name leads there. */
export const resultForms = (steps: readonly Step[]): NamedForm[] =>
  everyStepOf(steps).flatMap((step) =>
    workFormsOf(step).flatMap(({ form, body }): NamedForm[] => {
      const isOfEach = step.type === 'consult' && step.bodies.some(({ id, each }) => id === body && each !== undefined);
      if (isOfEach) return [];
      return [{ at: [step.id, ...(body === undefined ? [] : [body])].map(resultName), form }];
    }),
  );

/** The form that a path below `results` leads into, with what is left of the path; undefined where it leads into none. */
export function formBelow(
  steps: readonly Step[],
  path: readonly string[],
): (NamedForm & { field: string[] }) | undefined {
  const found = resultForms(steps).find(({ at }) => at.every((key, i) => path[i] === key));
  return found && { ...found, field: path.slice(found.at.length) };
}

/** What was filled in there, of results by the keys that they are kept under. */
export const filledAt = (results: Record<string, unknown>, { at }: NamedForm): unknown =>
  at.reduce<unknown>((below, key) => Object(below)[key], nestedResults(results, resultName));
