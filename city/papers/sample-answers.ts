import { resolve, type Schema } from '../../forms/expression/schema.js';

/** Deeper than any form that is published; a schema that refers to itself never ends. */
const DEEPEST = 8;

/** Answers of every declared field of a form, to fill a paper with: they look like answers, and are nobody's. */
export const sampleAnswers = (root: Schema, day: string, sample: string): Record<string, unknown> =>
  sampleOf(root, { root, day, sample, depth: 0 }) as Record<string, unknown>;

interface Place {
  root: Schema;
  day: string;
  /** what stands for a text */
  sample: string;
  depth: number;
}

function sampleOf(written: Schema, { root, day, sample, depth }: Place): unknown {
  const schema = resolve(written, root);
  const { type, format, items, properties, minItems } = schema;
  const [first] = [schema.const, ...(Array.isArray(schema.enum) ? schema.enum : [])].filter(
    (each) => each !== undefined,
  );
  if (first !== undefined) return first;
  const below = { root, day, sample, depth: depth + 1 };
  if (type === 'object') {
    if (depth > DEEPEST) return {};
    const fields = Object.entries((properties ?? {}) as Record<string, Schema>);
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, below)]));
  }
  if (type === 'array') {
    if (depth > DEEPEST || typeof items !== 'object' || items === null) return [];
    return Array.from({ length: Math.max(2, Number(minItems) || 0) }, () => sampleOf(items as Schema, below));
  }
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Number(schema.minimum) || 1;
  if (format === 'decimal') return '100';
  return (typeof format === 'string' && SHAPES[format]?.(day)) || sample;
}

const SHAPES: Record<string, (day: string) => string> = {
  'jalali-date': (day) => day,
  'national-id': () => '0000000000',
  'nosazi-code': () => '1-1-1-1-0-0-0',
  file: () => '0'.repeat(64),
  geojson: () => '{"type":"Polygon","coordinates":[[[0,0],[0.001,0],[0.001,0.001],[0,0]]]}',
};
