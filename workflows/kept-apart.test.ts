import { expect, it } from 'vitest';
import type { Carried } from './case-shape.js';
import { keptApart } from './kept-apart.js';
import { Parties } from './parties.js';

const parties = new Parties({
  people: ['owner', 'clerk'],
  offices: ['COUNTER'],
  clerks: ['clerk'],
  deciders: [],
} as unknown as Carried);
const open = { notBy: [], separateFrom: [] };
const by = (id: string, absent?: string) => ({ people: [id, ...(absent ? [absent] : [])], offices: [] });

it('keeps who filed at the counter from every step, whatever it says of the sides, and whoever stands in for them', () => {
  expect(keptApart(parties, open, by('clerk'))).toBe('FILED_AT_COUNTER');
  expect(keptApart(parties, open, by('another', 'clerk'))).toBe('FILED_AT_COUNTER');
  expect(keptApart(parties, open, by('another'))).toBeUndefined();
  // An owner may decide where a step says so; the counter's people never.
  expect(keptApart(parties, open, by('owner'))).toBeUndefined();
});

it('goes on so in the next run, and for those who file later', () => {
  const later = new Parties(parties.carried as unknown as Carried);
  expect(later.hasClerk('clerk')).toBe(true);
  later.join('colleague', { parties: { people: ['owner'], offices: ['COUNTER'], clerks: ['colleague'] } } as never);
  expect(['clerk', 'colleague', 'owner'].map((id) => later.hasClerk(id))).toEqual([true, true, false]);
});
