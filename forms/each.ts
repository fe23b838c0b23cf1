import { bodyIn } from './bodies.js';
import { entryIn, forEachOf, stepNamed } from './entries.js';
import type { ConsultBody } from './language/consult-body.js';
import type { Step } from './language/step.js';

/** What stands at a path of names in answers; undefined where nothing does. */
export const valueAt = (answers: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined), answers);

/** The entries of a list of the form; none where it was not filled in. */
export function entriesAt(answers: unknown, path: string): readonly unknown[] {
  const list = valueAt(answers, path);
  return Array.isArray(list) ? list : [];
}

/** What a register says for an entry of a list is kept under the name of its lookup with the entry's number. */
export const lookupOfEntry = (lookup: string, entry: number): string => `${lookup}.${entry}`;

/** The names under which what a register says for entries of a list stands among its answers. */
export const entryLookups = (answers: object, lookup: string): string[] =>
  Object.keys(answers).filter((asked) => asked.startsWith(`${lookup}.`));

/** The body that a task asks, as its step has it, with which entry of its list it is asked for. */
export function bodyAsked(
  step: Step | undefined,
  asked: string | null | undefined,
): { body?: ConsultBody; entry?: number } {
  if (step?.type !== 'consult' || asked == null) return {};
  const { body: id, entry } = bodyIn(asked);
  const body = step.bodies.find((each) => each.id === id);
  return { ...(body && { body }), ...(entry !== undefined && { entry }) };
}

/** Which entry of which list a task is of, by its step or by the body that it asks. */
export function entryOf(
  steps: readonly Step[],
  stepId: string,
  asked: string | null,
): { each?: string | undefined; entry?: number | undefined } {
  const { step, entry } = entryIn(stepId);
  if (entry !== undefined) return { each: forEachOf(steps, step)?.each, entry };
  const { body, entry: ofBody } = bodyAsked(stepNamed(steps, stepId), asked);
  return { each: body?.each, entry: ofBody };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
