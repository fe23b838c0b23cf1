import { expect, it } from 'vitest';
import { inParts, recordsIn } from './records-in.js';

const row = (n: number) => ({ register: 'parcels', record: { nosaziCode: String(n) } });

it('reads a list, or one record a line, and nothing else', () => {
  expect(recordsIn(JSON.stringify([row(1), row(2)]))).toEqual([row(1), row(2)]);
  expect(recordsIn(`${JSON.stringify(row(1))}\n\n${JSON.stringify(row(2))}\n`)).toEqual([row(1), row(2)]);
  for (const text of ['', '[]', 'no JSON', '{"register":"parcels"}', '[1]', '{"register":"parcels","record":[]}']) {
    expect(recordsIn(text), text).toBeUndefined();
  }
});

it('parts a long list and knows where each part begins', () => {
  const parts = inParts(Array.from({ length: 1_001 }, (_, i) => row(i)));
  expect(parts.map(([first, rows]) => [first, rows.length])).toEqual([
    [0, 500],
    [500, 500],
    [1_000, 1],
  ]);
});
