import { resolve, type Schema } from '../expression/schema.js';
import { type Holds, withoutNeeds } from './conditions.js';

/** A schema that speaks of a place. `sure` where it always does; otherwise a choice that was made brings it in. */
export interface Voice {
  schema: Schema;
  sure: boolean;
}

/** What is said of a place under the choices made, and what would be said under others. */
export interface Voices {
  heard: Voice[];
  silent: Schema[];
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const namedIn = (value: unknown): [string, unknown][] => (isSchema(value) ? Object.entries(value) : []);
const isGiven = (value: unknown, name: string) => isSchema(value) && Object.hasOwn(value, name);

/** References deeper than this lead round in a circle. */
const deepest = 20;

/** Adds what a schema says of a value, with the branches that the value opens, and keeps apart those that it does not. */
export function listen(voices: Voices, written: Schema, sure: boolean, value: unknown, form: Form, depth = 0): void {
  if (depth > deepest) return;
  const { root, holds } = form;
  const schema = resolve(written, root);
  voices.heard.push({ schema, sure });
  const hear = (part: unknown, isSure: boolean) => {
    if (isSchema(part)) listen(voices, part, isSure, value, form, depth + 1);
  };
  for (const part of schemasIn(schema.allOf)) hear(part, sure);
  if (isSchema(schema.if) || typeof schema.if === 'boolean') {
    const opened = holds(schema.if, value);
    hear(opened ? schema.then : schema.else, false);
    hush(voices, opened ? schema.else : schema.then, root);
  }
  for (const options of [schemasIn(schema.anyOf), schemasIn(schema.oneOf)]) {
    const fitting = options.filter((option) => holds(option, value));
    const chosen = fitting.length > 0 ? fitting : options.filter((option) => holds(withoutNeeds(option), value));
    for (const option of options) chosen.includes(option) ? hear(option, false) : hush(voices, option, root);
  }
  for (const [name, part] of namedIn(schema.dependentSchemas)) {
    isGiven(value, name) ? hear(part, false) : hush(voices, part, root);
  }
  for (const [name, required] of namedIn(schema.dependentRequired)) {
    if (isGiven(value, name)) voices.heard.push({ schema: { required }, sure: false });
    else voices.silent.push({ required });
  }
}

/** Adds what a branch that is not taken would say. */
export function hush(voices: Voices, written: unknown, root: Schema, depth = 0): void {
  if (!isSchema(written) || depth > deepest) return;
  const schema = resolve(written, root);
  voices.silent.push(schema);
  const parts = [
    ...[...schemasIn(schema.allOf), ...schemasIn(schema.anyOf), ...schemasIn(schema.oneOf), schema.then, schema.else],
    ...namedIn(schema.dependentSchemas).map(([, part]) => part),
    ...namedIn(schema.dependentRequired).map(([, required]) => ({ required })),
  ];
  for (const part of parts) hush(voices, part, root, depth + 1);
}

/** The form that the schemas of a place stand in. */
export interface Form {
  root: Schema;
  holds: Holds;
}
