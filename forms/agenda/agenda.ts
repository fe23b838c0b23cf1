import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { conditionsOf } from './conditions.js';
import { relevanceOf, schemasFor } from './relevance.js';
import { type Form, hush, isSchema, listen, type Voices } from './voices.js';

/** A field that the form asks under the choices made, with the fields below it in the order of `ui:order`. */
export interface AskedField {
  name: string;
  /** as `proposal.floors[0].area` */
  path: string;
  needed: boolean;
  answered: boolean;
  /** what the form says of it first: its title, type, format and labels */
  schema: Schema;
  fields: AskedField[];
  /** of a list, one for each element that was given */
  items: AskedField[];
}

/** What a form asks now. `answers` is the part of the given ones that it asks; only that part counts. */
export interface Agenda {
  fields: AskedField[];
  answers: Record<string, unknown>;
  /** given fields that the form knows nothing of: `answers` holds them only where they were asked to be kept */
  strays: number;
}

/** A choice may close the question that another rests on, so it is looked again until nothing changes; forms that contradict themselves never settle. */
const mostRounds = 8;
/** Deeper than any form that is published; a schema that refers to itself never ends. */
const deepest = 12;

/**
 * What a form asks under the answers given, decided by its schema alone: `if`/`then`/`else`, `dependentSchemas`,
 * `dependentRequired`, `anyOf` and `oneOf`. A choice counts only while it is asked itself.
 * @param answers normalised
 * @param keepStrays for who is to tell of fields that nobody knows
 */
export function agendaOf(form: FormDefinition['form'], answers: Record<string, unknown>, keepStrays = false): Agenda {
  let chosen = answers;
  for (let round = 0; round < mostRounds; round += 1) {
    const agenda = look(form, answers, chosen, keepStrays);
    if (sameJson(agenda.answers, chosen)) return agenda;
    chosen = agenda.answers;
  }
  return look(form, chosen, chosen, keepStrays);
}

/** The part of the answers that the form asks. */
export const askedAnswers = (form: FormDefinition['form'], answers: Record<string, unknown>): Record<string, unknown> =>
  agendaOf(form, answers).answers;

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

interface Place {
  name: string;
  path: string;
  needed: boolean;
  voices: Voices;
  given: unknown;
  /** the value that conditions are tested on */
  chosen: unknown;
  ui: unknown;
  depth: number;
}

function look(
  { schema: root, ui }: FormDefinition['form'],
  given: unknown,
  chosen: unknown,
  keepStrays: boolean,
): Agenda {
  const form: Form = { root, holds: conditionsOf(root) };
  let strays = 0;

  /** The field at a place, and the part of its value that is asked. */
  function visit(place: Place): { field: AskedField; value: unknown } {
    const { name, path, needed, voices, given } = place;
    const [first] = voices.heard;
    const field: AskedField = {
      ...{ name, path, needed, answered: given !== undefined },
      ...{ schema: first?.schema ?? {}, fields: [], items: [] },
    };
    if (Array.isArray(given)) return { field, value: visitItems(place, given, field) };
    const expected = place.depth < deepest && voices.heard.some(({ schema }) => isSchema(schema.properties));
    if (isSchema(given) || (given === undefined && expected)) {
      const value = visitFields(place, isSchema(given) ? given : {}, field);
      return { field, value: given === undefined ? undefined : value };
    }
    return { field, value: given };
  }

  function visitItems(place: Place, list: unknown[], field: AskedField): unknown[] {
    const { voices, path, chosen, ui, depth } = place;
    return list.map((given, i) => {
      const item = Array.isArray(chosen) && chosen[i] !== undefined ? chosen[i] : given;
      const inner = voicesBelow(
        voices,
        ({ items, prefixItems }) => {
          const own = Array.isArray(prefixItems) ? prefixItems[i] : undefined;
          return [own ?? items].filter(isSchema);
        },
        item,
      );
      const at = { name: String(i), path: `${path}[${i}]`, needed: true, voices: inner, given, chosen: item };
      const visited = visit({ ...at, ui: hintsOf(ui, 'items'), depth: depth + 1 });
      field.items.push(visited.field);
      return visited.value;
    });
  }

  function visitFields(place: Place, record: Schema, field: AskedField): Record<string, unknown> {
    const { voices, path, chosen, ui, depth } = place;
    const kept = new Map<string, unknown>();
    // Of a record without declared fields nothing is known, and all of it is the answer.
    const isFree = !voices.heard.some(
      ({ schema }) => isSchema(schema.properties) || isSchema(schema.patternProperties),
    );
    if (isFree) return record;
    for (const name of inOrder(namesOf(voices, record), ui)) {
      const given = Object.hasOwn(record, name) ? record[name] : undefined;
      const relevance = relevanceOf(voices, name);
      if (relevance === 'unasked') continue;
      if (relevance === 'stray') {
        if (given !== undefined) strays += 1;
        if (given !== undefined && keepStrays) kept.set(name, given);
        continue;
      }
      const choice = isSchema(chosen) && Object.hasOwn(chosen, name) ? chosen[name] : given;
      const inner = voicesBelow(voices, (schema) => schemasFor(schema, name), choice);
      const at = { name, path: path === '' ? name : `${path}.${name}`, needed: relevance === 'needed' };
      const visited = visit({ ...at, voices: inner, given, chosen: choice, ui: hintsOf(ui, name), depth: depth + 1 });
      field.fields.push(visited.field);
      if (given !== undefined) kept.set(name, visited.value);
    }
    // As they were given, so that what is filed reads like what was sent.
    return Object.fromEntries(Object.keys(record).flatMap((name) => (kept.has(name) ? [[name, kept.get(name)]] : [])));
  }

  function voicesBelow({ heard, silent }: Voices, below: (schema: Schema) => Schema[], value: unknown): Voices {
    const inner: Voices = { heard: [], silent: [] };
    // An object that is not there yet is one without answers, on which conditions can be tested.
    for (const { schema, sure } of heard) {
      for (const part of below(schema)) listen(inner, part, sure, value ?? {}, form);
    }
    for (const part of silent.flatMap(below)) hush(inner, part, root);
    return inner;
  }

  const voices: Voices = { heard: [], silent: [] };
  listen(voices, root, true, chosen, form);
  const { field, value } = visit({ name: '', path: '', needed: true, voices, given, chosen, ui, depth: 0 });
  return { fields: field.fields, answers: value as Record<string, unknown>, strays };
}

const hintsOf = (ui: unknown, name: string): unknown =>
  isSchema(ui) && Object.hasOwn(ui, name) ? ui[name] : undefined;

function namesOf({ heard }: Voices, record: Schema): string[] {
  const declared = heard.flatMap(({ schema }) => (isSchema(schema.properties) ? Object.keys(schema.properties) : []));
  return [...new Set([...declared, ...Object.keys(record)])];
}

/** `*` stands for all that are not named, as in react-jsonschema-form; without it they come last. */
function inOrder(names: string[], ui: unknown): string[] {
  const order = isSchema(ui) && Array.isArray(ui['ui:order']) ? ui['ui:order'] : [];
  const others = order.includes('*') ? order.indexOf('*') : order.length;
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : others);
  return names.sort((a, b) => rank(a) - rank(b));
}
