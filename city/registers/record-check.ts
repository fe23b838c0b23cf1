import type { ErrorObject, ValidateFunction } from 'ajv';
import { validatorOf } from '../../forms/answers/schema-compiler.js';
import type { Schema } from '../../forms/expression/schema.js';
import { writtenDays } from '../../forms/jalali.js';

/** What a register's schema says of its records. */
export interface RecordCheck {
  /** The field that a record is found by; undefined where the schema has no `x-key`. */
  keyField: string | undefined;
  /** Why a record is not one of this register's, in short; empty when it is. No value of the record is repeated. */
  reasonsAgainst(record: unknown): string[];
}

const MOST_REASONS = 3;

export function createRecordCheck(schema: Schema): RecordCheck {
  const keyField = schema['x-key'];
  const validate = compiled(schema);
  return {
    keyField: typeof keyField === 'string' ? keyField : undefined,
    reasonsAgainst(record) {
      if (typeof validate === 'string') return [validate];
      if (typeof record !== 'object' || record === null || Array.isArray(record)) return ['the record is no object'];
      if (validate(record)) return [];
      return (validate.errors ?? []).slice(0, MOST_REASONS).map(reasonOf);
    },
  };
}

/** The fields of a record that are not against a register's schema; those that the schema does not know are a type's own. */
export function fittingFields(schema: Schema, record: Record<string, unknown>): Record<string, unknown> {
  const known = (schema.properties ?? {}) as Record<string, Schema>;
  const fits = ([name, value]: [string, unknown]) => {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!isStorable({ [name]: value })) return false;
    return !property || checkOfField(name, property).reasonsAgainst({ [name]: value }).length === 0;
  };
  return Object.fromEntries(Object.entries(record).filter(fits));
}

/** By the field's schema itself, which nobody changes, as long as it is used. */
const fieldChecks = new WeakMap<Schema, RecordCheck>();

function checkOfField(name: string, property: Schema): RecordCheck {
  const known = fieldChecks.get(property);
  const check = known ?? createRecordCheck({ type: 'object', properties: { [name]: property } });
  fieldChecks.set(property, check);
  return check;
}

function compiled(schema: Schema): ValidateFunction | string {
  try {
    return validatorOf(schema, writtenDays);
  } catch (error) {
    return `the schema of this register cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const formats: Record<string, string> = {
  decimal: 'must be a decimal number written as text, like "27.3"',
  'jalali-date': 'must be a Jalali day like 1405/09/02',
};

const sentences: Record<string, (params: Record<string, unknown>) => string> = {
  type: ({ type }) => `must be of type ${String(type)}`,
  format: ({ format }) => formats[String(format)] ?? `must be a ${String(format)}`,
  pattern: ({ pattern }) => `does not have the form ${String(pattern)}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as unknown[]).join(', ')}`,
  minimum: ({ limit }) => `must be ${limit} or more`,
  maximum: ({ limit }) => `must be ${limit} or less`,
  minLength: ({ limit }) => `must have at least ${limit} characters`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  formatMinimum: ({ limit }) => `must be ${limit} or later`,
  formatMaximum: ({ limit }) => `must be ${limit} or earlier`,
  minItems: ({ limit }) => `must have at least ${limit} items`,
  maxItems: ({ limit }) => `must have at most ${limit} items`,
};

function reasonOf({ keyword, instancePath, params, message }: ErrorObject): string {
  const at = instancePath.slice(1).replaceAll('/', '.');
  const inner = (name: unknown) => [at, String(name).slice(0, 60)].filter(Boolean).join('.');
  if (keyword === 'required') return `${inner(params.missingProperty)} is missing`;
  if (keyword === 'additionalProperties') return `${inner(params.additionalProperty)} is no field of this register`;
  return `${at || 'the record'} ${sentences[keyword]?.(params) ?? message ?? 'is wrong'}`;
}

/** Longer keys, and characters that neither PostgreSQL nor an address can hold as they are, name no record anywhere. */
export const isRecordKey = (key: string): boolean =>
  key.length > 0 && key.length <= 200 && isStorable(key) && key !== '.' && key !== '..';

/** False for a value with NUL or half a surrogate pair in a text, which PostgreSQL refuses. */
export const isStorable = (value: unknown): boolean =>
  !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value));
