import { expect, test } from 'vitest';
import { plotFieldOf } from './plot-field.js';

const lookingUp = (register: string, key: string) => plotFieldOf({ registers: [{ name: 'one', register, key }] });

test('the plot is named by the one field that plots are looked up by', () => {
  expect(lookingUp('parcels', 'answers.property.nosaziCode')).toBe('property.nosaziCode');
  expect(lookingUp('parcels', 'answers.plots[0].code')).toBeUndefined();
  expect(lookingUp('parcels', 'answers.a + answers.b')).toBeUndefined();
  expect(lookingUp('permits', 'answers.basePermit.number')).toBeUndefined();
  expect(plotFieldOf({ registers: [] })).toBeUndefined();
});
