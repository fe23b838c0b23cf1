import { expect, test } from 'vitest';
import { correctionsIn, correctionsOf } from './corrections.js';

const asked = [
  { path: 'proposal.floors[1].area', text: 'As the plan says: 120.5' },
  { path: 'SITE-PLAN', text: 'The second sheet\nis missing' },
];

test('corrections come out of a return as they were asked for, beside its conditions', () => {
  const kept = [...correctionsOf('return', asked), 'Only until spring'];
  expect(correctionsIn(kept)).toEqual(asked);
});

test.each([
  ['approve', asked, 'corrections'],
  ['return', [{ path: 'a b', text: 'x' }], 'corrections.0.path'],
  ['return', [{ path: 'a', text: '  ' }], 'corrections.0.text'],
  ['return', Array.from({ length: 51 }, () => ({ path: 'a', text: 'x' })), 'corrections'],
])('what is no correction is refused at its place: %s %#', (outcome, given, path) => {
  expect(() => correctionsOf(outcome, given)).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ path })] }) as Error,
  );
});
