import { describe, expect, it } from 'vitest';
import { hasHiddenSign, onOneLine, wholeJson, withoutHiddenSigns, withTexts } from './plain-text.js';

describe('text', () => {
  it.each([
    ['ab\u202ecd', 'abcd'],
    ['a\u2066b\u2069\u200e\u200f\u061c\ufeff', 'ab'],
    ['a\u0000\u0007\u0085\u2028b', 'ab'],
    ['half \ud800 pair \udfff.', 'half  pair .'],
    ['نقشه\u200cها و 🏠', 'نقشه\u200cها و 🏠'],
    ['two\n\tlines\r\n', 'two\n\tlines\r\n'],
  ])('%j keeps what shows: %j', (given, kept) => {
    expect(withoutHiddenSigns(given)).toBe(kept);
    expect([given, given].map(hasHiddenSign)).toEqual(Array(2).fill(given !== kept));
  });

  it('of a title is on one line', () => {
    expect(onOneLine(' a\r\n\u202e b\t')).toBe('a b');
  });

  it('is made whole in JSON, keys too, and what is no text stays as it is', () => {
    const day = new Date(0);
    expect(wholeJson({ 'k\ud800': ['\udc00', 'a\0', 1, null, true, day, '🏠'] })).toEqual({
      'k\ufffd': ['\ufffd', 'a\ufffd', 1, null, true, day, '🏠'],
    });
    expect(withTexts([{ a: 'b' }], (text) => text.toUpperCase())).toEqual([{ A: 'B' }]);
  });
});
