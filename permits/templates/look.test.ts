import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { PaperModel } from '../paper/model.js';
import { drawPaper } from './draw.js';

type Template = PaperModel['template'];

/**
 * Where each version puts what, as a hash of every text and its place. A printed version's look is for ever: what changes
 * one of these belongs into a new version of the template, beside the old one.
 */
const LOOKS: Record<Template, string> = {
  'permit@1': 'd905d99315c725e1',
  'inquiry-answer@1': 'd905d99315c725e1',
  'draft-slip@1': '981d435107b4a909',
  'receipt@1': '981d435107b4a909',
};

/** One of everything that a paper may hold; no definition's words, which may change. */
const paper = (template: Template): PaperModel => ({
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
  const task = getDocument({ data: new Uint8Array(drawn), verbosity: 0 });
  const document = await task.promise;
  const placed: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) {
      if ('str' in item)
        placed.push(`${number} ${item.transform.map((n: number) => n.toFixed(1)).join(' ')} ${item.str}`);
    }
  }
  await task.destroy();
  return createHash('sha256').update(placed.join('\n')).digest('hex').slice(0, 16);
}

describe('a version of a template', () => {
  it.each(Object.keys(LOOKS) as Template[])('%s looks as it did', async (template) => {
    expect(await lookOf(await drawPaper(paper(template)))).toBe(LOOKS[template]);
  });
});
