import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PaperName } from '../../../forms/language/paper-template.js';
import type { PaperModel } from '../paper/model.js';
import { shippedTemplate } from '../pinned-templates.js';
import { placedTexts } from '../test-support/pdf.js';
import { drawPaper } from './draw.js';

/**
 * Where papers put what, as a hash of every text and its place. A printed paper's look is for ever: what changes one of
 * these changes papers that were frozen and are printed again.
 */
const LOOKS: Record<string, string> = {
  'permit@1': '22563172eda768df',
  'inquiry-answer@1': '22563172eda768df',
  'draft-slip@1': '73338d28301d979a',
  'receipt@1': '73338d28301d979a',
  'refusal@1': '73338d28301d979a',
};

/** One of everything that a paper may hold; no definition's words, which may change. */
const paper = (template: string): PaperModel => ({
  template,
  title: { fa: 'برگه نمونه', en: 'Sample' },
  issuer: 'شهرداری',
  at: '2026-11-24T08:00:00Z',
  heading: [
    { label: 'شماره', value: '\u200e۱۴۰۵-۰۰۰۰۰۱\u200e' },
    { label: 'تاریخ صدور', value: '\u200e۱۴۰۵/۰۹/۰۳\u200e' },
  ],
  latin: 'No. 1405-000001',
  banner: 'صرفاً برای نمونه',
  blocks: [
    { kind: 'facts', title: 'مشخصات', rows: [{ label: 'مساحت', value: '۲۰۰' }] },
    {
      kind: 'table',
      title: 'جدول',
      columns: [
        { title: 'عنوان', share: 2 },
        { title: 'مبلغ', share: 1, centred: true },
      ],
      rows: Array.from({ length: 40 }, (_, i) => [`ردیف ${i}`, '۱٬۰۰۰']),
      total: ['جمع', '۴۰٬۰۰۰'],
    },
    { kind: 'list', title: 'شرایط', items: ['نخست', 'دوم'] },
    { kind: 'note', text: 'یادداشت', strong: true },
  ],
  annexes: [
    {
      title: 'پیوست',
      blocks: [
        { kind: 'table', title: 'کنترل', columns: [{ title: 'موضوع', share: 1 }], rows: [['']], handwritten: true },
      ],
      signatures: ['ناظر'],
    },
  ],
  footnotes: ['پانوشت'],
  signatures: ['مدیر شهرسازی'],
  verificationUrl: 'https://permits.example.ir/verify#sample',
});

async function lookOf(drawn: Buffer): Promise<string> {
  const texts = await placedTexts(drawn);
  const placed = texts.map(({ page, place, text }) => `${page} ${place.map((n) => n.toFixed(1)).join(' ')} ${text}`);
  return createHash('sha256').update(placed.join('\n')).digest('hex').slice(0, 16);
}

describe('a paper', () => {
  it.each(PaperName.options)('%s looks as the shipped template says', async (name) => {
    const { look } = shippedTemplate(name);
    expect(await lookOf(await drawPaper({ ...paper(`${name}@1`), look }))).toBe(LOOKS[`${name}@1`]);
  });

  it.each(['permit@1', 'inquiry-answer@1'])('%s that was frozen without its look looks as it did', async (template) => {
    expect(await lookOf(await drawPaper(paper(template)))).toBe(LOOKS[template]);
  });

  it('takes the width of its code from its look', async () => {
    const look = { ...shippedTemplate('permit').look, qrWidth: 110 };
    expect(await lookOf(await drawPaper({ ...paper('permit@2'), look }))).not.toBe(LOOKS['permit@1']);
  });
});
