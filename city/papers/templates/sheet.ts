import { Document, type DocumentProps, Image, Page, Text, View } from '@react-pdf/renderer';
import { cloneElement, createElement as h, type ReactElement } from 'react';
import type { PaperLook } from '../../../forms/language/paper-template.js';
import { paperNotes, paperWords } from '../messages/paper.js';
import type { PaperBlock, PaperModel } from '../paper/model.js';
import { tagged } from '../pdf/tags.js';
import { block } from './blocks.js';
import type { Part } from './orphans.js';
import { qrCode } from './qr.js';
import { BODY, FAINT, FAMILY, INK, persian, RULE } from './style.js';

/**
 * One paper as a document of A4 pages: head, body, annexes on pages of their own, and a foot on every page. The block
 * `startsPage` begins a page, where the body would end badly otherwise.
 */
export function sheet(paper: PaperModel, look: PaperLook, startsPage?: number): ReactElement<DocumentProps> {
  const { accent } = look;
  const blockOf = (of: PaperBlock, key: number) => block(of, key, accent);
  return h(
    Document,
    null,
    h(
      Page,
      { size: 'A4', style: { fontFamily: FAMILY, fontSize: BODY, color: INK, padding: 34, paddingBottom: 48 } },
      head(paper, look),
      ...(paper.banner ? [banner(paper.banner, look)] : []),
      ...paper.blocks.flatMap((of, i) =>
        blockOf(of, i).map((element, nth) => part(element, i, nth === 0 && i === startsPage)),
      ),
      part(signatures(paper.signatures), 'closing'),
      part(footnotes(paper), 'closing'),
      ...paper.annexes.map((annex, i) =>
        h(
          View,
          tagged('Sect', { key: `annex-${i}`, break: true }),
          h(Text, tagged('H1', { style: { ...persian(15), fontWeight: 700, color: accent } }), annex.title),
          h(
            Text,
            tagged('P', { style: { ...persian(), color: FAINT } }),
            paper.heading[0] ? oneLine(paper.heading[0]) : '',
          ),
          ...annex.blocks.flatMap(blockOf),
          signatures(annex.signatures),
        ),
      ),
      foot(paper),
    ),
  );
}

function part(element: ReactElement, name: Part['part'], starts = false): ReactElement {
  return cloneElement(element as ReactElement<Part & { break?: boolean }>, {
    part: name,
    ...(starts && { break: true }),
  });
}

const oneLine = ({ label, value }: PaperModel['heading'][number]) => `${label}: ${value}`;

function head(
  { title, issuer, heading, latin, verificationUrl }: PaperModel,
  { qrWidth, accent, emblem }: PaperLook,
): ReactElement {
  const bold = { ...persian(), fontWeight: 700 } as const;
  return h(
    View,
    { style: { flexDirection: 'row-reverse', borderBottom: `1.2pt solid ${accent}`, paddingBottom: 8 } },
    ...(emblem ? [emblemOf(emblem, issuer)] : []),
    h(
      View,
      { style: { flex: 1 } },
      h(Text, tagged('P', { style: { ...persian(), color: FAINT } }), issuer),
      h(Text, tagged('H1', { style: { ...persian(19), fontWeight: 700, color: accent } }), title.fa),
      ...heading.map((line, i) =>
        h(
          View,
          tagged('P', { key: i, style: { flexDirection: 'row-reverse' } }),
          h(Text, { style: { ...persian(), width: 80, color: FAINT } }, `${line.label}:`),
          h(Text, { style: { ...bold, flex: 1 } }, line.value),
        ),
      ),
      h(
        Text,
        tagged('P', { style: { fontSize: 7.5, color: FAINT, marginTop: 6, textAlign: 'right' } }, { lang: 'en' }),
        latin,
      ),
    ),
    ...(verificationUrl && qrWidth > 0 ? [code(verificationUrl, qrWidth)] : []),
  );
}

function emblemOf(src: string, issuer: string): ReactElement {
  const picture = h(Image, { src, style: { width: 48, height: 48, objectFit: 'contain' } });
  return h(View, tagged('Figure', { key: 'emblem', style: { marginLeft: 10 } }, { alt: issuer }), picture);
}

/** The code, and where to type its text in without a camera. */
function code(verificationUrl: string, width: number): ReactElement {
  const page = verificationUrl.split('#')[0] ?? verificationUrl;
  return h(
    View,
    { key: 'code', style: { width, alignItems: 'center' } },
    h(View, tagged('Figure', {}, { alt: paperWords.verification.fa }), qrCode(verificationUrl, width)),
    h(Text, tagged('P', { style: { ...persian(7.5), color: FAINT, textAlign: 'center' } }), paperWords.verification.fa),
    h(Text, tagged('P', { style: { fontSize: 6.5, color: FAINT, textAlign: 'center' } }), page),
  );
}

function banner(text: string, { banner: ink }: PaperLook): ReactElement {
  return h(
    View,
    { key: 'banner', style: { border: `1.2pt solid ${ink}`, marginTop: 8, padding: 5 } },
    h(Text, tagged('P', { style: { ...persian(11.5), textAlign: 'center', fontWeight: 700, color: ink } }), text),
  );
}

function signatures(who: readonly string[]): ReactElement {
  return h(
    View,
    { key: 'signatures', wrap: false, style: { flexDirection: 'row-reverse', marginTop: who.length > 0 ? 16 : 0 } },
    ...who.map((name, i) =>
      h(
        View,
        { key: i, style: { flex: 1, height: 62, border: `0.5pt solid ${RULE}`, marginHorizontal: 3, padding: 3 } },
        h(Text, tagged('P', { style: { ...persian(), textAlign: 'center', color: FAINT } }), name),
      ),
    ),
  );
}

function footnotes({ footnotes: notes }: PaperModel): ReactElement {
  return h(
    View,
    { key: 'footnotes', wrap: false, style: { marginTop: 8 } },
    ...notes.map((text, i) => h(Text, tagged('P', { key: i, style: { ...persian(7.5), color: FAINT } }), text)),
  );
}

/** The render function sits on a View: a Text with a line height of its own loses what its render function gives. */
function foot({ title, heading }: PaperModel): ReactElement {
  const [first] = heading;
  const start = first ? `${title.fa} – ${oneLine(first)}` : title.fa;
  return h(
    View,
    tagged('Artifact', {
      key: 'foot',
      fixed: true,
      style: { position: 'absolute', bottom: 20, left: 34, right: 34 } as const,
      render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages?: number }) =>
        h(
          Text,
          { style: { ...persian(7.5), textAlign: 'center', color: FAINT } },
          paperNotes.page({ start, page: pageNumber, pages: totalPages ?? 0 }).fa,
        ),
    }),
  );
}
