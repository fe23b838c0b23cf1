import { type Environment, Optional } from '@marcbachmann/cel-js';
import type { LocalizedText } from '../language/text.js';
import { parseDate } from './date.js';
import { parseDecimal } from './decimal.js';
import { limits } from './limits.js';
import { labelOf, propertiesOf, type Schema, typeOf } from './schema.js';

/** A type of the expression language, and how JSON becomes a value of it. */
export interface Shape {
  /** the type's name, as `list<form.proposal.floors>` */
  type: string;
  /** undefined where the JSON holds no such value */
  read(json: unknown): unknown;
  /** what people call it, with the fields below it */
  label?: LocalizedText;
  fields?: Map<string, Shape>;
  /** of a list's elements */
  item?: Shape;
}

export class SchemaTypeError extends Error {
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

const scalars: Record<string, Shape> = {
  string: { type: 'string', read: (json) => (typeof json === 'string' ? json : undefined) },
  bool: { type: 'bool', read: (json) => (typeof json === 'boolean' ? json : undefined) },
  int: {
    type: 'int',
    read: (json) => {
      if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : undefined;
      return typeof json === 'string' && /^-?\d{1,18}$/.test(json) ? BigInt(json) : undefined;
    },
  },
  decimal: {
    type: 'decimal',
    read: (json) => (typeof json === 'string' || typeof json === 'number' ? parseDecimal(String(json)) : undefined),
  },
  date: { type: 'date', read: (json) => (typeof json === 'string' ? parseDate(json) : undefined) },
};

export function listShape(item: Shape): Shape {
  return {
    type: `list<${item.type}>`,
    item,
    // A list that is not there is empty, so that nothing needs to ask.
    read: (json) =>
      (Array.isArray(json) ? json.slice(0, limits.listLength) : [])
        .map(item.read)
        .filter((value) => value !== undefined),
  };
}

export function optionalShape(shape: Shape): Shape {
  return {
    ...shape,
    type: `optional<${shape.type}>`,
    read: (json) => {
      const value = shape.read(json);
      return value === undefined ? Optional.none() : Optional.of(value);
    },
  };
}

export function scalarShape(type: string): Shape {
  const shape = scalars[type];
  if (!shape) throw new SchemaTypeError(type, 'is not a type of the expression language');
  return shape;
}

/** A record type of its own, registered under `name`. Its fields are read from JSON once per evaluation. */
export function recordShape(env: Environment, name: string, fields: Map<string, Shape>): Shape {
  const entries = [...fields].map(([field, { type, read }]) => ({ field, type, read }));
  for (const { field } of entries) {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(field) || field in Object.prototype) {
      throw new SchemaTypeError(`${name}.${field}`, 'a field is named by a letter, then letters, digits or _');
    }
  }
  class Row {
    [field: string]: unknown;
    constructor(json: Record<string, unknown>) {
      for (const { field, read } of entries) this[field] = read(Object.hasOwn(json, field) ? json[field] : undefined);
    }
  }
  env.registerType(name, { ctor: Row, fields: Object.fromEntries(entries.map(({ field, type }) => [field, type])) });
  return { type: name, fields, read: (json) => new Row(isObject(json) ? json : {}) };
}

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Deeper and wider than any form; a schema that refers to itself never ends. */
const deepest = 12;
const mostFields = 2000;

/**
 * The shape that a JSON Schema gives. Scalars that may be absent are optional, absent objects are read as objects
 * without values and absent lists as empty ones; so an expression that type-checks never meets a hole. `sure`: the whole is there.
 */
export function schemaShape(env: Environment, name: string, root: Schema, sure = true): Shape {
  let count = 0;
  const shapeOf = (path: string, schema: Schema, sure: boolean, depth: number): Shape => {
    count += 1;
    if (depth > deepest || count > mostFields) {
      throw new SchemaTypeError(path, `forms are at most ${deepest} levels deep and ${mostFields} fields wide`);
    }
    const type = typeOf(schema, root);
    const label = labelOf(schema);
    if (type.kind === 'object') {
      const fields = [...propertiesOf(type.schema, root)].map(([field, { schema: property, required }]) => {
        return [field, shapeOf(`${path}.${field}`, property, sure && required, depth + 1)] as const;
      });
      return { ...recordShape(env, path, new Map(fields)), label };
    }
    if (type.kind === 'array') {
      if (type.maxItems === undefined || type.maxItems > limits.listLength) {
        throw new SchemaTypeError(path, `a list needs maxItems, at most ${limits.listLength}`);
      }
      return { ...listShape(shapeOf(path, type.items, true, depth + 1)), label };
    }
    const scalar = { ...scalarShape(type.kind), label };
    return sure ? scalar : optionalShape(scalar);
  };
  return shapeOf(name, root, sure, 0);
}
