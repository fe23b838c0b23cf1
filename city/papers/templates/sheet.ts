import type { PaperLook } from '../../../forms/language/paper-template.js';
import { textIn } from '../../../forms/language/text-in.js';
import { paperNotes, paperWords } from '../../../forms/messages/papers/paper.js';
import { writerOf } from '../../../forms/words/writer.js';
import type { PaperBlock, PaperModel } from '../paper/model.js';
import { type Box, type Placed, place } from '../pdf/boxes.js';
import { PAGE } from '../pdf/pages.js';
import { block } from './blocks.js';
import { framed, row, stack, tag, text } from './boxes.js';
import type { Drawing } from './emblem.js';
import { FAINT, latin, persian, RULE } from './style.js';

const MARGIN = 34;
/** Points from the foot to the paper's edge. */
const UNDER_FOOT = 20;

/** What stands in the head beside the words. */
interface Pictures {
  emblem: Drawing | undefined;
  /** leads to the page that verifies the paper */
  code: Drawing | undefined;
}

/**
 * One paper as a page that goes on as far as it has to: head, body, and annexes that begin pages of their own. The block
 * `startsPage` begins a page, where the body would end badly otherwise.
 */
export function sheet(paper: PaperModel, look: PaperLook, pictures: Pictures, startsPage?: number): Box {
  const { accent } = look;
  const body = (of: PaperBlock, part: number) =>
    block(of, accent, languageOf(paper)).map((box, nth) => ({
      ...box,
      part,
      startsPage: nth === 0 && part === startsPage,
    }));
  return stack(
    [
      head(paper, look, pictures),
      ...(paper.banner ? [banner(paper.banner, look)] : []),
      ...paper.blocks.flatMap(body),
      signatures(paper.signatures, 'closing'),
      footnotes(paper),
      ...paper.annexes.map((annex) => annexOf(annex, paper, accent)),
    ],
    { padding: { top: MARGIN, right: MARGIN, bottom: 48, left: MARGIN } },
  );
}

const languageOf = ({ language }: PaperModel) => language?.tag ?? 'fa';
const titleOf = (paper: PaperModel) => textIn(paper.title, languageOf(paper));
/** Such a paper needs no line for who reads no other script. */
const isLatin = ({ language }: PaperModel) => language !== undefined && writerOf(language.tag).direction === 'ltr';

/** Points that the longest label takes in one line. */
const labelWidth = ({ language }: PaperModel) => (language ? (language.beside ? 175 : 105) : 80);

const besideIt = (title: string, lang: string): Box => ({
  ...text('P', title, persian(11, { color: FAINT })),
  tag: tag('P', { lang }),
});

const machineLine = (line: string): Box => ({
  ...text('P', line, latin(7.5, 'right'), { margin: { top: 6 } }),
  tag: tag('P', { lang: 'en' }),
});

const oneLine = ({ label, value }: PaperModel['heading'][number], paper: PaperModel) =>
  writerOf(languageOf(paper)).named(label, value);

function annexOf(annex: PaperModel['annexes'][number], paper: PaperModel, accent: string): Box {
  const [first] = paper.heading;
  return stack(
    [
      text('H1', annex.title, persian(15, { weight: 'Bold', color: accent })),
      text('P', first ? oneLine(first, paper) : '', persian(undefined, { color: FAINT })),
      ...annex.blocks.flatMap((of) => block(of, accent, languageOf(paper))),
      signatures(annex.signatures),
    ],
    { tag: tag('Sect'), startsPage: true },
  );
}

function head(paper: PaperModel, { qrWidth, accent }: PaperLook, { emblem, code }: Pictures): Box {
  const { title, issuer, heading, latin: line, verificationUrl, language: { beside } = {} } = paper;
  const lines = heading.map(({ label, value }) =>
    row(
      [
        text(undefined, writerOf(languageOf(paper)).label(label), persian(undefined, { color: FAINT }), {
          exactWidth: labelWidth(paper),
        }),
        text(undefined, value, persian(undefined, { weight: 'Bold' }), { share: 1 }),
      ],
      { tag: tag('P') },
    ),
  );
  const said = [
    text('P', issuer, persian(undefined, { color: FAINT })),
    text('H1', titleOf(paper), persian(19, { weight: 'Bold', color: accent })),
    ...(beside === undefined ? [] : [besideIt(textIn(title, beside), beside)]),
    ...lines,
    ...(isLatin(paper) ? [] : [machineLine(line)]),
  ];
  return row(
    [
      ...(emblem ? [figure(emblem, 48, issuer, { margin: { left: 10 }, exactWidth: 48 })] : []),
      stack(said, { share: 1 }),
      ...(verificationUrl && code ? [verification(verificationUrl, code, qrWidth, paper)] : []),
    ],
    { border: { bottom: 1.2 }, borderColor: accent, padding: { bottom: 8 } },
  );
}

/** A square picture, and what is read out in its place. */
const figure = (paint: Drawing, side: number, alt: string, more: Partial<Box> = {}): Box =>
  stack([{ kind: 'drawing', paint, exactHeight: side }], { tag: tag('Figure', { alt }), ...more });

/** The code, and where to type its text in without a camera. */
function verification(url: string, code: Drawing, width: number, { language }: PaperModel): Box {
  const page = url.split('#')[0] ?? url;
  const said = language?.verification ?? paperWords.verification.fa;
  return stack(
    [
      figure(code, width, said),
      text('P', said, persian(7.5, { color: FAINT, align: 'center' })),
      text('P', page, latin(6.5, 'center')),
    ],
    { exactWidth: width },
  );
}

const banner = (of: string, { banner: color }: PaperLook): Box =>
  stack([text('P', of, persian(11.5, { align: 'center', weight: 'Bold', color }))], {
    ...framed(1.2, color, 5),
    margin: { top: 8 },
  });

function signatures(who: readonly string[], part?: 'closing'): Box {
  const room = { share: 1, exactHeight: 62, margin: { left: 3, right: 3 }, ...framed(0.5, RULE, 3) };
  return row(
    who.map((name) => stack([text('P', name, persian(undefined, { align: 'center', color: FAINT }))], room)),
    { isWhole: true, margin: { top: who.length > 0 ? 16 : 0 }, ...(part && { part }) },
  );
}

const footnotes = ({ footnotes: notes }: PaperModel): Box =>
  stack(
    notes.map((note) => text('P', note, persian(7.5, { color: FAINT }))),
    { isWhole: true, margin: { top: 8 }, part: 'closing' },
  );

/** What stands at the foot of every page, in its place. */
export function foot(paper: PaperModel, page: number, pages: number, turn: (box: Box) => Box): Placed {
  const {
    language,
    heading: [first],
  } = paper;
  const title = titleOf(paper);
  const start = first ? `${title} – ${oneLine(first, paper)}` : title;
  const line = language ? counted(language, { start, page, pages }) : paperNotes.page({ start, page, pages }).fa;
  const box = text('Artifact', line, persian(7.5, { align: 'center', color: FAINT }));
  const placed = place(turn(box), PAGE.width - 2 * MARGIN);
  return { ...placed, left: MARGIN, top: PAGE.height - UNDER_FOOT - placed.height };
}

/** A value is never read as a name itself. */
function counted(
  { tag: language, page: pattern }: NonNullable<PaperModel['language']>,
  values: Record<string, string | number>,
): string {
  const { number } = writerOf(language);
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
}
