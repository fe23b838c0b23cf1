import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { askedPart, type Sifting } from './asked-part.js';
import { calculated, calculationsOf } from './calculated.js';
import type { Holds } from './needs.js';
import { inOrder, type Said, saidBy } from './said.js';
import { type Form, isSchema, listen, noVoices } from './voices.js';

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
    const look = lookAt({ form, holds, keepStrays }, given, chosen);
    const worked = calculations.length === 0 ? given : calculated(calculations, given, look.answers);
    const isSettled = look.answers === chosen || sameJson(look.answers, chosen);
    if (isSettled && (worked === given || sameJson(worked, given))) return look;
    [given, chosen] = [worked, look.answers];
  }
  return lookAt({ form, holds, keepStrays }, chosen, chosen);
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

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

function lookAt({ form, holds, keepStrays }: Asked, given: unknown, chosen: unknown): Agenda {
  const { schema: root, ui } = form;
  const sifting: Sifting = { root, holds, keepStrays, strays: 0 };
  const voices = noVoices();
  listen(voices, root, true, chosen, sifting);
  const said = saidBy(voices, root);
  const answers = askedPart(said, given, chosen, sifting) as Record<string, unknown>;
  let fields: AskedField[] | undefined;
  return {
    answers,
    strays: sifting.strays,
    // Who evaluates answers asks for no fields.
    get fields() {
      fields ??= visit(sifting, { name: '', path: '', needed: true, said, given, chosen, ui, depth: 0 }).fields;
      return fields;
    },
  };
}

/** The field at a place. */
function visit(form: Form, place: Place): AskedField {
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
  if (Array.isArray(given)) field.items = itemsIn(form, place, given);
  else if (isSchema(given)) field.fields = fieldsIn(form, place, given);
  else if (given === undefined && depth < deepest) field.fields = fieldsIn(form, place, {});
  return field;
}

function itemsIn(form: Form, { said, path, chosen, ui, depth }: Place, list: unknown[]): AskedField[] {
  const hints = hintsOf(ui, 'items');
  return list.map((given, i) => {
    const choice = Array.isArray(chosen) && chosen[i] !== undefined ? chosen[i] : given;
    return visit(form, {
      name: String(i),
      path: `${path}[${i}]`,
      needed: true,
      said: said.item(i, choice, form),
      given,
      chosen: choice,
      ui: hints,
      depth: depth + 1,
    });
  });
}

function fieldsIn(form: Form, { said, path, chosen, ui, depth }: Place, record: Schema): AskedField[] {
  if (!said.declaresFields) return [];
  return namesIn(said, record, ui).flatMap((name) => {
    const relevance = said.relevanceOf(name);
    if (relevance === 'unasked' || relevance === 'stray') return [];
    const given = Object.hasOwn(record, name) ? record[name] : undefined;
    const choice = isSchema(chosen) && Object.hasOwn(chosen, name) ? chosen[name] : given;
    const field = visit(form, {
      name,
      path: path === '' ? name : `${path}.${name}`,
      needed: relevance === 'needed',
      said: said.field(name, choice, form),
      given,
      chosen: choice,
      ui: hintsOf(ui, name),
      depth: depth + 1,
    });
    return [field];
  });
}

const hintsOf = (ui: unknown, name: string): unknown =>
  isSchema(ui) && Object.hasOwn(ui, name) ? ui[name] : undefined;

/** The names of fields that are declared or given, in the order of the form. */
function namesIn(said: Said, record: Schema, ui: unknown): readonly string[] {
  const others = Object.keys(record).filter((name) => !said.declares(name));
  return others.length === 0 ? said.declared(ui) : inOrder([...said.declared(undefined), ...others], ui);
}
