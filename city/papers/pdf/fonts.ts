import { createRequire } from 'node:module';
import { type Font, type Glyph, openSync } from 'fontkit';

const require = createRequire(import.meta.url);

export type Weight = 'Regular' | 'Bold';

/** Drawn for a letter that the font has none for: a file for archives may hold no glyph that is none. */
const UNKNOWN = 0xfffd;

const fonts = new Map<Weight, Font>();

/** One of the two weights that papers are set in, opened once in a thread. */
export function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const font = openSync(require.resolve(`vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`));
  keepApart(font);
  fonts.set(weight, font);
  return font;
}

/**
 * Lets a glyph be of the letters that it stands for here. Left to itself a font keeps the first letters that a glyph ever
 * stood for, and one paper would show in the bytes of the next. There are as many as a font has glyphs, and a few more.
 */
function keepApart(font: Font): void {
  const open = font.getGlyph.bind(font);
  const unknown = font.glyphForCodePoint(UNKNOWN).id;
  const glyphs = new Map<string, Glyph>();
  font.getGlyph = (id, codePoints = []) => {
    const key = `${id} ${codePoints}`;
    const known = glyphs.get(key);
    if (known) return known;
    font._glyphs = {};
    const glyph = open(id === 0 && codePoints.length > 0 ? unknown : id, codePoints);
    decodedOnce(glyph);
    glyphs.set(key, glyph);
    return glyph;
  };
}

/** Each file holds the outlines that it shows, and asks what they are made of: a glyph of a font that does not vary is always the same. */
function decodedOnce(glyph: Glyph): void {
  const decode = glyph._decode.bind(glyph);
  let outline: { made: unknown } | undefined;
  glyph._decode = () => {
    outline ??= { made: decode() };
    return outline.made;
  };
}
