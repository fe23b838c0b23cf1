import { withoutKeywords } from '../answers/draft-schema.js';
import type { Schema } from '../expression/schema.js';

/** Whether a value is as a condition of the form says. */
export type Holds = (condition: Schema | boolean, value: unknown) => boolean;

const needs: ReadonlySet<string> = new Set(['required', 'dependentRequired', 'minItems', 'minProperties', 'contains']);
const eased = new WeakMap<Schema, Schema>();

/** A condition without what must be there: whether a value that is not complete yet may become one that it says. */
export function withoutNeeds(condition: Schema): Schema {
  const done = eased.get(condition) ?? (withoutKeywords(condition, (keyword) => needs.has(keyword)) as Schema);
  eased.set(condition, done);
  return done;
}
