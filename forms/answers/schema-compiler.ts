import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mostCharactersMatched, patternOf } from '../expression/pattern.js';
import type { Schema } from '../expression/schema.js';
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
  const own = everySchema(schema, '').flatMap((placed) => Object.keys(placed.schema));
  const annotations = new Set(own.filter((key) => key.startsWith('x-') && key !== 'x-decimals' && !keywords.has(key)));
  ajv.addVocabulary([...annotations]);
  return ajv;
}

const compiled = new WeakMap<Schema, ValidateFunction>();

/** The validator of a schema, compiled once. @throws where the schema is none; published forms have been checked */
export function validatorOf(schema: Schema): ValidateFunction {
  const validate = compiled.get(schema) ?? schemaCompiler(schema).compile(schema);
  compiled.set(schema, validate);
  return validate;
}
