import { Validator } from '@cfworker/json-schema';
import type { Holds } from '../../../forms/agenda/needs.js';
import type { Schema } from '../../../forms/expression/schema.js';

/** What is not there is held to nothing but these. */
const SAYS_WHAT = ['type', 'const', 'enum'];

const known = new WeakMap<Schema, Map<object, Validator>>();

/**
 * Tests conditions of a form without making code of them, which the pages' policy forbids. It reads JSON Schema 2020-12 as
 * the server's validator does.
 */
export function conditionsOf(root: Schema): Holds {
  const validators = known.get(root) ?? new Map<object, Validator>();
  known.set(root, validators);
  return (condition, value) => {
    if (typeof condition === 'boolean') return condition;
    let validator = validators.get(condition);
    if (!validator) {
      validator = new Validator({ $defs: root.$defs ?? {}, ...condition }, '2020-12', true);
      validators.set(condition, validator);
    }
    if (value === undefined) return !SAYS_WHAT.some((keyword) => keyword in condition);
    return validator.validate(value).valid;
  };
}
