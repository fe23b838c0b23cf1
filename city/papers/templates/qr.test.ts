import fc from 'fast-check';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { isShortestAsBytes } from './qr.js';

const modulesOf = (parts: Parameters<typeof create>[0]) => [
  ...create(parts, { errorCorrectionLevel: 'M' }).modules.data,
];

const of = (units: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...units), minLength, maxLength });
const word = of('abcdefghijklmnopqrstuvwxyz_', 4, 20);

/** Words, with runs of digits and capitals between them that are nearly worth another mode. */
const tokens = fc
  .array(
    fc.tuple(word, fc.oneof(of('0123456789', 1, 7), of('ABCDEFGHIJKLMNOPQRSTUVWXYZ-./', 1, 13), of('AZ09', 1, 9))),
    {
      minLength: 25,
      maxLength: 30,
    },
  )
  .map((parts) => `${parts.flat().join('')}words`)
  .filter(isShortestAsBytes);

test('what is written as bytes is the code that weighing every way to divide it would give', () => {
  fc.assert(
    fc.property(tokens, (text) => {
      expect(modulesOf([{ data: Buffer.from(text), mode: 'byte' }])).toEqual(modulesOf(text));
    }),
    { numRuns: 60, seed: 1405 },
  );
});

test.each([
  ['a text of words', `https://city.example/verify#${'abcdef'.repeat(50)}`, true],
  ['a short one', 'https://city.example/verify', false],
  ['a long number', `${'abcdef'.repeat(50)}${'1'.repeat(20)}${'abcdef'.repeat(5)}`, false],
  ['capitals at its end', `${'abcdef'.repeat(50)}ABCDEFG`, false],
  ['nothing but capitals', 'ABCDEF'.repeat(50), false],
  ['another script', 'شهر'.repeat(100), false],
])('%s', (_, text, bytes) => {
  expect(isShortestAsBytes(text)).toBe(bytes);
});
