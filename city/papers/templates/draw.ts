import type { PaperLook } from '../../../forms/language/paper-template.js';
import type { PaperModel } from '../paper/model.js';
import { drawDocument } from '../pdf/draw-document.js';
import { pagesOf } from '../pdf/pages.js';
import { emblemOf } from './emblem.js';
import { blockToMove } from './orphans.js';
import { foot, sheet } from './sheet.js';
import { ACCENT } from './style.js';

const WARNING = '#a3341f';

/** Of papers that were frozen before their look was a part of them. They are printed, so it never changes. */
const frozenLook = ({ template }: PaperModel): PaperLook => ({
  accent: ACCENT,
  banner: template === 'inquiry-answer@1' ? WARNING : ACCENT,
  qrWidth: 150,
});

/** The paper as a PDF. Equal models give equal bytes. */
export async function drawPaper(paper: PaperModel): Promise<Buffer> {
  const { title, issuer, latin, at } = paper;
  const look = paper.look ?? frozenLook(paper);
  const emblem = look.emblem ? await emblemOf(look.emblem) : undefined;
  const titled = paper.blocks.flatMap((block, i) => ('title' in block ? [i] : []));
  const first = pagesOf(sheet(paper, look, emblem));
  const startsPage = blockToMove(first, titled);
  const pages = startsPage === undefined ? first : pagesOf(sheet(paper, look, emblem, startsPage));
  const footed = pages.map((page, i) => ({
    ...page,
    children: [...page.children, foot(paper, i + 1, pages.length)],
  }));
  return drawDocument(footed, { title: title.fa, author: issuer, subject: latin, at: new Date(at) });
}
