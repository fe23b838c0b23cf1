import { asEntrySees, type ForEach, forEachOf, isForEach, ownNames, resultsSeen } from './entries.js';
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
  /** the entry of a list whose step it is, with the names of all steps of an entry */
  ofEntry?: { own: ReadonlySet<string>; entry: number };
}

/** Whoever is asked for every entry of a list answers many times: no name leads there. */
export const resultForms = (steps: readonly Step[]): NamedForm[] =>
  everyStepOf(steps).flatMap((step) =>
    workFormsOf(step).flatMap(({ form, body }): NamedForm[] => {
      const isOfEach = step.type === 'consult' && step.bodies.some(({ id, each }) => id === body && each !== undefined);
      if (isOfEach || forEachOf(steps, step.id)) return [];
      return [{ at: [step.id, ...(body === undefined ? [] : [body])].map(resultName), form }];
    }),
  );

/** The form that a path below `results` leads into, with what is left of the path; undefined where it leads into none. Of an entry its number stands behind the step. */
export function formBelow(
  steps: readonly Step[],
  path: readonly string[],
): (NamedForm & { field: string[] }) | undefined {
  const [name = '', nth, ...rest] = path;
  const forEach = everyStepOf(steps).find((step) => isForEach(step) && namesBelow(step).includes(name));
  if (forEach && /^\d+$/.test(nth ?? '')) {
    const found = formBelow(asEntrySees(steps, forEach.id), [name, ...rest]);
    return found && { ...found, ofEntry: { own: ownNames(forEach as ForEach), entry: Number(nth) } };
  }
  const found = resultForms(steps).find(({ at }) => at.every((key, i) => path[i] === key));
  return found && { ...found, field: path.slice(found.at.length) };
}

const namesBelow = (step: ForEach): string[] => [...ownNames(step)].map(resultName);

/** What was filled in there, of results by the keys that they are kept under. */
export const filledAt = (results: Record<string, unknown>, { at, ofEntry }: NamedForm): unknown =>
  at.reduce<unknown>(
    (below, key) => Object(below)[key],
    nestedResults(ofEntry ? resultsSeen(results, ofEntry.own, ofEntry.entry) : results, resultName),
  );
