import type { PaperLook } from '../../../forms/language/paper-template.js';
import type { PaperModel } from '../paper/model.js';
import { drawDocument } from '../pdf/draw-document.js';
import { blockToMove } from './orphans.js';
import { sheet } from './sheet.js';
import { ACCENT, openFonts } from './style.js';

const WARNING = '#a3341f';

/** Of papers that were frozen before their look was a part of them. They are printed, so it never changes. */
const frozenLook = ({ template }: PaperModel): PaperLook => ({
  accent: ACCENT,
  banner: template === 'inquiry-answer@1' ? WARNING : ACCENT,
  qrWidth: 150,
});

/** The paper as a PDF. Equal models give equal bytes. One paper at a time in a thread: they share its fonts. */
export async function drawPaper(paper: PaperModel): Promise<Buffer> {
  openFonts();
  const { title, issuer, latin, at } = paper;
  const look = paper.look ?? frozenLook(paper);
  const titled = paper.blocks.flatMap((block, i) => ('title' in block ? [i] : []));
  const about = { title: title.fa, author: issuer, subject: latin, at: new Date(at) };
  return drawDocument(sheet(paper, look), about, (layout) => {
    const startsPage = blockToMove(layout, titled);
    return startsPage === undefined ? undefined : sheet(paper, look, startsPage);
  });
}
