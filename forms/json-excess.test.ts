import { describe, expect, it } from 'vitest';
import { jsonExcess } from './json-excess.js';

const bounds = { depth: 3, values: 6 };

describe('a JSON text before it is parsed', () => {
  it('may be as deep and as large as the bounds', () => {
    expect(jsonExcess('[[[1]]]', bounds)).toBeUndefined();
    expect(jsonExcess('[[], [], []]', bounds)).toBe('TOO_LARGE');
    expect(jsonExcess('[1, 2, 3, 4, 5]', bounds)).toBeUndefined();
  });

  it('is refused when it goes deeper, whichever brackets it mixes', () => {
    expect(jsonExcess('{"a":[{"b":[1]}]}', bounds)).toBe('TOO_DEEP');
    expect(jsonExcess('['.repeat(1_000_000), bounds)).toBe('TOO_DEEP');
  });

  it('is refused when it holds more values', () => {
    expect(jsonExcess('[1, 2, 3, 4, 5, 6]', bounds)).toBe('TOO_LARGE');
  });

  it('counts nothing that stands within a string', () => {
    expect(jsonExcess('["[[[[[,,,,,,,,,"]', bounds)).toBeUndefined();
    expect(jsonExcess('["\\"[[[[[", "\\\\", 1]', bounds)).toBeUndefined();
    expect(jsonExcess('["\\\\", [[[1]]]]', bounds)).toBe('TOO_DEEP');
  });
});
