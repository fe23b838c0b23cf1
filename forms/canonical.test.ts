import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.js';
import { hashOf } from './hash.js';
import { nearestName } from './nearest.js';

test('the order of keys does not matter, that of lists does', () => {
  expect(canonicalJson({ b: [1, 2], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[1,2]}');
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  expect(hashOf({ a: undefined })).toBe(hashOf({}));
});

test('it is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['reveiw', ['request', 'review', 'payment'], 'review'],
  ['R-COV-1', ['R-COV-01', 'R-DEN-01'], 'R-COV-01'],
  ['x', ['payment'], undefined],
  ['', [], undefined],
])('nearest to "%s" of %j is %s', (name, names, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});
