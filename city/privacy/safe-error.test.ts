import { expect, it } from 'vitest';
import { withoutValues } from './safe-error.js';

it('says what a document does wrong without the value that is wrong', () => {
  const wrong = 'Variable "$a" got invalid value "9990000018" at "a.b"; Expected type "Int".';
  expect(withoutValues(wrong)).toBe('Variable "$a" got an invalid value at "a.b"; Expected type "Int".');
});

it('looks through no more of a complaint than a person reads, however long its sender made it', () => {
  const long = `Cannot query field "${'a1'.repeat(50_000)}" on type "Query".`;
  expect(withoutValues(long).length).toBeLessThan(1_100);
  expect(withoutValues(long)).toContain('on type "Query".');
});
