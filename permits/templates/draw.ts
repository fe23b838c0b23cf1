import { renderToBuffer } from '@react-pdf/renderer';
import type { PaperModel } from '../paper/model.js';
import { type Look, sheet } from './sheet.js';
import { ACCENT, openFonts } from './style.js';

const WARNING = { border: '#a3341f', ink: '#a3341f' };

/** One row a template version. A printed version's row, and what it is drawn with, never changes: a new look is a new version. */
const TEMPLATES: Record<PaperModel['template'], Look> = {
  'permit@1': { qrWidth: 150, banner: { border: ACCENT, ink: ACCENT } },
  'inquiry-answer@1': { qrWidth: 150, banner: WARNING },
  'draft-slip@1': { qrWidth: 0, banner: WARNING },
  'receipt@1': { qrWidth: 0, banner: { border: ACCENT, ink: ACCENT } },
};

/** The paper as a PDF. Equal models give equal bytes. One paper at a time in a thread: they share its fonts. */
export async function drawPaper(paper: PaperModel): Promise<Buffer> {
  openFonts();
  return renderToBuffer(sheet(paper, TEMPLATES[paper.template]));
}
