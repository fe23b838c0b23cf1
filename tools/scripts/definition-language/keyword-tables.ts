import { limits } from '../../../forms/expression/limits.js';
import { otherwiseOf } from './otherwise.js';
import { isText, type Keyword, type Schema, type Section } from './sections.js';
import { UndocumentedKeywordError } from './undocumented-keyword-error.js';

const longest = 90;
/** A text as it stands in a cell of a table. */
export const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function kindOf(schema: Schema): string {
  if (isText(schema)) return 'text in fa and en';
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  const inner = schema.anyOf ?? schema.oneOf;
  if (inner) return [...new Set(inner.map(kindOf))].join(' or ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  if (schema.type === 'integer') return `whole number${bounds(schema)}`;
  if (schema.maxLength === limits.characters) return 'expression';
  if (schema.type === 'string') return schema.pattern ? 'name' : 'text';
  return { boolean: 'true or false', object: 'object' }[schema.type ?? ''] ?? 'any value';
}

const bounds = ({ minimum, maximum }: Schema) =>
  maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? ` ${minimum}–${maximum}` : '';

/** A value as it stands in a document, shortened. */
export function exampleText(value: unknown): string {
  const text = JSON.stringify(value, null, 1).replace(/\s+/g, ' ');
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `\`${cell(short)}\``;
}

function row(keyword: Keyword, examples: ReadonlyMap<string, unknown>): string {
  const { name, path, schema, needed } = keyword;
  if (!schema.description) throw new UndocumentedKeywordError(path, 'description');
  if (!examples.has(path)) throw new UndocumentedKeywordError(path, 'example');
  const usual = schema.default === undefined ? '' : `; by default \`${JSON.stringify(schema.default)}\``;
  const what = `${cell(schema.description)}${usual}${otherwiseOf(keyword)}`;
  return `| \`${name}\`${needed ? ' **needed**' : ''} | ${cell(kindOf(schema))} | ${what} | ${exampleText(examples.get(path))} |`;
}

/** One object's keywords as a table, without those that are explained elsewhere. */
export function tableOf(
  { keywords }: Pick<Section, 'keywords'>,
  examples: ReadonlyMap<string, unknown>,
  elsewhere: ReadonlySet<string> = new Set(),
): string {
  const rows = keywords.filter(({ name }) => !elsewhere.has(name)).map((keyword) => row(keyword, examples));
  if (rows.length === 0) return '';
  return ['| keyword | value | what | example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
