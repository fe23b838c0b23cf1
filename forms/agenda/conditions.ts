import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaCompiler } from '../answers/schema-compiler.js';
import type { Schema } from '../expression/schema.js';
import type { Holds } from './needs.js';

interface Known {
  compiler: Ajv2020;
  conditions: WeakMap<Schema, ValidateFunction>;
}

/** A condition stands in a form whose types it need not repeat, and only whether it holds is of interest. */
const partly = { strict: false, allErrors: false, verbose: false };

const known = new WeakMap<Schema, Known>();

/** Tests conditions that stand somewhere in a form, each compiled once. The form is checked and published. */
export function conditionsOf(root: Schema): Holds {
  const of = known.get(root) ?? { compiler: schemaCompiler(root, partly), conditions: new WeakMap() };
  known.set(root, of);
  return (condition, value) => {
    if (typeof condition === 'boolean') return condition;
    const validate = of.conditions.get(condition) ?? of.compiler.compile({ $defs: root.$defs ?? {}, ...condition });
    of.conditions.set(condition, validate);
    return validate(value) === true;
  };
}
