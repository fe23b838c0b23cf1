import { parseDecimal } from '../../expression/decimal.js';

/** One thing that came out other than the file says. */
export interface Difference {
  case: string;
  field: string;
  expected: string;
  got: string;
}

export type Report = (field: string, expected: unknown, got: unknown) => void;

export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;

/** Equal as numbers; where one was rounded after two decimals or more, equal up to those. A rounded 70.00 is shown as 70. */
function sameNumber(expected: string, got: string): boolean {
  const [a, b] = [parseDecimal(expected), parseDecimal(got)];
  if (!a || !b) return false;
  if (a.equals(b)) return true;
  const digits = Math.min(decimals(expected), Math.max(decimals(got), 2));
  if (digits < 2) return false;
  return a
    .sub(b)
    .abs()
    .mul(10 ** digits)
    .lte('1/2');
}

/** Numbers and texts compare by value ("2.0" = 2), lists element by element, whether written as a list or with commas. */
export function sameValue(expected: unknown, got: unknown): boolean {
  if (expected === null || expected === undefined) return got === null || got === undefined;
  if (got === null || got === undefined) return false;
  if (Array.isArray(expected)) {
    const list = Array.isArray(got) ? got : String(got) === '—' ? [] : String(got).split(', ');
    return list.length === expected.length && expected.every((item, i) => sameValue(item, list[i]));
  }
  return String(expected) === String(got) || sameNumber(String(expected), String(got));
}

export function compare(report: Report, field: string, expected: unknown, got: unknown): void {
  if (!sameValue(expected, got)) report(field, expected, got);
}
