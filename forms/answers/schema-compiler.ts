import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mostCharactersMatched, patternOf } from '../expression/pattern.js';
import type { Schema } from '../expression/schema.js';
import { type Days, usualDays } from '../jalali.js';
import { formats, standardFormats } from './formats.js';
import { everySchema, keywords } from './keywords.js';

/** Matches in linear time, and no text that is longer than what a pattern is for. Ajv tells patterns apart by their text, so each needs a text of its own. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = patternOf(pattern);
    return {
      test: (text: string) => text.length <= mostCharactersMatched && compiled.matcher(text).find(),
      toString: () => `/${pattern}/`,
    };
  },
  { code: 'new RegExp' },
);

/** Keywords of this language that hold a value to something; the others that begin with `x-` describe. */
const compared: ReadonlySet<string> = new Set(['x-decimals', 'x-past']);

/** What a validator is called with as `this`. */
export interface CheckContext {
  /** the Jalali day of filing; without it nothing is held against it */
  today?: string;
}

const decimalsOf = (text: string): number => /\.(\d*)$/.exec(text)?.[1]?.length ?? 0;

/** JSON Schema 2020-12 in ajv's strict mode, with the formats of this language and nothing fetched from anywhere. */
export function schemaCompiler(schema: Schema, over: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // Whoever checks a form asks for that by itself; a published one has been checked.
    validateSchema: false,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    // A day that lies in the past by nature is held against the day on which it is filed.
    passContext: true,
    logger: false,
    // Tidying what is generated takes longer than it ever saves: half of the time that the largest form needs.
    code: { regExp: linear, optimize: false },
    ...over,
  });
  addFormats.default(ajv, { formats: [...standardFormats], keywords: true });
  for (const [name, { definition }] of Object.entries(formats)) ajv.addFormat(name, definition);
  ajv.addKeyword({
    keyword: 'x-decimals',
    type: 'string',
    schemaType: 'number',
    validate: (most: number, text: string) => decimalsOf(text) <= most,
  });
  ajv.addKeyword({
    keyword: 'x-past',
    type: 'string',
    schemaType: 'boolean',
    validate(this: CheckContext | undefined, isPast: boolean, text: string) {
      return !isPast || this?.today === undefined || text <= this.today;
    },
  });
  const own = everySchema(schema, '').flatMap((placed) => Object.keys(placed.schema));
  const annotations = new Set(own.filter((key) => key.startsWith('x-') && !compared.has(key) && !keywords.has(key)));
  ajv.addVocabulary([...annotations]);
  return ajv;
}

/** Days without bounds of their own are held to those that are meant. */
function withDays(value: unknown, days: Days): unknown {
  if (Array.isArray(value)) return value.map((inner) => withDays(inner, days));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, asIs.has(key) ? inner : withDays(inner, days)]);
  const bounds = 'format' in value && value.format === 'jalali-date' ? boundsOf(value, days) : {};
  return { ...Object.fromEntries(entries), ...bounds };
}

const asIs: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples']);
const boundsOf = (schema: object, { first, last }: Days) => ({
  ...(!('formatMinimum' in schema || 'formatExclusiveMinimum' in schema) && { formatMinimum: first }),
  ...(!('formatMaximum' in schema || 'formatExclusiveMaximum' in schema) && { formatMaximum: last }),
});

const compiled = new Map<Days, WeakMap<Schema, ValidateFunction>>();

/** The validator of a schema, compiled once. @throws where the schema is none; published forms have been checked */
export function validatorOf(schema: Schema, days: Days = usualDays): ValidateFunction {
  const known = compiled.get(days) ?? new WeakMap<Schema, ValidateFunction>();
  compiled.set(days, known);
  const validate = known.get(schema) ?? schemaCompiler(schema).compile(withDays(schema, days) as Schema);
  known.set(schema, validate);
  return validate;
}
