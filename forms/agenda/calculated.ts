import type { Compiled } from '../expression/compile.js';
import { type Computer, celType, computerOver } from '../expression/computer.js';
import { propertiesOf, resolve, type Schema, typeOf } from '../expression/schema.js';

export const VALUE = 'x-value';

export const isCalculated = (schema: Schema): boolean => typeof schema[VALUE] === 'string';

/** A field that a form works out and asks nobody. */
export interface CalculatedField {
  /** as `proposal.floors[].volume` */
  path: string;
  text: string;
  schema: Schema;
  required: boolean;
  /** how often it may stand in answers: once, or in every entry of the lists that it is in */
  most: number;
}

type Answers = Record<string, unknown>;

/** How one calculated field comes by its value. */
export interface Calculation {
  names: readonly string[];
  compiled: Compiled;
  computer: Computer;
  decimals: number | undefined;
}

/** Deeper than any form that is published; a schema that refers to itself never ends. */
const deepest = 12;

/** The calculated fields of a form, in its order: each sees those before it. */
export function calculatedFields(root: Schema): CalculatedField[] {
  const found: CalculatedField[] = [];
  const walk = (schema: Schema, { above, most, depth }: { above: string; most: number; depth: number }): void => {
    if (depth > deepest) return;
    for (const [name, { schema: written, required }] of propertiesOf(schema, root)) {
      const inner = resolve(written, root);
      const path = `${above}${name}`;
      const text = inner[VALUE];
      if (typeof text === 'string') found.push({ path, text, schema: inner, required, most });
      const type = typeOf(inner, root);
      if (type.kind === 'object') walk(type.schema, { above: `${path}.`, most, depth: depth + 1 });
      const { maxItems = 1 } = type as { maxItems?: number };
      if (type.kind === 'array') walk(type.items, { above: `${path}[].`, most: most * maxItems, depth: depth + 1 });
    }
  };
  walk(resolve(root, root), { above: '', most: 1, depth: 0 });
  return found;
}

/** The list whose entries a field is in, by its path. */
const listOf = (path: string): string | undefined =>
  path.includes('[].') ? path.slice(0, path.lastIndexOf('[].')).replaceAll('[]', '') : undefined;

/** @throws ExpressionError */
export function compiledField(root: Schema, { path, text, schema }: CalculatedField): Calculation {
  const computer = computerOver(root, listOf(path));
  const decimals = schema['x-decimals'];
  return {
    names: path.split('.'),
    compiled: computer.compile(text, celType(schema, root) ?? 'bool'),
    computer,
    decimals: typeof decimals === 'number' ? decimals : undefined,
  };
}

const known = new WeakMap<Schema, readonly Calculation[]>();

/** Compiled once: published forms have been checked. */
export function calculationsOf(root: Schema): readonly Calculation[] {
  const calculations = known.get(root) ?? calculatedFields(root).map((field) => compiledField(root, field));
  known.set(root, calculations);
  return calculations;
}

/**
 * What was given, with the values that follow from the part of it that is asked, and with no other in their place: what a client
 * says of them counts for nothing.
 */
export function calculated(calculations: readonly Calculation[], given: Answers, asked: Answers): Answers {
  let [written, seen] = [given, asked];
  for (const { names, compiled, computer, decimals } of calculations) {
    const from = seen;
    const value = (item: unknown) =>
      computer.value(compiled, from, { item, ...(decimals !== undefined && { decimals }) });
    seen = put(seen, seen, names, value);
    written = put(written, from, names, value);
  }
  return written;
}

/** The record with a value at a place of it. `asked` is what is asked there, `item` the entry of a list that it is in. */
function put(
  record: Answers,
  asked: unknown,
  names: readonly string[],
  value: (item: unknown) => unknown,
  item?: unknown,
): Answers {
  const [name = '', ...rest] = names;
  const key = name.replace('[]', '');
  const inner = ownOf(record, key);
  const seen = ownOf(asked, key);
  if (rest.length === 0) return withValue(record, key, value(item));
  if (!name.endsWith('[]')) {
    const filled = put(isRecord(inner) ? inner : {}, seen, rest, value, item);
    return inner === undefined && Object.keys(filled).length === 0 ? record : withValue(record, key, filled);
  }
  if (!Array.isArray(inner)) return record;
  const entries = inner.map((entry, i) => {
    const own = Array.isArray(seen) ? seen[i] : undefined;
    return isRecord(entry) ? put(entry, own, rest, value, own) : entry;
  });
  return withValue(record, key, entries);
}

function withValue(record: Answers, key: string, value: unknown): Answers {
  if (value !== undefined) return { ...record, [key]: value };
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

const isRecord = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ownOf = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
