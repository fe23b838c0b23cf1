import type { PaperLook } from '../../../forms/language/paper-template.js';
import { textIn } from '../../../forms/language/text-in.js';
import { writerOf } from '../../../forms/words/writer.js';
import type { PaperModel } from '../paper/model.js';
import type { Box } from '../pdf/boxes.js';
import { drawDocument } from '../pdf/draw-document.js';
import { pagesOf } from '../pdf/pages.js';
import { emblemOf } from './emblem.js';
import { fromLeft } from './from-left.js';
import { blockToMove } from './orphans.js';
import { qrCode } from './qr.js';
import { foot, sheet } from './sheet.js';
import { ACCENT } from './style.js';

/** Of papers that name no language. */
const PERSIAN = 'fa-IR';
const WARNING = '#a3341f';

/** Of papers that were frozen before their look was a part of them. They are printed, so it never changes. */
const frozenLook = ({ template }: PaperModel): PaperLook => ({
  accent: ACCENT,
  banner: template === 'inquiry-answer@1' ? WARNING : ACCENT,
  qrWidth: 150,
});

/** The paper as a PDF. Equal models give equal bytes. */
export async function drawPaper(paper: PaperModel): Promise<Buffer> {
  const { title, issuer, latin, at, verificationUrl } = paper;
  const language = paper.language?.tag ?? PERSIAN;
  const { direction } = writerOf(language);
  const turn = direction === 'rtl' ? (box: Box) => box : fromLeft;
  const look = paper.look ?? frozenLook(paper);
  const pictures = {
    emblem: look.emblem ? await emblemOf(look.emblem) : undefined,
    code: verificationUrl && look.qrWidth > 0 ? qrCode(verificationUrl, look.qrWidth) : undefined,
  };
  const titled = paper.blocks.flatMap((block, i) => ('title' in block ? [i] : []));
  const first = pagesOf(turn(sheet(paper, look, pictures)));
  const startsPage = blockToMove(first, titled);
  const pages = startsPage === undefined ? first : pagesOf(turn(sheet(paper, look, pictures, startsPage)));
  const numbered = pages.map((page, i) => ({
    ...page,
    children: [...page.children, foot(paper, i + 1, pages.length, turn)],
  }));
  const about = { title: textIn(title, language), author: issuer, subject: latin, at: new Date(at) };
  return drawDocument(numbered, { ...about, language, direction });
}
