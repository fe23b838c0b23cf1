import type { AnswerIssue } from '../answers/issues.js';
import { everySchema } from '../answers/keywords.js';
import type { RegisterAnswer } from '../evaluation/types.js';
import type { Schema } from '../expression/schema.js';
import { chosenFindings } from '../messages/answers.js';
import { labelFrom, type RegisterOptions, registerOptionsOf } from '../options-of-fields.js';
import { pathText } from '../path.js';
import { schemasBelow, schemasOf } from '../personal.js';
import { wordsOf } from '../rendered/words.js';
import type { Choice } from './choices.js';

/** A value of answers that names a record of a register. */
export interface Chosen {
  /** `business.activities[0]` */
  path: string;
  value: string;
  options: RegisterOptions;
  schema: Schema;
}

/** What answers of a register are kept under that was asked because its record was chosen: no lookup has such a name. */
export const choiceName = (register: string, key: string): string => `${register}/${key}`;
export const isChoiceName = (lookup: string): boolean => lookup.includes('/');

const known = new WeakMap<Schema, boolean>();

/** Whether any field of a form is chosen from a register. */
export function choosesFromRegisters(root: Schema): boolean {
  const done = known.get(root) ?? everySchema(root, '').some(({ schema }) => registerOptionsOf(schema) !== undefined);
  known.set(root, done);
  return done;
}

/** Everything in answers that was chosen from registers, in their order. */
export function chosenIn(root: Schema, answers: unknown): Chosen[] {
  if (!choosesFromRegisters(root)) return [];
  const walk = (value: unknown, schemas: readonly Schema[], path: PropertyKey[]): Chosen[] => {
    if (schemas.length === 0) return [];
    const below = (key: string | number, inner: unknown) =>
      walk(inner, schemasBelow(schemas, key, root), [...path, key]);
    if (Array.isArray(value)) return value.flatMap((inner, i) => below(i, inner));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, inner]) => below(key, inner));
    const schema = schemas.find((each) => registerOptionsOf(each) !== undefined);
    const options = schema && registerOptionsOf(schema);
    if (!options || typeof value !== 'string') return [];
    return [{ path: pathText(path), value, options, schema }];
  };
  return walk(answers, schemasOf(root, root), []);
}

/** The options of a field by its path, `a.b` or `list[0].b`. */
export function registerOptionsAt(root: Schema, path: string): RegisterOptions | undefined {
  const names = path.split(/[.[]/).map((name) => (name.endsWith(']') ? 0 : name));
  const schemas = names.reduce((at, name) => schemasBelow(at, name, root), schemasOf(root, root));
  return schemas.map(registerOptionsOf).find((options) => options !== undefined);
}

/** What is wrong with answers by what registers say of what was chosen; nothing of what they were not asked for. */
export function chosenIssues(
  root: Schema,
  answers: unknown,
  said: Readonly<Record<string, Pick<RegisterAnswer, 'status'>>>,
): AnswerIssue[] {
  return chosenIn(root, answers).flatMap<AnswerIssue>(({ path, value, options: { register }, schema }) => {
    const name = choiceName(register, value);
    const status = value === '' ? 'absent' : Object.hasOwn(said, name) ? said[name]?.status : undefined;
    if (status === undefined || status === 'found') return [];
    const title = wordsOf(schema, 'title') ?? { fa: path, en: path };
    if (status === 'unavailable')
      return [{ path, code: 'REGISTER_UNAVAILABLE', message: chosenFindings.registerAway({ title }) }];
    return [{ path, code: 'NOT_AN_OPTION', message: chosenFindings.noRecord({ title }) }];
  });
}

/** A record as a choice. */
export function choiceOf(options: RegisterOptions, key: string, record: Record<string, unknown>): Choice {
  const { fa = key, ...others } = labelFrom(options, record);
  return { value: key, label: { en: fa, ...others, fa } };
}

/** Records by register and key, as far as they are known. */
export type KnownRecords = (register: string) => Readonly<Record<string, Record<string, unknown>>>;

/** The records that are known, as choices. */
export const choicesFrom =
  (records: KnownRecords) =>
  (options: RegisterOptions): Choice[] =>
    Object.entries(records(options.register)).map(([key, record]) => choiceOf(options, key, record));

/** A form or a part of a definition that says what is called what of that which was chosen from registers. */
export function withNames<T>(written: T, choices: (options: RegisterOptions) => readonly Choice[]): T {
  if (Array.isArray(written)) return written.map((inner) => withNames(inner, choices)) as T;
  if (typeof written !== 'object' || written === null) return written;
  const inner = Object.entries(written).map(([key, value]) => [key, withNames(value, choices)] as const);
  const copy: Schema = Object.fromEntries(inner);
  const options = registerOptionsOf(copy);
  const labels = options && Object.fromEntries(choices(options).map(({ value, label }) => [value, label]));
  return (labels ? { ...copy, 'x-labels': labels } : copy) as T;
}
