import layoutEngine, {
  bidi,
  fontSubstitution,
  fromFragments,
  justification,
  linebreaker,
  scriptItemizer,
  textDecoration,
  wordHyphenation,
} from '@react-pdf/textkit';
import { LRUCache } from 'lru-cache';
import { fontOf, type Weight } from './fonts.js';
import { type SpeltRun, spelling } from './spelling.js';
import type { Line } from './tags.js';

/** How a text is set. Sizes are in points. */
export interface TextStyle {
  size: number;
  color: string;
  weight?: Weight;
  align: 'right' | 'left' | 'center';
  direction: 'rtl' | 'ltr';
  /** of a line, as a multiple of the size; the font's own where it is left out */
  lineHeight?: number;
}

/** A line of a text, and what each glyph of its runs says. */
export interface SetLine extends Line {
  spelt: SpeltRun[];
}

const engine = layoutEngine({
  bidi,
  linebreaker,
  justification,
  textDecoration,
  scriptItemizer,
  wordHyphenation,
  fontSubstitution,
});
const options = {
  shrinkWhitespaceFactor: { before: -0.5, after: -0.5 },
  // Persian has no hyphenation.
  hyphenationCallback: (word: string | null) => (word === null ? [] : [word]),
};

/** What steers lines and joins words, and that no font draws. */
const UNDRAWN = /[\r\u2028\u2029\u2060]/g;

/** Characters of the texts that are kept: labels and headings come again on every paper. A character takes some 300 bytes. */
const KEPT_CHARACTERS = 30_000;
const kept = new LRUCache<string, SetLine[]>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (_, key) => key.length,
});

/** The lines of a text that is as wide and as high as that. They are shared, so they are never changed. */
export function linesOf(text: string, style: TextStyle, width: number, height = Number.POSITIVE_INFINITY): SetLine[] {
  const { size, weight = 'Regular', align, direction, lineHeight = 0 } = style;
  // All that the lines depend on.
  const key = `${size} ${weight} ${align} ${direction} ${lineHeight} ${width} ${height} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const lines = setLines(text, style, { width, height });
  kept.set(key, lines);
  return lines;
}

function setLines(text: string, style: TextStyle, container: { width: number; height: number }): SetLine[] {
  const { size, weight = 'Regular', align, direction, lineHeight } = style;
  const attributes = {
    font: [fontOf(weight)] as never,
    fontSize: size,
    align,
    direction,
    ...(lineHeight && { lineHeight: lineHeight * size }),
  };
  const string = fromFragments([{ string: text.replace(UNDRAWN, '').replaceAll('\t', ' '), attributes }]);
  const lines = engine(string, { x: 0, y: 0, ...container }, options).flat() as unknown as Line[];
  return lines.map((line) => ({ ...line, spelt: spelling(line) }));
}
