import type { LocalizedText } from '../../forms/language/text.js';
import type { PaperBlock } from './model.js';
import { persianCode, persianDay, persianNumber } from './persian.js';

/** What a form's JSON Schema says of one field, as far as papers need it. */
interface FieldSchema {
  title?: string;
  type?: string;
  format?: string;
  $ref?: string;
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
  'x-labels'?: Record<string, LocalizedText>;
  'x-personal'?: boolean;
  $defs?: Record<string, FieldSchema>;
}
type Answers = Record<string, unknown>;

/** Sections that a paper shows in a way of its own, or that concern the filing and not what is granted. */
const ELSEWHERE = new Set(['applicant', 'declarations']);
/** Lists of people, whom a paper names as parties. */
const PEOPLE = new Set(['engineers']);

/**
 * What was filed, as the form names it: plain fields as facts, lists as tables. Fields marked personal are left out, and
 * so are fields without an answer.
 */
export function answerBlocks(form: Record<string, unknown>, answers: Answers): PaperBlock[] {
  const root = form as FieldSchema;
  const resolve = (schema: FieldSchema): FieldSchema => {
    const name = schema.$ref?.replace('#/$defs/', '');
    return name === undefined ? schema : { ...root.$defs?.[name], ...schema };
  };
  return Object.entries(root.properties ?? {}).flatMap(([name, section]) => {
    const given = answers[name];
    if (ELSEWHERE.has(name) || !isObject(given)) return [];
    return sectionBlocks(resolve(section), given, section.title ?? name, resolve);
  });
}

type Resolve = (schema: FieldSchema) => FieldSchema;

function sectionBlocks(schema: FieldSchema, given: Answers, title: string, resolve: Resolve): PaperBlock[] {
  const rows = factRows(schema, given, resolve);
  const tables = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const list = given[name];
    const items = resolve(field).items;
    if (PEOPLE.has(name) || !Array.isArray(list) || list.length === 0 || !items) return [];
    const heading = `${title} – ${field.title ?? name}`;
    return table(heading, resolve(items), list.filter(isObject));
  });
  return [...(rows.length > 0 ? [{ kind: 'facts' as const, title, rows }] : []), ...tables];
}

function factRows(schema: FieldSchema, given: Answers, resolve: Resolve): { label: string; value: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, unresolved]) => {
    const field = resolve(unresolved);
    const value = given[name];
    if (field['x-personal'] || value === undefined || value === null || Array.isArray(value)) return [];
    const label = field.title ?? name;
    if (!isObject(value)) return [{ label, value: shown(field, value) }];
    const parts = factRows(field, value, resolve).map((part) => `${part.label}: ${part.value}`);
    return parts.length > 0 ? [{ label, value: parts.join('، ') }] : [];
  });
}

/** Columns that no row fills are left out; a running number comes first. */
function table(title: string, item: FieldSchema, list: Answers[]): PaperBlock[] {
  const columns = Object.entries(item.properties ?? {}).filter(
    ([name, field]) => !field['x-personal'] && list.some((row) => row[name] !== undefined),
  );
  if (columns.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: 'ردیف', share: 0.6, centred: true },
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
  if (typeof value === 'boolean') return value ? 'بله' : 'خیر';
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
