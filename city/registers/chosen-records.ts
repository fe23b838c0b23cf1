import {
  choicesFrom,
  choosesFromRegisters,
  chosenIn,
  type KnownRecords,
  withNames,
} from '../../forms/agenda/chosen.js';
import { everyStepOf } from '../../forms/every-step.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Form } from '../../forms/language/work.js';
import { workFormsOf } from '../../forms/work-forms.js';
import type { Database } from '../../prisma/sql.js';
import { type RecordRow, rowsAhead } from './rows-ahead.js';

/** Records by register and key, read in one statement: those that stand in this database. */
export async function recordsOf(
  database: Database,
  lookups: readonly { register: string; key: string }[],
): Promise<KnownRecords> {
  const { records } = lookups.length === 0 ? { records: [] } : await rowsAhead(database, { lookups });
  return knownOf(records);
}

/** Records that were read, by register and key. */
export const knownOf =
  (rows: readonly Pick<RecordRow, 'register' | 'key' | 'record'>[]): KnownRecords =>
  (register) =>
    Object.fromEntries(rows.flatMap((row) => (row.register === register ? [[row.key, row.record]] : [])));

/** A form that says what is called what in answers that were chosen from registers; as it is where nothing is. */
export async function formWithNames<T extends Form>(database: Database, form: T, ...answers: unknown[]): Promise<T> {
  if (!choosesFromRegisters(form.schema)) return form;
  const chosen = answers.flatMap((each) => chosenIn(form.schema, each));
  const lookups = chosen.map(({ value: key, options: { register } }) => ({ register, key }));
  return { ...form, schema: withNames(form.schema, choicesFrom(await recordsOf(database, lookups))) };
}

/** A definition whose forms say what is called what in answers, and in what was filled in on work. */
export async function definitionWithNames(
  database: Database,
  definition: FormDefinition,
  answers: unknown,
  filled: readonly unknown[],
): Promise<FormDefinition> {
  const work = everyStepOf(definition.steps).flatMap(workFormsOf);
  const forms = [definition.form, ...work.map(({ form }) => form)].filter(({ schema }) => choosesFromRegisters(schema));
  if (forms.length === 0) return definition;
  const chosen = forms.flatMap(({ schema }) => [answers, ...filled].flatMap((each) => chosenIn(schema, each)));
  const lookups = chosen.map(({ value: key, options: { register } }) => ({ register, key }));
  const choices = choicesFrom(await recordsOf(database, lookups));
  return { ...definition, form: withNames(definition.form, choices), steps: withNames(definition.steps, choices) };
}
