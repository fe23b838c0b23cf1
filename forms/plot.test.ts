import { describe, expect, it } from 'vitest';
import { onSamePlot, plotOf } from './plot.js';

describe('plotOf', () => {
  it.each([
    ['9-1-7-16-0-0-0', '9-1-7-16'],
    ['09-01-7-0016-2-3-0', '9-1-7-16'],
    ['۹-۱-۷-۱۶-۰-۰-۰', '9-1-7-16'],
    ['9-1-7-16', undefined],
    ['plot', undefined],
  ])('of %s is %s', (code, plot) => expect(plotOf(code)).toBe(plot));
});

describe('onSamePlot', () => {
  it.each([
    ['9-1-7-16-0-0-0', '9-1-7-16-0-0-0', true],
    ['9-1-7-16-0-0-0', '09-1-7-16-1-0-0', true],
    ['9-1-7-16-1-2-0', '9-1-7-16-1-0-0', true],
    ['9-1-7-16-1-2-0', '9-1-7-16-1-3-0', false],
    ['9-1-7-16-0-0-0', '9-1-7-1-0-0-0', false],
    ['', '', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(onSamePlot(one, other)).toBe(same);
    expect(onSamePlot(other, one)).toBe(same);
  });
});
