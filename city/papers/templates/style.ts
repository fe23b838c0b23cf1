import type { Weight } from '../pdf/fonts.js';
import type { TextStyle } from '../pdf/text-lines.js';

export const INK = '#1b2b2a';
export const FAINT = '#5d6b69';
export const ACCENT = '#0b5d57';
export const RULE = '#b9c7c4';
export const SHADE = '#eef4f2';

export const BODY = 9.5;

/** How Persian is set. */
export const persian = (size = BODY, over: { color?: string; weight?: Weight; align?: 'center' } = {}): TextStyle => ({
  direction: 'rtl',
  align: 'right',
  lineHeight: 1.55,
  size,
  color: INK,
  ...over,
});

/** How a line in Latin script alone is set that stands beside Persian. */
export const latin = (size: number, align: TextStyle['align']): TextStyle => ({
  direction: 'ltr',
  align,
  size,
  color: FAINT,
});
