import { Optional } from '@marcbachmann/cel-js';
import { type Compiled, compileParsed, parseExpression } from './compile.js';
import { JalaliDate } from './date.js';
import { decimalText, isDecimal } from './decimal.js';
import { createEnvironment } from './environment.js';
import { type Schema, typeOf } from './schema.js';
import { type Shape, schemaShape } from './shape.js';

/** Expressions over the answers to one version of a form. */
export interface Computer {
  /** @throws ExpressionError where it does not give a value of a type */
  compile(text: string, type: string): Compiled;
  /**
   * Undefined where the answers do not hold what it needs.
   * @param item the entry that `item` stands for
   */
  value(compiled: Compiled, answers: Record<string, unknown>, more?: { item?: unknown; decimals?: number }): unknown;
}

/** More decimals than any area, rate or amount is stated with. */
const DECIMALS = 12;

/**
 * @param list of which an expression sees one entry as `item`, by its path: `proposal.floors`
 * @throws SchemaTypeError where the form has no types
 */
export function computerOver(form: Schema, list?: string): Computer {
  const env = createEnvironment();
  const shape = schemaShape(env, 'answers', form);
  const entry = list === undefined ? undefined : entryAt(shape, list);
  env.registerVariable('answers', shape.type);
  if (entry) env.registerVariable('item', entry.type);
  const names = ['answers', ...namesOf(shape), ...(entry ? ['item'] : [])];
  // Entries of a list are worked out one after the other from the same answers.
  let latest: { answers: unknown; read: unknown } | undefined;
  function readOf(answers: Record<string, unknown>): unknown {
    if (latest?.answers !== answers) latest = { answers, read: shape.read(answers) };
    return latest.read;
  }
  return {
    compile: (text, type) =>
      compileParsed(parseExpression(env, text), text, { expected: [type, `optional<${type}>`], names }),
    value(compiled, answers, { item, decimals = DECIMALS } = {}) {
      try {
        const scope = { answers: readOf(answers), ...(entry && { item: entry.read(item) }) };
        return jsonOf(compiled.run(scope), decimals);
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

/** What stands in a list; of a list in a list what stands in the inner one. */
export const entryAt = (shape: Shape | undefined, path: string): Shape | undefined =>
  path.split('.').reduce<Shape | undefined>((at, name) => {
    const within = at?.fields?.get(name);
    return within?.item ?? within;
  }, shape);

function* namesOf({ fields, item }: Shape): Iterable<string> {
  for (const [name, inner] of fields ?? item?.fields ?? []) {
    yield name;
    yield* namesOf(inner);
  }
}

function jsonOf(value: unknown, decimals: number): unknown {
  if (value instanceof Optional) return value.hasValue() ? jsonOf(value.value(), decimals) : undefined;
  if (typeof value === 'bigint') return Number(value);
  if (isDecimal(value)) return decimalText(value, decimals);
  if (value instanceof JalaliDate) return value.text;
  return Array.isArray(value) ? value.map((each) => jsonOf(each, decimals)) : value;
}
