import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianCode, persianDay, persianList, persianNumber } from '../../../forms/persian.js';
import { paperWords } from '../messages/paper.js';
import type { PaperBlock } from './model.js';

/** What a form's JSON Schema says of one field, as far as papers need it. */
interface FieldSchema {
  title?: string;
  type?: string;
  format?: string;
  $ref?: string;
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
  'x-labels'?: Record<string, LocalizedText>;
  'x-personal'?: unknown;
  $defs?: Record<string, FieldSchema>;
}
type Answers = Record<string, unknown>;

/** Sections that a paper shows in a way of its own, or that concern the filing and not what is granted. */
const PRINTED_IN_OTHER_SECTIONS = new Set(['applicant', 'declarations']);
/** Lists of people, whom a paper names as parties. */
const PEOPLE = new Set(['engineers']);

/**
 * What was filed, as the form names and orders it: plain fields as facts, lists as tables. Fields marked personal are
 * left out, and so are fields without an answer.
 */
export function answerBlocks({ schema, ui }: Form, answers: Answers): PaperBlock[] {
  const root = fieldOf(schema as FieldSchema, ui, schema as FieldSchema);
  return root.fields.flatMap(([name, section]) => {
    const given = answers[name];
    if (PRINTED_IN_OTHER_SECTIONS.has(name) || !isObject(given)) return [];
    return sectionBlocks(section, given);
  });
}

/** What the form calls a value of the field at `path`; in a list, of each of its items. */
export function labelAt({ schema, ui }: Form, path: readonly string[], value: string): string {
  const start: Field | undefined = fieldOf(schema as FieldSchema, ui, schema as FieldSchema);
  const field = path.reduce<Field | undefined>((field, name) => {
    const [, next] = field?.fields.find(([own]) => own === name) ?? [];
    return next?.items ?? next;
  }, start);
  return field ? shown(field.schema, value) : value;
}

export type Form = FormDefinition['form'];

/** A field with its references followed and its parts in the order that the form shows them in. */
interface Field {
  schema: FieldSchema;
  title: string;
  fields: [name: string, field: Field][];
  items: Field | undefined;
}

/** `ui:order` tells the order, as it does on screen: a database does not keep that of a JSON object. */
function fieldOf(written: FieldSchema, ui: unknown, root: FieldSchema, name = ''): Field {
  const reference = written.$ref?.replace('#/$defs/', '');
  const schema = reference === undefined ? written : { ...root.$defs?.[reference], ...written };
  const hints = isObject(ui) ? ui : {};
  const order = Array.isArray(hints['ui:order']) ? hints['ui:order'] : [];
  const rank = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  const names = Object.keys(schema.properties ?? {}).sort((a, b) => rank(a) - rank(b));
  return {
    schema,
    title: schema.title ?? name,
    fields: names.flatMap((each) => {
      const property = schema.properties?.[each];
      return property ? [[each, fieldOf(property, hints[each], root, each)] as [string, Field]] : [];
    }),
    items: schema.items && fieldOf(schema.items, hints.items, root),
  };
}

function sectionBlocks(section: Field, given: Answers): PaperBlock[] {
  const { title } = section;
  const rows = factRows(section, given);
  const tables = section.fields.flatMap(([name, field]) => {
    const list = given[name];
    if (PEOPLE.has(name) || !Array.isArray(list) || list.length === 0 || !field.items) return [];
    return table(`${title} – ${field.title}`, field.items, list.filter(isObject));
  });
  return [...(rows.length > 0 ? [{ kind: 'facts' as const, title, rows }] : []), ...tables];
}

function factRows({ fields }: Field, given: Answers): { label: string; value: string }[] {
  return fields.flatMap(([name, field]) => {
    const value = given[name];
    if (field.schema['x-personal'] || value === undefined || value === null || Array.isArray(value)) return [];
    const label = field.title;
    if (!isObject(value)) return [{ label, value: shown(field.schema, value) }];
    const parts = factRows(field, value).map((part) => `${part.label}: ${part.value}`);
    return parts.length > 0 ? [{ label, value: persianList(parts) }] : [];
  });
}

/** Columns that no row fills are left out; a running number comes first. */
function table(title: string, item: Field, list: Answers[]): PaperBlock[] {
  const columns = item.fields
    .filter(([name, { schema }]) => !schema['x-personal'] && list.some((row) => row[name] !== undefined))
    .map(([name, { schema }]) => [name, schema] as const);
  if (columns.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: paperWords.row.fa, share: 0.6, centred: true },
        ...columns.map(([name, field]) => ({
          title: field.title ?? name,
          share: isNumber(field) ? 1.1 : 1.6,
          ...(isNumber(field) && { centred: true }),
        })),
      ],
      rows: list.map((row, i) => [
        persianNumber(i + 1),
        ...columns.map(([name, field]) => (row[name] === undefined ? '—' : shown(field, row[name]))),
      ]),
    },
  ];
}

const isNumber = ({ type, format }: FieldSchema) => type === 'integer' || type === 'number' || format === 'decimal';

function shown(field: FieldSchema, value: unknown): string {
  if (typeof value === 'boolean') return value ? paperWords.yes.fa : paperWords.no.fa;
  const text = String(value);
  const label = field['x-labels']?.[text];
  if (label) return label.fa;
  if (field.type === 'integer') return persianCode(text);
  if (isNumber(field)) return persianNumber(text);
  if (field.format === 'jalali-date') return persianDay(text);
  return /^[\x20-\x7e]+$/.test(text) ? persianCode(text) : text;
}

const isObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
