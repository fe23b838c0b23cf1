import { expect, it } from 'vitest';
import { resultsInWords } from './results-in-words.js';

const id = '01a22cf0-5943-75be-902a-e553050b0f8e';
const words = new Map([[id, '{"area":"90"}']]);

it('says what people filled in, and nothing where their words are not of the case', () => {
  expect(resultsInWords({ look: { outcome: 'approve', answers: id } }, words)).toEqual({
    look: { outcome: 'approve', area: '90' },
  });
  expect(resultsInWords({ told: { signal: 'ready', words: id } }, words)).toEqual({
    told: { signal: 'ready', data: { area: '90' } },
  });
  expect(resultsInWords({ look: { answers: id.replace('0', '1') } }, words)).toEqual({ look: {} });
});

it('keeps what a service answers under names that words have', () => {
  const answered = { words: 'all clear', answers: [1, 2], area: 3 };
  expect(resultsInWords({ enquiry: answered }, words)).toEqual({ enquiry: answered });
});
