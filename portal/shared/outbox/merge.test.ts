import { expect, test } from 'vitest';
import { mergeAnswers } from './merge.js';

const base = { plot: { area: '200', code: 'a' }, floors: [{ area: '1' }, { area: '2' }], uses: ['RES'] };

test('what only one side changed is taken from there', () => {
  const ours = { ...base, plot: { area: '250', code: 'a' } };
  const theirs = { ...base, plot: { area: '200', code: 'b' }, floors: [{ area: '1' }, { area: '3' }] };
  expect(mergeAnswers(base, ours, theirs)).toEqual({
    answers: { ...theirs, plot: { area: '250', code: 'b' } },
    conflicts: [],
  });
});

test('what both changed is asked about, and stands as elsewhere until then', () => {
  const ours = { ...base, floors: [{ area: '1' }, { area: '9' }], uses: ['COM'] };
  const theirs = { ...base, floors: [{ area: '7' }, { area: '8' }], uses: ['RES', 'COM'] };
  expect(mergeAnswers(base, ours, theirs)).toEqual({
    answers: theirs,
    conflicts: [
      { path: 'floors[1].area', ours: '9', theirs: '8' },
      { path: 'uses', ours: ['COM'], theirs: ['RES', 'COM'] },
    ],
  });
});

test('the same change on both sides is none', () => {
  const changed = { ...base, plot: { area: '3' } };
  expect(mergeAnswers(base, structuredClone(changed), changed)).toEqual({ answers: changed, conflicts: [] });
});

test('what was taken out here, and nowhere changed, is gone; lists of other lengths are one thing', () => {
  const { plot: _, ...ours } = base;
  expect(mergeAnswers(base, ours, { ...base, uses: [] }).answers).toEqual({ floors: base.floors, uses: [] });
  const longer = { ...base, floors: [...base.floors, { area: '5' }] };
  const shorter = { ...base, floors: [{ area: '1' }] };
  expect(mergeAnswers(base, longer, shorter).conflicts.map(({ path }) => path)).toEqual(['floors']);
});

test('answers that are begun on two devices are joined without a question', () => {
  expect(mergeAnswers({}, { a: { x: 1 } }, { a: { y: 2 } })).toEqual({ answers: { a: { x: 1, y: 2 } }, conflicts: [] });
});
