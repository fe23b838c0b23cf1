import type { Glyph } from 'fontkit';
import type { EmbeddedFont, default as PDFDocument } from 'pdfkit';
import { isMark, SILENT, type SpeltRun } from './spelling.js';
import type { Position } from './tags.js';

/** A hair space draws nothing; a joiner neither, and is as wide as nothing. */
const HAIR_SPACE = 0x200a;
const JOINER = 0x200d;
const FORMAT = /\p{Cf}/u;
/** In points: places have to differ, because readers sort letters by them. */
const A_LITTLE = 0.05;

/** Where a run begins, and what it is set in. */
interface Place {
  font: EmbeddedFont;
  size: number;
  x: number;
  y: number;
}

/** Writes a run of glyphs. */
type GlyphWriter = (place: Place, glyphs: readonly Glyph[], positions: readonly Position[], spelt: SpeltRun) => void;

/**
 * Every code says one letter. Whoever reads a PDF puts what runs from the right in order letter by letter, and turns a
 * code of two (لا) around: so such a glyph says the letter that is seen first, and blanks at its end the others.
 */
export function createGlyphWriter(doc: PDFDocument): GlyphWriter {
  const code = createCodes();
  return ({ font, size, x: left, y: base }, glyphs, positions, { texts, isFromTheRight }) => {
    doc.page.fonts[font.id] ??= font.ref();
    const show = createShow(size, left, base);
    const widthOf = ({ advanceWidth }: Pick<Glyph, 'advanceWidth'>) => (advanceWidth * font.scale * size) / 1000;
    let at = 0;
    glyphs.forEach((glyph, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const [letter, ...others] = texts[i] ?? '';
      const x = at + xOffset + (isFromTheRight ? widthOfBase(positions, i) : 0);
      if (letter === SILENT) show.silent(code(font, glyph, letter), x, yOffset);
      else if (letter !== undefined) show.glyph(code(font, glyph, letter), widthOf(glyph), x, yOffset);
      const blanks = others.map((other) => ({ other, blank: blankFor(font, other) }));
      const width = blanks.reduce((sum, { blank }) => sum + widthOf(blank), 0);
      let place = at + xAdvance - width - A_LITTLE;
      for (const { other, blank } of blanks) {
        show.glyph(code(font, blank, other), widthOf(blank), place, 0);
        place += widthOf(blank);
      }
      at += xAdvance;
    });
    doc.addContent(`BT\n/${font.id} ${number(size)} Tf\n${show.operators()}\nET`);
  };
}

const blankFor = ({ font }: EmbeddedFont, letter: string) =>
  font.glyphForCodePoint(FORMAT.test(letter) ? JOINER : HAIR_SPACE);

/** Of the letter that a mark stands on: a mark is laid out behind it, and stands before it once the run is turned around. */
function widthOfBase(positions: readonly Position[], mark: number): number {
  if (!isMark(positions[mark])) return 0;
  return positions.slice(mark).find(({ xAdvance }) => xAdvance > 0)?.xAdvance ?? 0;
}

/** A font's code of a glyph that says this letter, as hexadecimal digits; another letter has another code. */
function createCodes() {
  const known = new Map<EmbeddedFont, Map<string, string>>();
  return (font: EmbeddedFont, { id, advanceWidth }: Pick<Glyph, 'id' | 'advanceWidth'>, letter: string): string => {
    const codes = known.get(font) ?? new Map<string, string>();
    known.set(font, codes);
    const taken = codes.get(`${id} ${letter}`);
    if (taken) return taken;
    const next = font.subset.glyphs.push(id) - 1;
    font.widths[next] = advanceWidth * font.scale;
    font.unicode[next] = [letter.codePointAt(0) ?? 0];
    const code = next.toString(16).padStart(4, '0');
    codes.set(`${id} ${letter}`, code);
    return code;
  };
}

/** The operators that show glyphs at their places, in points from the run's start: a new line of text only for a new height. */
function createShow(size: number, left: number, base: number) {
  const lines: string[] = [];
  const silents: string[] = [];
  let codes = '';
  let height: number | undefined;
  let pen = 0;
  const endLine = () => codes && lines.push(`[<${codes}>] TJ`);
  return {
    glyph(code: string, width: number, x: number, y: number): void {
      const gap = number(((pen - x) * 1000) / size);
      if (y !== height) {
        endLine();
        lines.push(`1 0 0 -1 ${number(left + x)} ${number(base - y)} Tm`);
        codes = '';
        height = y;
      } else if (gap !== 0) codes += `> ${gap} <`;
      codes += code;
      pen = x + width;
    },
    /** In the place of its text stands an empty one. It comes last: going back for it would part the text. */
    silent(code: string, x: number, y: number): void {
      silents.push(
        `/Span <</ActualText ()>> BDC\n1 0 0 -1 ${number(left + x)} ${number(base - y)} Tm\n<${code}> Tj\nEMC`,
      );
    },
    operators(): string {
      endLine();
      return [...lines, ...silents].join('\n');
    },
  };
}

/** To a thousandth of a point: finer than any printer, and without digits that only a computer's arithmetic makes. */
const number = (value: number): number => Math.round(value * 1000) / 1000;
