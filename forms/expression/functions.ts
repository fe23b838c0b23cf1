import type { Environment, Optional } from '@marcbachmann/cel-js';
import { squareMetres } from '../geometry.js';
import { isLegalId, isMobile, isNationalId, isNosaziCode, isPostalCode } from '../identifiers.js';
import { addDays, addMonths, fullYears, jalaliYear, lastDayOfYear } from '../jalali.js';
import { onSamePlot } from '../plot.js';
import { JalaliDate, parseDate } from './date.js';
import {
  arithmetic,
  ceilOf,
  type Decimal,
  floorOf,
  halfUp,
  isDecimal,
  parseDecimal,
  power,
  toDecimal,
  whole,
  zero,
} from './decimal.js';
import { limits } from './limits.js';
import { NumberTooLargeError, ValueMissingError } from './missing.js';

type Numeric = bigint | Decimal;

const less = (a: Numeric, b: Numeric) =>
  typeof a === 'bigint' && typeof b === 'bigint' ? a < b : toDecimal(a).lt(toDecimal(b));
const smaller = (a: Numeric, b: Numeric) => (less(b, a) ? b : a);
const greater = (a: Numeric, b: Numeric) => (less(a, b) ? b : a);
const both = ['int', 'decimal'] as const;
const plus = (sum: Decimal, value: Decimal) => arithmetic['+'](sum, value);

/** Months or days that a date may be moved by. */
function steps(count: bigint): number {
  if (count > 40_000n || count < -40_000n) throw new NumberTooLargeError();
  return Number(count);
}

/** Each part of `amount` that lies between two limits, times that bracket's rate; what is above the last by the last rate. */
function progressive(amount: Decimal, tops: Decimal[], rates: Decimal[]): Decimal {
  let sum = zero;
  let reached = zero;
  rates.forEach((rate, i) => {
    const top = tops[i];
    const upTo = top?.lt(amount) ? top : amount;
    if (upTo.gt(reached)) sum = plus(sum, arithmetic['*'](upTo.sub(reached), rate));
    if (upTo.gt(reached)) reached = upTo;
  });
  return sum;
}

/** What tells values apart that are objects to JavaScript: equal numbers and days are one, however they came to be. */
function keyOf(value: unknown): unknown {
  if (isDecimal(value)) return value.toFraction();
  return value instanceof JalaliDate ? value.text : value;
}

function distinct(list: unknown[]): unknown[] {
  const first = new Map<unknown, unknown>();
  for (const value of list) {
    const key = keyOf(value);
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}

function range(from: bigint, to: bigint): bigint[] {
  const length = to - from + 1n;
  if (length > BigInt(limits.listLength)) throw new NumberTooLargeError();
  return Array.from({ length: Math.max(0, Number(length)) }, (_, i) => from + BigInt(i));
}

function registerNumbers(env: Environment): void {
  env
    .registerFunction('dec(string): decimal', (text: string) => {
      const value = parseDecimal(text);
      if (!value) throw new ValueMissingError(text, 'value');
      return value;
    })
    .registerFunction('dec(int): decimal', toDecimal)
    .registerFunction('floor(decimal): int', (value: Decimal) => whole(floorOf(value)))
    .registerFunction('ceil(decimal): int', (value: Decimal) => whole(ceilOf(value)))
    .registerFunction('rial(decimal): int', (value: Decimal) => whole(halfUp(value)))
    .registerFunction('pow(decimal, int): decimal', power)
    .registerFunction('progressive(decimal, list<decimal>, list<decimal>): decimal', progressive)
    .registerFunction('sum(list<int>): int', (list: bigint[]) => whole(list.reduce((a, b) => a + b, 0n)))
    .registerFunction('sum(list<decimal>): decimal', (list: Decimal[]) => list.reduce(plus, zero));
  for (const a of both) {
    for (const b of both) {
      const result = a === 'int' && b === 'int' ? 'int' : 'decimal';
      const of = (value: Numeric) => (result === 'int' ? value : toDecimal(value));
      env
        .registerFunction(`min(${a}, ${b}): ${result}`, (x: Numeric, y: Numeric) => of(smaller(x, y)))
        .registerFunction(`max(${a}, ${b}): ${result}`, (x: Numeric, y: Numeric) => of(greater(x, y)))
        .registerFunction(`clamp(decimal, ${a}, ${b}): decimal`, (value: Decimal, low: Numeric, high: Numeric) =>
          toDecimal(smaller(greater(value, low), high)),
        );
    }
    // The second argument is the answer for an empty list, and none below (above) it comes out.
    env
      .registerFunction(`max(list<${a}>, ${a}): ${a}`, (list: Numeric[], least: Numeric) => list.reduce(greater, least))
      .registerFunction(`min(list<${a}>, ${a}): ${a}`, (list: Numeric[], most: Numeric) => list.reduce(smaller, most));
  }
}

function registerLists(env: Environment): void {
  env
    .registerFunction('distinct(list<A>): list<A>', distinct)
    .registerFunction('range(int, int): list<int>', range)
    .registerFunction('list<A>.orMissing(): A', (list: unknown[]) => {
      if (list.length === 0) throw new ValueMissingError('', 'row');
      return list[0];
    })
    .registerFunction('optional<A>.orMissing(): A', (optional: Optional) => {
      if (!optional.hasValue()) throw new ValueMissingError('', 'value');
      return optional.value();
    });
}

function registerDates(env: Environment): void {
  const moved = (text: string): JalaliDate => {
    const day = parseDate(text);
    if (!day) throw new NumberTooLargeError();
    return day;
  };
  env
    .registerFunction('date(string): date', (text: string) => {
      const value = parseDate(text);
      if (!value) throw new ValueMissingError(text, 'value');
      return value;
    })
    .registerFunction('date.addMonths(int): date', (day: JalaliDate, n: bigint) => moved(addMonths(day.text, steps(n))))
    .registerFunction('date.addDays(int): date', (day: JalaliDate, n: bigint) => moved(addDays(day.text, steps(n))))
    .registerFunction('date.year(): int', (day: JalaliDate) => BigInt(jalaliYear(day.text)))
    .registerFunction('date.yearEnd(): date', (day: JalaliDate) => moved(lastDayOfYear(day.text)))
    .registerFunction('fullYears(date, date): int', (from: JalaliDate, to: JalaliDate) =>
      BigInt(fullYears(from.text, to.text)),
    )
    .registerFunction('string(date): string', (day: JalaliDate) => day.text);
}

/** The functions that expressions may call. They are about numbers, lists, days and identifiers, never about permits. */
export function registerFunctions(env: Environment): void {
  registerNumbers(env);
  registerLists(env);
  registerDates(env);
  env
    .registerFunction('validNationalId(string): bool', isNationalId)
    .registerFunction('validLegalId(string): bool', isLegalId)
    .registerFunction('validPostalCode(string): bool', isPostalCode)
    .registerFunction('validNosaziCode(string): bool', isNosaziCode)
    .registerFunction('samePlot(string, string): bool', onSamePlot)
    .registerFunction('samePlot(string, optional<string>): bool', (code: string, other: Optional<string>) =>
      onSamePlot(code, other.orValue('')),
    )
    .registerFunction('validMobile(string): bool', isMobile)
    .registerFunction('geoArea(string): decimal', (text: string) => {
      const area = parseDecimal(squareMetres(text) ?? '');
      if (!area) throw new ValueMissingError(text.slice(0, 40), 'value');
      return area;
    });
}
