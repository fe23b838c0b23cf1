import { z } from 'zod';
import { persianCode, persianNumber } from '../../../forms/persian.js';
import type { PaperBlock, PaperModel } from './model.js';
import { type Engineer, partiesOf } from './parties.js';

/** What a supervising engineer compares the building with; only what the filing states is listed. */
const Proposal = z.object({
  floors: z.array(z.object({ level: z.int(), area: z.string().regex(/^\d+(\.\d+)?$/) })).default([]),
  frontSetback: z.string().optional(),
  parkingProvided: z.int().optional(),
});

const STAGES = ['شروع عملیات و پیاده‌سازی نقشه', 'گودبرداری و پی', 'اسکلت و سقف‌ها', 'سفت‌کاری', 'نازک‌کاری', 'پایان کار'];

/** Square metres of all floors, exact to the second decimal. */
function wholeArea(areas: readonly string[]): string {
  const hundredths = areas.reduce((sum, area) => {
    const [whole = '', fraction = ''] = area.split('.');
    return sum + BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
  }, 0n);
  const [whole, fraction] = [
    hundredths / 100n,
    String(hundredths % 100n)
      .padStart(2, '0')
      .replace(/0+$/, ''),
  ];
  return fraction ? `${whole}.${fraction}` : String(whole);
}

/** The supervisor's page, for permits that let somebody build: controls, and a row to sign at every stage. */
export function supervisorChecklist(
  answers: Record<string, unknown>,
  engineers: readonly Engineer[],
): PaperModel['annexes'] {
  const read = Proposal.safeParse(answers.proposal);
  if (!read.success || read.data.floors.length === 0) return [];
  const { floors, frontSetback, parkingProvided } = read.data;
  const above = new Set(floors.filter(({ level }) => level >= 0).map(({ level }) => level)).size;
  const below = new Set(floors.filter(({ level }) => level < 0).map(({ level }) => level)).size;
  const controls = [
    ['تعداد طبقات روی زمین', persianNumber(above)],
    ['تعداد طبقات زیر زمین', persianNumber(below)],
    ['مساحت کل زیربنا (مترمربع)', persianNumber(wholeArea(floors.map(({ area }) => area)))],
    ...(frontSetback === undefined ? [] : [['عقب‌نشینی (متر)', persianNumber(frontSetback)]]),
    ...(parkingProvided === undefined ? [] : [['تعداد پارکینگ', persianNumber(parkingProvided)]]),
  ];
  const { plot } = partiesOf(answers);
  const blocks: PaperBlock[] = [
    ...(plot
      ? [{ kind: 'facts' as const, title: 'ملک', rows: [{ label: 'کد نوسازی', value: persianCode(plot) }] }]
      : []),
    {
      kind: 'table',
      title: 'تطبیق با پروانه',
      columns: [
        { title: 'موضوع', share: 3 },
        { title: 'طبق پروانه', share: 1.6, centred: true },
        { title: 'اجراشده', share: 1.6 },
        { title: 'توضیح', share: 3 },
      ],
      handwritten: true,
      rows: controls.map(([subject = '', granted = '']) => [subject, granted, '', '']),
    },
    {
      kind: 'table',
      title: 'گزارش مرحله‌ای ناظر',
      columns: [
        { title: 'مرحله', share: 2.4 },
        { title: 'تاریخ بازدید', share: 1.5 },
        { title: 'مطابق پروانه است؟', share: 1.6, centred: true },
        { title: 'شرح مغایرت', share: 2.6 },
        { title: 'مهر و امضا', share: 1.9 },
      ],
      handwritten: true,
      rows: STAGES.map((stage) => [stage, '', 'بله / خیر', '', '']),
    },
    {
      kind: 'note',
      text: 'مهندس ناظر هر مغایرت با پروانه را بی‌درنگ و کتبی به شهرداری گزارش می‌کند (تبصره ۷ ماده ۱۰۰ قانون شهرداری).',
      strong: true,
    },
  ];
  const signatures = engineers.map(({ discipline, fullName }) => `${discipline}: ${fullName}`);
  return [{ title: 'برگه کنترل مهندس ناظر', blocks, signatures }];
}
