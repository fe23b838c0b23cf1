import { expect, it } from 'vitest';
import { mandateReaches } from './mandates.js';

const permitType = 'merger';
const one = '9-1-7-1-0-0-0';
const two = '9-1-7-2-0-0-0';

it.each([
  ['every parcel, one', null, one, [], true],
  ['every parcel, several', null, one, [one, two], true],
  ['a parcel, that alone', one, one, null, true],
  ['a parcel, another', one, two, [], false],
  ['a parcel, that beside another', one, one, [one, two], false],
  ['a parcel, another beside it', one, two, [two, one], false],
] as const)('a mandate for %s', (_, of, parcel, parcels, reaches) => {
  const mandate = { permitTypes: [permitType], parcel: of };
  expect(mandateReaches(mandate, { permitType, parcel, parcels, drafting: true })).toBe(reaches);
});

it('a mandate for a parcel reaches a draft that names none yet, and no filing that names none', () => {
  const mandate = { permitTypes: [permitType], parcel: one };
  expect(mandateReaches(mandate, { permitType, parcel: null, parcels: [], drafting: true })).toBe(true);
  expect(mandateReaches(mandate, { permitType, parcel: null, parcels: [] })).toBe(false);
});
