import { isCalculated } from '../../forms/agenda/calculated.js';
import { below, fieldNames, ofField, saidOf } from '../../forms/answers/said-of.js';
import { resolve, type Schema } from '../../forms/expression/schema.js';
import { fileOf } from '../../forms/files-in-form.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { type RegisterOptions, registerOptionsOf } from '../../forms/options-of-fields.js';
import { labelsOf, valuesOf, wordsOf } from '../../forms/rendered/words.js';
import { BASEMENT, CALLED, FILLERS, FORMAT_NAMES, GROUND, POLITE, UNITS } from './messages/vocabulary.js';
import { clean, tokensOf } from './text.js';

export interface Option {
  /** as it stands in the answers */
  value: string;
  label: LocalizedText;
}

/** One field of a form that holds a value itself, as far as reading what people say of it needs. */
export interface Leaf {
  /** its path with `[]` for every place in a list: `proposal.floors[].area` */
  pattern: string;
  title: LocalizedText;
  description: LocalizedText | undefined;
  kind: 'text' | 'whole' | 'decimal' | 'yes-no';
  format: string | undefined;
  /** what may be said of it, each with a value; nothing else is taken where the field is `closed` */
  options: Option[];
  /** the document whose file it takes */
  file: string | undefined;
  closed: boolean;
  /** whether its options are those of a register's records that a line may mean */
  searched: boolean;
  /** `m2`, `m`, `dang`, `rial`, by its title */
  unit: string | undefined;
  /** whether ordinals and "ground floor" are values of it */
  isLevel: boolean;
  /** prose rather than a name: all of a line may be meant */
  isProse: boolean;
  isPersonal: boolean;
  /** needed wherever what it is in is there, whatever is chosen */
  isBase: boolean;
  /** what it is called, by the words of its title: cleaned, the whole title first */
  names: string[][];
  maxLength: number | undefined;
}

/** A list of the form. */
export interface ListField {
  pattern: string;
  title: LocalizedText;
  itemTitle: LocalizedText;
  /** fields of an entry by their pattern; of a list of values the value itself */
  leaves: Leaf[];
  level: Leaf | undefined;
  isOfValues: boolean;
}

/** A field of names, prose or codes, which any words may be. */
export const isPlainText = ({ kind, format, options, searched }: Leaf) =>
  kind === 'text' && !searched && options.length === 0 && (format === undefined || format === 'code');

export interface FormMap {
  leaves: ReadonlyMap<string, Leaf>;
  lists: ReadonlyMap<string, ListField>;
}

/** `proposal.floors[0].area` gives `proposal.floors[].area`. */
export const patternOf = (path: string): string => path.replace(/\[\d+\]/g, '[]');

const known = new WeakMap<object, FormMap>();
const deepest = 8;
const untitled = (name: string): LocalizedText => ({ fa: name, en: name });

/** The fields of a form that somebody fills in, whatever is chosen, worked out once. */
export function formMapOf(form: FormDefinition['form']): FormMap {
  const done = known.get(form) ?? mapOf(form.schema);
  known.set(form, done);
  return done;
}

/** The same form, whose map offers what is known of registers that fields are chosen from. */
export function formOffering(form: FormDefinition['form'], offered: (options: RegisterOptions) => Option[]) {
  const copy = { ...form };
  known.set(copy, mapOf(form.schema, offered));
  return copy;
}

function mapOf(root: Schema, offered: (options: RegisterOptions) => Option[] = () => []): FormMap {
  const leaves = new Map<string, Leaf>();
  const lists = new Map<string, ListField>();

  function visit(said: Schema[], at: { pattern: string; name: string; isBase: boolean }, depth: number): void {
    if (depth > deepest) return;
    const names = fieldNames(said);
    const items = below(said, root, (schema) => schema.items);
    if (items.length > 0) {
      const pattern = `${at.pattern}[]`;
      visit(items, { pattern, name: at.name, isBase: true }, depth + 1);
      const inner = [...leaves.values()].filter(
        (leaf) => leaf.pattern.startsWith(pattern) && !leaf.pattern.slice(pattern.length).includes('['),
      );
      lists.set(at.pattern, {
        pattern: at.pattern,
        title: titleIn(said, at.name),
        itemTitle: titleIn(items, at.name),
        leaves: inner,
        level: inner.find(({ isLevel }) => isLevel),
        isOfValues: leaves.has(pattern),
      });
    } else if (names.length > 0) {
      const required = new Set(
        said.slice(0, 1).flatMap((schema) => (Array.isArray(schema.required) ? schema.required : [])),
      );
      for (const name of names) {
        const pattern = at.pattern === '' ? name : `${at.pattern}.${name}`;
        visit(ofField(said, root, name), { pattern, name, isBase: required.has(name) }, depth + 1);
      }
    } else if (said.length > 0 && !said.some(isCalculated)) leaves.set(at.pattern, leafOf(said, at, offered));
  }

  visit(saidOf(resolve(root, root), root), { pattern: '', name: '', isBase: true }, 0);
  nameLeaves([...leaves.values()]);
  return { leaves, lists };
}

const titleIn = (said: Schema[], name: string): LocalizedText =>
  said.map((schema) => wordsOf(schema, 'title')).find((title) => title !== undefined) ?? untitled(name);
const firstOf = (said: Schema[], keyword: string): unknown =>
  said.map((schema) => schema[keyword]).find((value) => value !== undefined);

function leafOf(
  said: Schema[],
  { pattern, name, isBase }: { pattern: string; name: string; isBase: boolean },
  offered: (options: RegisterOptions) => Option[],
): Leaf {
  const register = said.map(registerOptionsOf).find((options) => options !== undefined);
  const title = titleIn(said, name);
  const description = said.map((schema) => wordsOf(schema, 'description')).find((text) => text !== undefined);
  const [type, format] = [firstOf(said, 'type'), firstOf(said, 'format')];
  const types = Array.isArray(type) ? type : [type];
  const isBoolean = types.includes('boolean') || said.some((schema) => typeof schema.const === 'boolean');
  const isWhole = types.includes('integer');
  const isDecimal = format === 'decimal' || (types.includes('number') && !types.includes('string'));
  const minimum = firstOf(said, 'minimum');
  const maxLength = firstOf(said, 'maxLength');
  const words = [title.fa, title.en, description?.fa ?? '', description?.en ?? ''].flatMap((text) =>
    clean(text).split(/[^\p{L}]+/u),
  );
  const options = isBoolean ? [] : register ? offered(register) : optionsOf(said);
  return {
    pattern,
    title,
    description,
    kind: isBoolean ? 'yes-no' : isWhole ? 'whole' : isDecimal ? 'decimal' : 'text',
    format: typeof format === 'string' ? format : undefined,
    options,
    file: said.map(fileOf).find((code) => code !== undefined),
    searched: register !== undefined,
    closed:
      register !== undefined ||
      (options.length > 0 && said.some((schema) => Array.isArray(schema.enum) || schema.const !== undefined)),
    unit: unitIn(title.fa) ?? unitIn(title.en),
    isLevel:
      isWhole &&
      ((typeof minimum === 'number' && minimum < 0) || words.some((word) => GROUND.has(word) || BASEMENT.has(word))),
    isProse: typeof maxLength === 'number' ? maxLength > 120 : true,
    isPersonal: said.some((schema) => schema['x-personal'] !== undefined),
    isBase,
    names: [],
    maxLength: typeof maxLength === 'number' ? maxLength : undefined,
  };
}

function optionsOf(said: Schema[]): Option[] {
  const labelled = said.find((schema) => schema['x-labels'] !== undefined) ?? {};
  const values = said.map(valuesOf).find((list) => list !== undefined);
  const labels = labelled['x-labels'];
  const named = values ?? (typeof labels === 'object' && labels !== null ? Object.keys(labels) : []);
  return named.map((value) => ({ value: String(value), label: labelsOf(labelled, value) }));
}

/** A title says its unit in brackets: `Deed area (m²)`. */
function unitIn(title: string): string | undefined {
  const [, inner] = /\(([^)]*)\)/.exec(title) ?? [];
  const said = inner === undefined ? undefined : clean(inner);
  return said === undefined ? undefined : UNITS.find(([word]) => word === said)?.[1];
}

/** Words of a title that say little by themselves. */
const weak = /^(.|of|the|number|kind|name|date|full|in|to|on|that|what|which|day)$/;
const isOwnName = (word: string) => word.length > 1 && !weak.test(word) && !FILLERS.has(word) && !POLITE.has(word);

/**
 * What leaves are called: the whole title, and each word of it that no other title and no choice has. A format has names of
 * its own.
 */
function nameLeaves(leaves: Leaf[]): void {
  const wordsOfLeaf = leaves.map((leaf) => [titleWords(leaf.title.fa), titleWords(leaf.title.en)] as const);
  const counts = new Map<string, Set<string>>();
  const count = (word: string, by: string) => counts.set(word, (counts.get(word) ?? new Set()).add(by));
  leaves.forEach((leaf, i) => {
    for (const word of wordsOfLeaf[i]?.flat() ?? []) count(word, leaf.title.en);
    for (const { label } of leaf.options)
      for (const word of [...titleWords(label.fa), ...titleWords(label.en)])
        count(word, `${leaf.title.en} ${label.en}`);
  });
  leaves.forEach((leaf, i) => {
    const titles = (wordsOfLeaf[i] ?? []).filter((words) => words.length > 0);
    const own = titles.flat().filter((word) => counts.get(word)?.size === 1 && isOwnName(word));
    const formats = (FORMAT_NAMES[leaf.format ?? ''] ?? []).map((name) => name.split(' '));
    const called = own.flatMap((word) => CALLED[word] ?? []);
    const names = [...titles.map((words) => [...words]), ...formats, ...[...own, ...called].map((word) => [word])];
    leaf.names = [...new Map(names.map((name) => [name.join(' '), name])).values()].sort((a, b) => b.length - a.length);
  });
}

const titleWords = (title: string): string[] =>
  tokensOf(title.replace(/\([^)]*\)/g, ' '))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text);
