import bidiFactory from 'bidi-js';
import type { Line, Position, Run } from './tags.js';

/** Its types describe what it makes, not what makes it. */
const { getMirroredCharacter } = (
  bidiFactory as unknown as () => { getMirroredCharacter(letter: string): string | null }
)();
/** What steers lines and directions: it has done so, and nobody wants it in a text that was copied. */
const STEERING = /[\n\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT_MARK = '\u200f';
/** Read as a part of a number wherever they stand, by programs that know no more of a page than its letters. */
const NUMERIC = /[#$%+,\-./:\u060c\u066a\u066b\u066c]/;
const LETTER = /\p{L}|\p{M}|\u200c/u;

/** Said by a glyph whose letter another one says. */
export const SILENT = '\u200d';

/** Whether a glyph stands on another one, as a tanwin on its alef. */
export const isMark = (position: Position | undefined): boolean =>
  position !== undefined && position.xAdvance === 0 && (position.xOffset !== 0 || position.yOffset !== 0);

/** What each glyph of a run says, in the order in which they are drawn. */
export interface SpeltRun {
  texts: string[];
  isFromTheRight: boolean;
}

/**
 * What each glyph of a line says, run by run, letters in the order in which they are drawn. The line tells it and not the
 * glyph: a font draws a joiner without width as a space, and a parenthesis that was turned as the other one.
 *
 * Between a number and a blank or a parenthesis that run from the right stands a mark that says so. Without it they
 * are read as parts of the number, and change sides with it.
 */
export function spelling(line: Line): SpeltRun[] {
  const runs = line.runs.map((run) => ({ texts: textsOf(line, run), isFromTheRight: isFromTheRight(run) }));
  const seen = runs.flatMap(({ texts, isFromTheRight: turned }) =>
    texts.flatMap((text, i) => (text === '' ? [] : [{ texts, i, kind: kindOf(text, turned) }])),
  );
  seen.forEach(({ texts, i, kind }, at) => {
    const next = seen[at + 1]?.kind;
    if (next && kind !== next && kind !== 'letter' && next !== 'letter') texts[i] += RIGHT_TO_LEFT_MARK;
  });
  return runs;
}

const isFromTheRight = (run: Run) => (run.attributes.bidiLevel ?? 0) % 2 === 1;

function kindOf(text: string, turned: boolean): 'number' | 'sign' | 'neutral' | 'letter' {
  if (!turned) return 'number';
  if (NUMERIC.test(text)) return 'sign';
  return LETTER.test(text) ? 'letter' : 'neutral';
}

/** A mark's letter is said with the one that it stands on: drawn higher, it would be read as a word of its own. */
function textsOf(line: Line, run: Run): string[] {
  const texts = lettersOf(line, run);
  if (!isFromTheRight(run)) return texts;
  let marks = '';
  return texts.map((text, i) => {
    if (isMark(run.positions?.[i]) && i < texts.length - 1) {
      marks += text;
      return SILENT;
    }
    const whole = marks + text;
    marks = '';
    return whole;
  });
}

function lettersOf(line: Line, run: Run): string[] {
  const glyphs = run.glyphs ?? [];
  const written = Array.from(line.string.slice(run.start, run.end));
  const isWhole = glyphs.reduce((sum, { codePoints }) => sum + codePoints.length, 0) === written.length;
  let at = 0;
  return glyphs.map(({ codePoints }) => {
    const own = Array.from(codePoints, (code) => String.fromCodePoint(code));
    const letters = isWhole ? written.slice(at, at + own.length) : isFromTheRight(run) ? own.reverse() : own;
    at += codePoints.length;
    const turned = isFromTheRight(run) ? letters.map((letter) => getMirroredCharacter(letter) ?? letter) : letters;
    return turned.join('').replace(STEERING, '');
  });
}
