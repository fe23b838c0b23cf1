import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arithmetic, ceilOf, decimalText, floorOf, halfUp, parseDecimal, toDecimal } from './decimal.js';
import { DivisionByZeroError, NumberTooLargeError } from './missing.js';

const of = (text: string) => parseDecimal(text) ?? expect.fail(text);

test.each([
  ['0.5', 1n, 0n, 1n],
  ['1.49', 1n, 1n, 2n],
  ['2.5', 3n, 2n, 3n],
  ['-0.5', -1n, -1n, 0n],
  ['-2.4', -2n, -3n, -2n],
  ['7', 7n, 7n, 7n],
])('%s rounds to %s, down to %s, up to %s', (text, rounded, floor, ceil) => {
  expect([halfUp(of(text)), floorOf(of(text)), ceilOf(of(text))]).toEqual([rounded, floor, ceil]);
});

test('half a rial after a division rounds up, as no decimal of any precision would', () => {
  const third = arithmetic['/'](toDecimal(1n), toDecimal(3n));
  const half = arithmetic['*'](arithmetic['*'](third, toDecimal(3n)), of('0.5'));
  expect(halfUp(half)).toBe(1n);
});

test.each([
  ['1', '3', '0.33'],
  ['2', '3', '0.67'],
  ['1', '8', '0.125'],
  ['-1', '3', '-0.33'],
  ['300', '250', '1.2'],
  ['1', '1', '1'],
])('%s / %s is shown as %s', (a, b, shown) => {
  expect(decimalText(arithmetic['/'](of(a), of(b)))).toBe(shown);
});

test.each(['', 'x', '1e9', '1.', '.5', ' 1', '1/3', '0x10', 'Infinity', '9'.repeat(31)])(
  '"%s" is no decimal',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  },
);

test('division by zero and growth without end are refused', () => {
  expect(() => arithmetic['/'](of('1'), of('0'))).toThrow(DivisionByZeroError);
  let value = of('7');
  expect(() => {
    for (let i = 0; i < 20; i += 1) value = arithmetic['*'](value, value);
  }).toThrow(NumberTooLargeError);
});

test('what is written is what is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 9999 }), (whole, part) => {
      const text = `${whole}.${String(part).padStart(4, '0')}`.replace(/\.?0+$/, '');
      fc.pre(/\./.test(text));
      expect(decimalText(of(text))).toBe(text);
    }),
  );
});
