import { isCalculated } from '../agenda/calculated.js';
import { labelOf, propertiesOf, resolve, type Schema, typeOf } from '../expression/schema.js';
import type { LocalizedText } from '../language/text.js';

/** One field of a form, as far as reading and naming its value needs. */
export interface Field {
  kind: 'object' | 'array' | 'string' | 'int' | 'number' | 'decimal' | 'bool' | 'date';
  title: LocalizedText;
  format: string | undefined;
  pattern: boolean;
  /** worked out from other answers, never taken from anybody */
  calculated: boolean;
  fields: ReadonlyMap<string, Field>;
  item: Field | undefined;
}

const deepest = 20;
const none: ReadonlyMap<string, Field> = new Map();

function fieldOf(written: Schema, root: Schema, name: string, depth: number): Field {
  const schema = resolve(written, root);
  const type = typeOf(schema, root);
  const title = labelOf(schema) ?? { fa: String(schema.title ?? name), en: name };
  const leaf: Field = {
    kind: schema.type === 'number' ? 'number' : type.kind,
    title,
    format: typeof schema.format === 'string' ? schema.format : undefined,
    pattern: schema.pattern !== undefined,
    calculated: isCalculated(schema),
    fields: none,
    item: undefined,
  };
  if (depth >= deepest) return leaf;
  if (type.kind === 'array') return { ...leaf, item: fieldOf(type.items, root, name, depth + 1) };
  if (type.kind !== 'object') return leaf;
  const properties = [...propertiesOf(type.schema, root)];
  const fields = properties.map(([key, { schema: inner }]) => [key, fieldOf(inner, root, key, depth + 1)] as const);
  return { ...leaf, fields: new Map(fields) };
}

const known = new WeakMap<Schema, Field>();

/** The fields of a form's schema, worked out once. */
export function fieldsOf(schema: Schema): Field {
  const field = known.get(schema) ?? fieldOf(schema, schema, '', 0);
  known.set(schema, field);
  return field;
}
