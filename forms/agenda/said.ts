import type { Schema } from '../expression/schema.js';
import { type Relevance, relevanceOf, schemasFor } from './relevance.js';
import { type Form, hush, isSchema, listen, noVoices, type Voices } from './voices.js';

/**
 * What a form says of a place, and what follows from that alone. Of many places the same is said, in every case, so it is
 * worked out once: a published form never changes.
 */
export interface Said extends Voices {
  declaresFields: boolean;
  /** the fields that are declared, in the order of `ui:order` */
  declared(ui: unknown): readonly string[];
  /** whether a field of that name is declared */
  declares(name: string): boolean;
  relevanceOf(name: string): Relevance;
  /** what is said of a field, or of a list's element, whose value is that */
  field(name: string, value: unknown, form: Form): Said;
  item(index: number, value: unknown, form: Form): Said;
}

/** What schemas say of the places below them, before it is known what stands there. */
interface Below extends Pick<Voices, 'heard' | 'silent'> {
  /** where no value would change it */
  settled?: Said;
}

/** As many as choices of a form can be combined to: more are begun anew. */
const MOST = 1_000;
const tables = new WeakMap<Schema, Map<string, Said>>();

/** Equal voices of a form give the same object. */
export function saidBy(voices: Voices, root: Schema): Said {
  const table = tables.get(root) ?? new Map<string, Said>();
  tables.set(root, table);
  const known = table.get(voices.key);
  if (known) return known;
  if (table.size >= MOST) table.clear();
  const said = createSaid(voices);
  table.set(voices.key, said);
  return said;
}

function createSaid(voices: Voices): Said {
  const { heard, silent } = voices;
  const names = new Set(
    heard.flatMap(({ schema }) => (isSchema(schema.properties) ? Object.keys(schema.properties) : [])),
  );
  const relevance = new Map<string, Relevance>();
  const orders = new WeakMap<object, readonly string[]>();
  const hasPrefix = heard.some(({ schema }) => Array.isArray(schema.prefixItems));
  const fields = new Map<string, Below>();
  let items: Below | undefined;

  return {
    ...voices,
    declaresFields: heard.some(
      ({ schema }) => schema.properties !== undefined || schema.patternProperties !== undefined,
    ),
    declares: (name) => names.has(name),
    declared(ui) {
      const by = isSchema(ui) ? ui : voices;
      const known = orders.get(by) ?? inOrder([...names], ui);
      orders.set(by, known);
      return known;
    },
    relevanceOf(name) {
      // Anybody may send any name; only those that the form declares are kept.
      if (!names.has(name)) return relevanceOf(voices, name);
      const known = relevance.get(name) ?? relevanceOf(voices, name);
      relevance.set(name, known);
      return known;
    },
    field(name, value, form) {
      const known = fields.get(name) ?? below((schema) => schemasFor(schema, name));
      if (names.has(name)) fields.set(name, known);
      return hearBelow(known, value, form);
    },
    item(index, value, form) {
      if (hasPrefix)
        return hearBelow(
          below((schema) => schemasOfItem(schema, index)),
          value,
          form,
        );
      items ??= below((schema) => schemasOfItem(schema, index));
      return hearBelow(items, value, form);
    },
  };

  function below(schemasOf: (schema: Schema) => Schema[]): Below {
    return {
      heard: heard.flatMap(({ schema, sure }) => schemasOf(schema).map((part) => ({ schema: part, sure }))),
      silent: silent.flatMap(schemasOf),
    };
  }
}

function hearBelow(below: Below, value: unknown, form: Form): Said {
  if (below.settled) return below.settled;
  const inner = noVoices();
  // An object that is not there yet is one without answers, on which conditions can be tested.
  for (const { schema, sure } of below.heard) listen(inner, schema, sure, value ?? {}, form);
  for (const schema of below.silent) hush(inner, schema, form.root);
  const said = saidBy(inner, form.root);
  if (!inner.varies) below.settled = said;
  return said;
}

function schemasOfItem({ items, prefixItems }: Schema, i: number): Schema[] {
  const own = Array.isArray(prefixItems) ? prefixItems[i] : undefined;
  return [own ?? items].filter(isSchema);
}

/** `*` stands for all that are not named, as in react-jsonschema-form; without it they come last. */
export function inOrder(names: string[], ui: unknown): string[] {
  const order = isSchema(ui) && Array.isArray(ui['ui:order']) ? ui['ui:order'] : [];
  const others = order.includes('*') ? order.indexOf('*') : order.length;
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : others);
  return names.sort((a, b) => rank(a) - rank(b));
}
