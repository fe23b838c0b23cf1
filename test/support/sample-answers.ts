import { labelOf, propertiesOf, resolve, type Schema } from '../../forms/expression/schema.js';

/** What a text of a format is, of people and plots that do not exist. */
const texts: Record<string, string> = {
  decimal: '2.5',
  'jalali-date': '1405/09/02',
  'national-id': '9990000018',
  mobile: '09150000001',
  'nosazi-code': '9-1-7-1-0-0-0',
  file: 'a'.repeat(64),
  geojson: '{"type":"Polygon","coordinates":[[[59.6,36.3],[59.601,36.3],[59.601,36.301],[59.6,36.3]]]}',
};

/** What somebody might fill in at a field: of a choice the first, of a list one entry. Undefined where it is worked out. */
export function sampleAnswer(written: Schema, root: Schema): unknown {
  const schema = resolve(written, root);
  if (schema['x-value'] !== undefined) return undefined;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'object') {
    const fields = [...propertiesOf(schema, root)].map(([name, { schema: field }]) => [
      name,
      sampleAnswer(field, root),
    ]);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  if (schema.type === 'array') return [sampleAnswer(schema.items as Schema, root)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return schema.minimum ?? 1;
  return texts[String(schema.format)] ?? labelOf(schema)?.en ?? 'words';
}
