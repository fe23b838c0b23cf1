import { Optional } from '@marcbachmann/cel-js';
import { type Compiled, compileParsed, parseExpression } from '../expression/compile.js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import { createEnvironment } from '../expression/environment.js';
import { type Schema, typeOf } from '../expression/schema.js';
import { type Shape, schemaShape } from '../expression/shape.js';

/** Expressions over the answers to one version of a form. */
export interface Computer {
  /** @throws ExpressionError where it does not give a value of a type */
  compile(text: string, type: string): Compiled;
  /** undefined where the answers do not hold what it needs */
  value(compiled: Compiled, answers: Record<string, unknown>): unknown;
}

/** More decimals than any area, rate or amount is stated with. */
const DECIMALS = 12;

/** @throws SchemaTypeError where the form has no types */
export function computerOver(form: Schema): Computer {
  const env = createEnvironment();
  const shape = schemaShape(env, 'answers', form);
  env.registerVariable('answers', shape.type);
  const names = ['answers', ...namesOf(shape)];
  return {
    compile: (text, type) =>
      compileParsed(parseExpression(env, text), text, { expected: [type, `optional<${type}>`], names }),
    value(compiled, answers) {
      try {
        return jsonOf(compiled.run({ answers: shape.read(answers) }));
      } catch {
        // What a draft does not hold yet is left to the applicant.
        return undefined;
      }
    },
  };
}

/** The type of the language that a field's values have; undefined for lists of groups, which nothing computes. */
export function celType(schema: Schema, root: Schema): string | undefined {
  const type = typeOf(schema, root);
  if (type.kind === 'object') return undefined;
  if (type.kind !== 'array') return type.kind;
  const item = celType(type.items, root);
  return item && `list<${item}>`;
}

function* namesOf({ fields, item }: Shape): Iterable<string> {
  for (const [name, inner] of fields ?? item?.fields ?? []) {
    yield name;
    yield* namesOf(inner);
  }
}

function jsonOf(value: unknown): unknown {
  if (value instanceof Optional) return value.hasValue() ? jsonOf(value.value()) : undefined;
  if (typeof value === 'bigint') return Number(value);
  if (isDecimal(value)) return decimalText(value, DECIMALS);
  if (value instanceof JalaliDate) return value.text;
  return Array.isArray(value) ? value.map(jsonOf) : value;
}
