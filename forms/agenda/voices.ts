import { resolve, type Schema } from '../expression/schema.js';
import { type Holds, withoutNeeds } from './needs.js';

/** A schema that speaks of a place. `sure` where it always does; otherwise a choice that was made brings it in. */
export interface Voice {
  schema: Schema;
  sure: boolean;
}

/** What is said of a place under the choices made, and what would be said under others. */
export interface Voices {
  heard: Voice[];
  silent: Schema[];
  /** whether another value would open other branches */
  varies: boolean;
  /** both of them by number: equal keys are equal voices */
  key: string;
}

export const noVoices = (): Voices => ({ heard: [], silent: [], varies: false, key: '' });

/** The form that the schemas of a place stand in. */
export interface Form {
  root: Schema;
  holds: Holds;
}

/** A schema with what it brings in beside itself, taken apart once. */
interface Parts {
  number: number;
  schema: Schema;
  all: Schema[];
  choice: { on: Schema | boolean; yes: unknown; no: unknown } | undefined;
  options: Schema[][];
  /** what comes with a field that is given */
  dependent: [name: string, part: Schema][];
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const namedIn = (value: unknown): [string, unknown][] => (isSchema(value) ? Object.entries(value) : []);
const isGiven = (value: unknown, name: string) => isSchema(value) && Object.hasOwn(value, name);

/** References deeper than this lead round in a circle. */
const deepest = 20;

const taken = new WeakMap<Schema, Parts>();
let last = 0;

function partsOf(written: Schema, root: Schema): Parts {
  const known = taken.get(written);
  if (known) return known;
  const schema = resolve(written, root);
  const { if: on, then: yes, else: no } = schema;
  last += 1;
  const parts: Parts = {
    number: last,
    schema,
    all: schemasIn(schema.allOf),
    choice: isSchema(on) || typeof on === 'boolean' ? { on, yes, no } : undefined,
    options: [schemasIn(schema.anyOf), schemasIn(schema.oneOf)].filter((options) => options.length > 0),
    dependent: [
      ...namedIn(schema.dependentSchemas).flatMap(([name, part]): [string, Schema][] =>
        isSchema(part) ? [[name, part]] : [],
      ),
      ...namedIn(schema.dependentRequired).map(([name, required]): [string, Schema] => [name, { required }]),
    ],
  };
  taken.set(written, parts);
  return parts;
}

/** Adds what a schema says of a value, with the branches that the value opens, and keeps apart those that it does not. */
export function listen(voices: Voices, written: unknown, sure: boolean, value: unknown, form: Form, depth = 0): void {
  if (!isSchema(written) || depth > deepest) return;
  const { root, holds } = form;
  const { number, schema, all, choice, options, dependent } = partsOf(written, root);
  voices.heard.push({ schema, sure });
  voices.key += sure ? `+${number}` : `-${number}`;
  const hear = (part: unknown) => listen(voices, part, false, value, form, depth + 1);
  for (const part of all) listen(voices, part, sure, value, form, depth + 1);
  if (choice || options.length > 0 || dependent.length > 0) voices.varies = true;
  if (choice) {
    const opened = holds(choice.on, value);
    hear(opened ? choice.yes : choice.no);
    hush(voices, opened ? choice.no : choice.yes, root);
  }
  for (const each of options) {
    const fitting = each.filter((option) => holds(option, value));
    const chosen = fitting.length > 0 ? fitting : each.filter((option) => holds(withoutNeeds(option), value));
    for (const option of each) chosen.includes(option) ? hear(option) : hush(voices, option, root);
  }
  for (const [name, part] of dependent) isGiven(value, name) ? hear(part) : hush(voices, part, root);
}

/** Adds what a branch that is not taken would say. */
export function hush(voices: Voices, written: unknown, root: Schema, depth = 0): void {
  if (!isSchema(written) || depth > deepest) return;
  const { number, schema, all, choice, options, dependent } = partsOf(written, root);
  voices.silent.push(schema);
  voices.key += `~${number}`;
  const parts = [...all, choice?.yes, choice?.no, ...options.flat(), ...dependent.map(([, part]) => part)];
  for (const part of parts) hush(voices, part, root, depth + 1);
}
