import { parseDecimal } from '../../forms/expression/decimal.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { formMapOf, patternOf } from '../talk/form-map.js';

/** Where answers are not as expected: a path, and both values. */
export interface Difference {
  path: string;
  expected: unknown;
  actual: unknown;
  /** a value was given that is not the one that was meant, which is worse than none */
  isWrong: boolean;
}

/** Every place where two sets of answers differ; exact decimals compare by value. */
export function differences({ form }: FormDefinition, expected: unknown, actual: unknown): Difference[] {
  const [wanted, had] = [flat(expected), flat(actual)];
  const leaves = formMapOf(form).leaves;
  return [...new Set([...wanted.keys(), ...had.keys()])].flatMap((path) => {
    const [value, given] = [wanted.get(path), had.get(path)];
    const isDecimal = leaves.get(patternOf(path))?.format === 'decimal';
    if (JSON.stringify(value) === JSON.stringify(given) || (isDecimal && sameNumber(value, given))) return [];
    return [{ path, expected: value, actual: given, isWrong: given !== undefined }];
  });
}

function sameNumber(a: unknown, b: unknown): boolean {
  const [first, second] = [a, b].map((value) => (value === undefined ? undefined : parseDecimal(String(value))));
  return first !== undefined && second !== undefined && Number(first.compare(second)) === 0;
}

function flat(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) flat(each, `${path}[${i}]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) flat(each, path === '' ? key : `${path}.${key}`, found);
  } else if (value !== undefined) found.set(path, value);
  return found;
}
