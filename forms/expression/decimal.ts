import { Fraction } from 'fraction.js';
import { DivisionByZeroError, NumberTooLargeError } from './missing.js';

/** An exact rational number. `decimal` in expressions. */
export type Decimal = Fraction;

// The library replaces its prototype and so loses `constructor`, by which the expression language tells types apart.
Object.defineProperty(Fraction.prototype, 'constructor', { value: Fraction });

const bound = 1n << 500n;
const int64 = 1n << 63n;
/** Longer numerals are no area, rate or amount; they are refused before they are parsed. */
const numeral = /^[+-]?\d{1,30}(\.\d{1,20})?$/;

const bounded = (value: Fraction): Decimal => {
  if (value.n > bound || value.d > bound) throw new NumberTooLargeError();
  return value;
};

export const isDecimal = (value: unknown): value is Decimal => value instanceof Fraction;

/** Reads `27.30`; anything else gives undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  if (!numeral.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point === -1) return new Fraction(BigInt(text));
  const decimals = text.slice(point + 1);
  return new Fraction(BigInt(text.slice(0, point) + decimals), 10n ** BigInt(decimals.length));
}

export const toDecimal = (value: bigint | Decimal): Decimal =>
  typeof value === 'bigint' ? new Fraction(value) : value;

export const zero: Decimal = new Fraction(0);

export const arithmetic = {
  '+': (a: Decimal, b: Decimal) => bounded(a.add(b)),
  '-': (a: Decimal, b: Decimal) => bounded(a.sub(b)),
  '*': (a: Decimal, b: Decimal) => bounded(a.mul(b)),
  '/': (a: Decimal, b: Decimal) => {
    if (b.n === 0n) throw new DivisionByZeroError();
    return bounded(a.div(b));
  },
};

/** A whole number as expressions have it: 64 bits, never beyond. */
export function whole(value: bigint): bigint {
  if (value >= int64 || value < -int64) throw new NumberTooLargeError();
  return value;
}

export function floorOf({ s, n, d }: Decimal): bigint {
  const quotient = n / d;
  if (s >= 0n) return quotient;
  return n % d === 0n ? -quotient : -quotient - 1n;
}

export const ceilOf = (value: Decimal): bigint => -floorOf(value.neg());

/** Half away from zero, as the tariff rounds: 0.5 gives 1. */
export function halfUp(value: Decimal): bigint {
  const rounded = (value.n * 2n + value.d) / (value.d * 2n);
  return value.s < 0n ? -rounded : rounded;
}

const powersOfTen = [1n, 10n, 100n, 1_000n, 10_000n];
const ZERO = '0'.charCodeAt(0);
const decimalsOf = (value: Decimal) => ((value.n * 10_000n) % value.d === 0n ? 4 : 2);

/** `27.3`, exact where it ends within four decimals, else rounded half up to two; or to as many as are asked for. */
export function decimalText(value: Decimal, asked?: number): string {
  const sign = value.s < 0n ? '-' : '';
  if (value.d === 1n) return `${sign}${value.n}`;
  const digits = asked ?? decimalsOf(value);
  const scale = powersOfTen[digits] ?? 10n ** BigInt(digits);
  const scaled = (value.n * scale * 2n + value.d) / (value.d * 2n);
  const written = String(scaled).padStart(digits + 1, '0');
  let end = written.length;
  while (end > written.length - digits && written.charCodeAt(end - 1) === ZERO) end -= 1;
  const point = written.length - digits;
  return `${sign}${written.slice(0, point)}${end > point ? `.${written.slice(point, end)}` : ''}`;
}

/** The power of a decimal; the exponent is a small whole number. */
export function power(base: Decimal, exponent: bigint): Decimal {
  if (exponent < 0n || exponent > 200n) throw new NumberTooLargeError();
  let result: Decimal = new Fraction(1);
  for (let i = 0n; i < exponent; i += 1n) result = bounded(result.mul(base));
  return result;
}
