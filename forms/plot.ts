import { latinDigits } from './persian.js';

const CODE = /^\d{1,5}(-\d{1,5}){6}$/;
/** District, region, block and house: what lies below them is on the same plot. */
const PLOT_LEVELS = 4;

function levelsOf(code: string): number[] | undefined {
  const text = latinDigits(code.trim());
  return CODE.test(text) ? text.split('-').map(Number) : undefined;
}

/** The plot that a renewal code lies on, `9-1-7-16`, whatever the zeros before its numbers. Undefined of what is no such code. */
export const plotOf = (code: string): string | undefined => levelsOf(code)?.slice(0, PLOT_LEVELS).join('-');

/** Whether two renewal codes name the same plot or one what lies on the other's: two flats of a house are two. */
export function onSamePlot(one: string, other: string): boolean {
  const [a, b] = [levelsOf(one), levelsOf(other)];
  if (!a || !b || plotOf(one) !== plotOf(other)) return false;
  return a.every((level, i) => level === b[i] || level === 0 || b[i] === 0);
}
