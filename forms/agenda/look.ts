import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { calculated, calculationsOf } from './calculated.js';
import type { Holds } from './needs.js';
import { inOrder, type Said, saidBy } from './said.js';
import { type Form, isSchema, listen, type Voices } from './voices.js';

/** A field that the form asks under the choices made, with the fields below it in the order of `ui:order`. */
export interface AskedField {
  name: string;
  /** as `proposal.floors[0].area` */
  path: string;
  needed: boolean;
  answered: boolean;
  /** what the form says of it first: its title, type, format and labels */
  schema: Schema;
  /** all that it says of it under the choices made */
  heard: Said['heard'];
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
 * `dependentRequired`, `anyOf` and `oneOf`. A choice counts only while it is asked itself. Calculated fields are worked out from
 * what is asked, whatever was given for them.
 * @param answers normalised
 * @param holds tests conditions of the form: on a server and in a browser different validators do
 * @param keepStrays for who is to tell of fields that nobody knows
 */
export function agendaBy(
  holds: Holds,
  form: FormDefinition['form'],
  answers: Record<string, unknown>,
  keepStrays = false,
): Agenda {
  const calculations = calculationsOf(form.schema);
  let [given, chosen] = [answers, answers];
  for (let round = 0; round < mostRounds; round += 1) {
    const agenda = look({ form, holds, keepStrays }, given, chosen);
    const worked = calculations.length === 0 ? given : calculated(calculations, given, agenda.answers);
    const isSettled = agenda.answers === chosen || sameJson(agenda.answers, chosen);
    if (isSettled && (worked === given || sameJson(worked, given))) return agenda;
    [given, chosen] = [worked, agenda.answers];
  }
  return look({ form, holds, keepStrays }, chosen, chosen);
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** One look through the form. */
interface Look extends Form {
  keepStrays: boolean;
  strays: number;
}

interface Place {
  name: string;
  path: string;
  needed: boolean;
  said: Said;
  given: unknown;
  /** the value that conditions are tested on */
  chosen: unknown;
  ui: unknown;
  depth: number;
}

interface Asked {
  form: FormDefinition['form'];
  holds: Holds;
  keepStrays: boolean;
}

function look({ form, holds, keepStrays }: Asked, given: unknown, chosen: unknown): Agenda {
  const { schema: root, ui } = form;
  const through: Look = { root, holds, keepStrays, strays: 0 };
  const voices: Voices = { heard: [], silent: [], varies: false };
  listen(voices, root, true, chosen, through);
  const said = saidBy(voices, root);
  const { field, value } = visit(through, { name: '', path: '', needed: true, said, given, chosen, ui, depth: 0 });
  return { fields: field.fields, answers: value as Record<string, unknown>, strays: through.strays };
}

/** The field at a place, and the part of its value that is asked. */
function visit(through: Look, place: Place): { field: AskedField; value: unknown } {
  const { name, path, needed, said, given, depth } = place;
  const schema = said.heard[0]?.schema ?? {};
  const field: AskedField = {
    name,
    path,
    needed,
    answered: given !== undefined,
    schema,
    heard: said.heard,
    fields: [],
    items: [],
  };
  if (Array.isArray(given)) return { field, value: visitItems(through, place, given, field) };
  if (isSchema(given)) return { field, value: visitFields(through, place, given, field) };
  if (given === undefined && depth < deepest && said.declaresFields) visitFields(through, place, {}, field);
  return { field, value: given };
}

function visitItems(through: Look, place: Place, list: unknown[], field: AskedField): unknown[] {
  const { said, path, chosen, ui, depth } = place;
  const hints = hintsOf(ui, 'items');
  const kept = list.map((given, i) => {
    const choice = Array.isArray(chosen) && chosen[i] !== undefined ? chosen[i] : given;
    const at = `${path}[${i}]`;
    const visited = visit(through, {
      name: String(i),
      path: at,
      needed: true,
      said: said.item(i, choice, through),
      given,
      chosen: choice,
      ui: hints,
      depth: depth + 1,
    });
    field.items.push(visited.field);
    return visited.value;
  });
  return kept.every((value, i) => value === list[i]) ? list : kept;
}

function visitFields(through: Look, place: Place, record: Schema, field: AskedField): Record<string, unknown> {
  const { said, path, chosen, ui, depth } = place;
  // Of a record without declared fields nothing is known, and all of it is the answer.
  if (!said.declaresFields) return record;
  const kept = new Map<string, unknown>();
  for (const name of namesIn(said, record, ui)) {
    const given = Object.hasOwn(record, name) ? record[name] : undefined;
    const relevance = said.relevanceOf(name);
    if (relevance === 'unasked') continue;
    if (relevance === 'stray') {
      through.strays += 1;
      if (through.keepStrays) kept.set(name, given);
      continue;
    }
    const choice = isSchema(chosen) && Object.hasOwn(chosen, name) ? chosen[name] : given;
    const visited = visit(through, {
      name,
      path: path === '' ? name : `${path}.${name}`,
      needed: relevance === 'needed',
      said: said.field(name, choice, through),
      given,
      chosen: choice,
      ui: hintsOf(ui, name),
      depth: depth + 1,
    });
    field.fields.push(visited.field);
    if (given !== undefined) kept.set(name, visited.value);
  }
  const names = Object.keys(record);
  if (names.every((name) => kept.has(name) && kept.get(name) === record[name])) return record;
  // In the order in which they were given, so that what is filed reads like what was sent.
  return Object.fromEntries(names.flatMap((name) => (kept.has(name) ? [[name, kept.get(name)]] : [])));
}

const hintsOf = (ui: unknown, name: string): unknown =>
  isSchema(ui) && Object.hasOwn(ui, name) ? ui[name] : undefined;

/** The names of fields that are declared or given, in the order of the form. */
function namesIn(said: Said, record: Schema, ui: unknown): readonly string[] {
  const others = Object.keys(record).filter((name) => !said.declares(name));
  return others.length === 0 ? said.declared(ui) : inOrder([...said.declared(undefined), ...others], ui);
}
