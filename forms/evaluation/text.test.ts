import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { fill } from './text.js';

const labels = new Map([['RES', { fa: 'مسکونی', en: 'residential', de: 'Wohnen' }]]);

describe('a sentence with values', () => {
  it('is filled in every language that it is written in, in its words and digits', () => {
    const template = { fa: '{use} تا {limit} متر', en: '{use} up to {limit} m', de: '{use} bis {limit} m' };
    expect(fill(template, { use: 'RES', limit: new Fraction('12.5') }, labels)).toEqual({
      fa: 'مسکونی تا ۱۲٫۵ متر',
      en: 'residential up to 12.5 m',
      de: 'Wohnen bis 12.5 m',
    });
  });

  it('keeps a name for which there is no value', () => {
    const template = { fa: 'تا {limit} {unit}', en: 'up to {limit} {unit}' };
    expect(fill(template, { limit: 3n, unit: undefined }, labels)).toEqual({
      fa: 'تا ۳ {unit}',
      en: 'up to 3 {unit}',
    });
  });
});
