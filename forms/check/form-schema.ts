import { LRUCache } from 'lru-cache';
import { formCost, isAffordable, mostLooks, mostParts, referredTo } from '../answers/form-cost.js';
import { formats, standardFormats } from '../answers/formats.js';
import { everySchema, keywords, type PlacedSchema } from '../answers/keywords.js';
import { schemaCompiler } from '../answers/schema-compiler.js';
import { patternOf } from '../expression/pattern.js';
import { resolve, type Schema } from '../expression/schema.js';
import { hashOf } from '../hash.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { problem } from './problem.js';

const ROOT = 'form.schema';
const dialect = 'https://json-schema.org/draft/2020-12/schema';
const formatNames = [...Object.keys(formats), ...standardFormats];

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

function checkKeywords({ schema, path }: PlacedSchema): DefinitionIssue[] {
  return Object.keys(schema)
    .filter((key) => !keywords.has(key) && !key.startsWith('x-'))
    .map((key) => problem(`${path}.${key}`, 'FORM_SCHEMA', `no keyword "${key}"`, nearestName(key, keywords)));
}

function checkReference({ schema, path }: PlacedSchema, root: Schema): DefinitionIssue[] {
  const { $ref: ref } = schema;
  if (ref === undefined) return [];
  if (referredTo(ref, root)) return [];
  const names = Object.keys(isSchema(root.$defs) ? root.$defs : {}).map((name) => `#/$defs/${name}`);
  const hint = nearestName(String(ref), names);
  return [problem(`${path}.$ref`, 'FORM_SCHEMA', `"${ref}" is no definition of this form (#/$defs/…)`, hint)];
}

/** A name of its own would have references inside it lead elsewhere than those outside it. */
function checkIdentity({ schema, path }: PlacedSchema): DefinitionIssue[] {
  if (path === ROOT || schema.$id === undefined) return [];
  return [problem(`${path}.$id`, 'FORM_SCHEMA', 'only the form as a whole has an "$id"')];
}

function checkPatterns({ schema, path }: PlacedSchema): DefinitionIssue[] {
  const named = isSchema(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  return [schema.pattern, ...named].flatMap((pattern) => {
    if (typeof pattern !== 'string') return [];
    try {
      patternOf(pattern);
      return [];
    } catch (error) {
      return [problem(`${path}.pattern`, 'FORM_SCHEMA', `"${pattern}" is no pattern of RE2: ${reason(error)}`)];
    }
  });
}

function checkFormat({ schema, path }: PlacedSchema): DefinitionIssue[] {
  const { format } = schema;
  if (typeof format !== 'string' || formatNames.includes(format)) return [];
  return [problem(`${path}.format`, 'FORM_SCHEMA', `no format "${format}"`, nearestName(format, formatNames))];
}

/** Every field is called something: which languages it is called so in is `checkLanguages`. */
function checkTitles({ schema, path, declares }: PlacedSchema, root: Schema): DefinitionIssue[] {
  if (!declares || !isSchema(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, written]) => {
    if (!isSchema(written)) return [];
    const { title } = resolve(written, root);
    if (typeof title === 'string' && title.trim() !== '') return [];
    return [problem(`${path}.properties.${name}.title`, 'MISSING_TITLE', 'the title is missing')];
  });
}

/** Kept, because making ready the schema of schemas takes most of the time. */
const dialectCompiler = schemaCompiler({});

const pathOf = (pointer: string) => pointer.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');

function checkMeta(schema: Schema): DefinitionIssue[] {
  const compiler = dialectCompiler;
  if (compiler.validateSchema(schema)) return [];
  return (compiler.errors ?? []).flatMap(({ instancePath, message, params, data, keyword }) => {
    const at = `${ROOT}${pathOf(instancePath)}`;
    // A type may be a list of types as well, which nobody who mistypes one has in mind.
    if (/\.type$/.test(at) && typeof data === 'string' && keyword !== 'enum') return [];
    const allowed = (params as { allowedValues?: unknown[] }).allowedValues?.map(String);
    if (!allowed) return [problem(at, 'FORM_SCHEMA', message ?? 'is no JSON Schema')];
    const hint = nearestName(String(data), allowed);
    return [problem(at, 'FORM_SCHEMA', `"${String(data)}" is none of ${allowed.join(', ')}`, hint)];
  });
}

function checkCompiles(schema: Schema): DefinitionIssue[] {
  try {
    schemaCompiler(schema).compile(schema);
    return [];
  } catch (error) {
    return [problem(ROOT, 'FORM_SCHEMA', reason(error))];
  }
}

const checked = new LRUCache<string, DefinitionIssue[]>({ max: 50 });

/** Slow, and asked again and again while somebody writes a definition whose form stays as it is. */
function checkDialect(schema: Schema): DefinitionIssue[] {
  const key = hashOf(schema);
  const known = checked.get(key);
  if (known) return known;
  const meta = checkMeta(schema);
  const problems = meta.length > 0 ? meta : checkCompiles(schema);
  checked.set(key, problems);
  return problems;
}

/** Nothing else can be asked of a form that it takes too long to go through. */
export function checkFormCost({ form: { schema } }: FormDefinition): DefinitionIssue[] {
  const cost = formCost(schema);
  if (isAffordable(cost)) return [];
  const { parts, looks, widest } = cost;
  const most = widest ? `; "${widest.ref}" is written out most often` : '';
  if (parts > mostParts) {
    const message = `with its references written out, the form has more than ${mostParts} parts, or one that never ends${most}`;
    return [problem(ROOT, 'FORM_COSTLY', message)];
  }
  const message = `holding answers to the form may take ${looks} looks, and ${mostLooks} are the most; combine and match less in lists`;
  return [problem(ROOT, 'FORM_COSTLY', message)];
}

/** The form's schema is strict JSON Schema 2020-12 that refers to nothing outside, and names its fields. */
export function checkFormSchema({ form: { schema } }: FormDefinition): DefinitionIssue[] {
  const parts = everySchema(schema, ROOT);
  const shape = [
    ...(schema.$schema === undefined || schema.$schema === dialect
      ? []
      : [problem(`${ROOT}.$schema`, 'FORM_SCHEMA', `the dialect is ${dialect}`)]),
    ...(schema.type === 'object' ? [] : [problem(`${ROOT}.type`, 'FORM_SCHEMA', 'a form is of type "object"')]),
    ...parts.flatMap((part) => [
      ...checkKeywords(part),
      ...checkReference(part, schema),
      ...checkIdentity(part),
      ...checkPatterns(part),
      ...checkFormat(part),
    ]),
  ];
  const titles = parts.flatMap((part) => checkTitles(part, schema));
  if (shape.length > 0) return [...shape, ...titles];
  return [...checkDialect(schema), ...titles];
}
