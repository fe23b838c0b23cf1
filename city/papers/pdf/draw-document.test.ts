import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSaid } from '../../../forms/language/said-text.js';
import { stack, text } from '../templates/boxes.js';
import { drawPaper } from '../templates/draw.js';
import { persian } from '../templates/style.js';
import { factsOf, pageTexts, placedTexts } from '../test-support/pdf.js';
import { sampleConstruction, withFloors } from '../test-support/samples.js';
import { drawDocument } from './draw-document.js';
import { pagesOf } from './pages.js';

const spoken = { language: 'fa-IR', direction: 'rtl' } as const;

async function drawn(...sentences: string[]): Promise<Buffer> {
  const texts = sentences.map((sentence) => text('P', sentence, persian(10)));
  const page = stack(texts, { padding: { top: 40, right: 40, bottom: 40, left: 40 } });
  return drawDocument(pagesOf(page), {
    title: 'گواهی',
    author: 'شهرداری',
    subject: 'No. 1',
    at: new Date(0),
    ...spoken,
  });
}

const SENTENCES = [
  'اصلاح پلاک ثبتی با ملاحظه اطلاعات و املاک اهالی و کلاس‌های اسلامی',
  'کلاً و مثلاً در دو سال اوّل قابل اصلاح است',
  'این گواهی الاّ در موارد لازم‌الاجرا باطل است (بند لا).',
  'اعتراض به عوارض: کمیسیون ماده ۷۷. هر اختلاف تا ۳۰ روز بررسی می‌شود.',
  'مبلغ ۱۲۰٬۰۰۰٬۰۰۰ ریال، پلاک اصلی: ۱۸۳، پلاک فرعی: ۴۵۲۱ (سهم ۲٫۵ دانگ)',
];

describe('the text of a document', () => {
  it.each(SENTENCES)('is read as it was written: %s', async (sentence) => {
    const [page = ''] = await pageTexts(await drawn(sentence));
    // The reader leaves out what is as wide as nothing.
    expect(page.trim()).toBe(sentence.replaceAll('\u200c', ''));
  });

  it('has one letter to a code, so that no reader turns two around', async () => {
    const { letters } = await factsOf(await drawn(...SENTENCES));
    expect(letters.length).toBeGreaterThan(200);
    expect(letters.filter((letter) => Array.from(letter).length !== 1)).toEqual([]);
  });

  it('keeps the joiner of what is written apart, and no mark that only steered direction', async () => {
    const { letters } = await factsOf(await drawn('می‌شود \u200e۱۴۰۵-۰۱\u200e \u2066A\u2069'));
    expect(letters).toContain('\u200c');
    expect(letters.filter((letter) => /[\u200e\u2066-\u2069]/.test(letter))).toEqual([]);
  });

  it('keeps a number apart from the blanks and signs beside it', async () => {
    const { letters } = await factsOf(await drawn('ماده ۷۷ قانون'));
    const seen = letters.join('');
    expect(seen).toBe('نوناق\u200f ۷۷\u200f هدام'.replace('\u200f ۷۷\u200f ', ' \u200f۷۷\u200f '));
    expect((await factsOf(await drawn('ماده قانون'))).letters).not.toContain('\u200f');
  });
});

describe('a text that the font has no letters for', () => {
  it.each(['漢字', 'الف → ب', 'مجاز ✓', '😀', 'ستون\tدیگر'])('is drawn all the same: %j', async (sentence) => {
    const { letters } = await factsOf(await drawn(sentence));
    expect(letters.length).toBeGreaterThan(0);
  });

  it('begins a line where it was broken', async () => {
    const texts = await placedTexts(await drawn('سطر نخست\nسطر دوم'));
    const [first, second] = texts.filter(({ text }) => text.trim() !== '');
    expect(first?.place[5]).toBeGreaterThan((second?.place[5] ?? 0) + 10);
    expect(texts.map(({ text }) => text).join('')).not.toMatch(/[\n\ufffd]/);
  });
});

/** The rectangles that a document draws: their width and height, in points. */
function rectanglesOf(pdf: Buffer): [width: number, height: number][] {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, stream = '']) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const drawnBy = (content: string) => [...content.matchAll(/^[-\d.]+ [-\d.]+ ([-\d.]+) ([-\d.]+) re$/gm)];
  return streams.flatMap(drawnBy).map(([, width, height]) => [Number(width), Number(height)]);
}

describe('the frame of a box', () => {
  it('is drawn where it has a width, and nowhere else: viewers show a hairline for what has none', async () => {
    const framed = stack([text('P', 'متن', persian(10))], { border: { bottom: 1.2 }, borderColor: '#105d55' });
    const page = stack([framed], { padding: { top: 40, right: 40, bottom: 40, left: 40 } });
    const pdf = await drawDocument(pagesOf(page), {
      title: 'ت',
      author: 'ش',
      subject: 'No. 1',
      at: new Date(0),
      ...spoken,
    });
    expect(rectanglesOf(pdf)).toEqual([[expect.closeTo(515.28, 1), 1.2]]);
  });
});

describe('a document', () => {
  it('says its title, its language and that it is PDF/A-2a', async () => {
    const { info, metadata, isMarked } = await factsOf(await drawn('متن'));
    expect(info).toMatchObject({ Title: 'گواهی', Author: 'شهرداری', Language: 'fa-IR', PDFFormatVersion: '1.7' });
    expect(metadata).toEqual({ part: '2', conformance: 'A' });
    expect(isMarked).toBe(true);
    const file = (await drawn('متن')).toString('latin1');
    for (const said of ['/DisplayDocTitle true', '/Direction /R2L', '/OutputIntents', '/GTS_PDFA1']) {
      expect(file).toContain(said);
    }
  });

  it('tells headings, tables, lists, facts and the code, in the order of reading', async () => {
    const verificationUrl = 'https://permits.example.ir/verify#sample';
    const paper = {
      ...sampleConstruction({ conditions: [{ text: readSaid('نخست') }, { text: readSaid('دوم') }] }),
      verificationUrl,
    };
    const { structure } = await factsOf(await drawPaper(paper));
    const [first = ''] = structure;
    expect(first).toMatch(/^Root\(Document\(P H1 P/);
    expect(first).toContain('Figure "اصالت‌سنجی"');
    expect(first).toContain('H2 Table(TR(TH TH TH) TR(TD TD TD))');
    expect(first).toContain('H2 L(LI(Lbl LBody)');
    expect(first).toContain('H2 L(LI LI)');
    expect(structure.at(-1)).toContain('Sect(H1 P');
  });

  it('goes on with a table over pages, and reads its column titles once', async () => {
    const { structure } = await factsOf(await drawPaper(sampleConstruction({ answers: withFloors(60) })));
    const all = structure.join(' ');
    expect(structure.length).toBeGreaterThan(3);
    const floors = /TH TH TH TH TH\)/g;
    expect(new Set(structure.flatMap((page) => page.match(floors) ?? [])).size).toBe(1);
    expect(all).not.toContain('Artifact');
  });
});
