import { describe, expect, it } from 'vitest';
import { sampleGrant, sampleSlip } from '../test-support/samples.js';
import type { PaperBlock } from './model.js';
import { permitPaper } from './permit.js';

const text = (title: string, more: object = {}) => ({ type: 'string', title, ...more });
const record = (title: string, properties: object, more: object = {}) => ({
  type: 'object',
  title,
  properties,
  ...more,
});
const name = { 'x-personal': 'name' };
const mobile = text('همراه', { format: 'mobile', 'x-personal': 'mobile' });

function blocksOf(properties: object, answers: Record<string, unknown>, more: object = {}): PaperBlock[] {
  const form = { schema: { type: 'object', properties, ...more }, ui: {} };
  const title = { fa: 'پروانه کسب', en: 'Business licence' };
  const { definition } = sampleGrant('construction');
  const evaluation = { regulations: [], feeLines: [] };
  const paper = permitPaper(
    sampleGrant('construction', { definition: { ...definition, title, form }, answers, evaluation }),
  );
  return paper.blocks;
}
const said = (blocks: PaperBlock[]) => JSON.stringify(blocks);
const titled = (blocks: PaperBlock[], title: string) =>
  blocks.find((block) => 'title' in block && block.title === title);

describe('whom a paper of an own type names', () => {
  it('is a field that is marked, whatever it is called and wherever it stands', () => {
    const blocks = blocksOf(
      {
        shop: record('واحد صنفی', {
          where: record('محل', { street: text('نشانی', { 'x-personal': 'address', 'x-role': 'address' }) }),
          area: text('مساحت', { format: 'decimal' }),
        }),
        licensee: text('صاحب پروانه', { ...name, 'x-role': 'holder' }),
      },
      { licensee: 'مریم رضایی', shop: { where: { street: 'خیابان آزادی' }, area: '27.5' } },
    );
    expect(titled(blocks, 'دارنده')).toEqual({
      kind: 'facts',
      title: 'دارنده',
      rows: [
        { label: 'صاحب پروانه', value: 'مریم رضایی' },
        { label: 'نشانی', value: 'خیابان آزادی' },
      ],
    });
    expect(titled(blocks, 'واحد صنفی')).toMatchObject({ rows: [{ label: 'مساحت', value: '۲۷٫۵' }] });
    expect(said(blocks).match(/مریم رضایی/g)).toHaveLength(1);
  });

  it('is a record that is marked as a whole, without its telephone', () => {
    const person = { fullName: text('نام', name), nationalId: text('کد ملی', { 'x-personal': 'nationalId' }), mobile };
    const blocks = blocksOf(
      { trader: record('پیشه‌ور', person, { 'x-role': 'holder' }) },
      { trader: { fullName: 'سارا نوری', nationalId: '9990000018', mobile: '09150000001' } },
    );
    expect(titled(blocks, 'پیشه‌ور')).toMatchObject({
      rows: [
        { label: 'نام', value: 'سارا نوری' },
        { label: 'کد ملی', value: '\u200e۹۹۹۰۰۰۰۰۱۸\u200e' },
      ],
    });
    expect(said(blocks)).not.toContain('9150000001');
  });

  it('is each element of a list, marked as a whole or in its parts', () => {
    const part = {
      who: text('نام', { ...name, 'x-role': 'holder' }),
      mobile,
      share: text('سهم', { format: 'decimal' }),
    };
    const list = (items: object, more: object = {}) => ({ type: 'array', title: 'شریکان', items, ...more });
    const answers = {
      partners: [
        { who: 'الف', mobile: '09150000001', share: '3' },
        { who: 'ب', share: '3' },
      ],
    };
    const whole = { ...part, who: text('نام', name) };
    for (const partners of [list(record('شریک', part)), list(record('شریک', whole), { 'x-role': 'holder' })]) {
      const blocks = blocksOf({ partners }, answers);
      const [first] = blocks;
      expect(first).toMatchObject({ kind: 'table', title: 'شریکان' });
      expect(said([first as PaperBlock])).toContain('"الف"');
      expect(said(blocks)).not.toContain('9150000001');
      expect(said(blocks)).toContain('سهم');
    }
  });

  it('is an address of parts that are personal each', () => {
    const part = { 'x-personal': 'address' };
    const properties = { city: text('شهر', part), street: text('خیابان', part), phone: mobile };
    const blocks = blocksOf(
      { place: record('نشانی', properties, { 'x-role': 'address' }) },
      { place: { city: 'مشهد', street: 'آزادی', phone: '09150000001' } },
    );
    expect(titled(blocks, 'نشانی')).toMatchObject({
      rows: [
        { label: 'شهر', value: 'مشهد' },
        { label: 'خیابان', value: 'آزادی' },
      ],
    });
    expect(said(blocks)).not.toContain('9150000001');
  });

  it('is told on the slip too', () => {
    const form = {
      schema: { type: 'object', properties: { trader: text('پیشه‌ور', { ...name, 'x-role': 'holder' }) } },
      ui: {},
    };
    expect(said(sampleSlip({ form, answers: { trader: 'سارا نوری' } }).blocks)).toContain('سارا نوری');
  });
});

describe('what a paper of an own type says', () => {
  it('of a file that it is attached, of an area how large it is', () => {
    const outline = '{"type":"Polygon","coordinates":[[[59.6,36.3],[59.601,36.3],[59.601,36.301],[59.6,36.3]]]}';
    const blocks = blocksOf(
      {
        works: record('کار', {
          photo: text('عکس', { format: 'file', 'x-file': 'PHOTO' }),
          where: text('محدوده', { format: 'geojson' }),
        }),
      },
      { works: { photo: 'a'.repeat(64), where: outline } },
    );
    expect(titled(blocks, 'کار')).toMatchObject({
      rows: [
        { label: 'عکس', value: 'پیوست شده' },
        { label: 'محدوده', value: expect.stringMatching(/^محدوده‌ای به مساحت ۴٬[۰-۹]{3}٫[۰-۹]+ مترمربع$/) },
      ],
    });
  });

  it('is every field and list, at the top as in sections, and nothing personal', () => {
    const blocks = blocksOf(
      {
        trade: text('رسته', { enum: ['BAKERY'], 'x-labels': { BAKERY: { fa: 'نانوایی', en: 'Bakery' } } }),
        secret: text('یادداشت', { 'x-personal': true }),
        days: {
          type: 'array',
          title: 'روزها',
          items: text('روز', { enum: ['SAT', 'SUN'], 'x-labels': { SAT: { fa: 'شنبه', en: 'Saturday' } } }),
        },
        machines: {
          type: 'array',
          title: 'دستگاه‌ها',
          items: record('دستگاه', {
            kind: text('نوع'),
            uses: { type: 'array', title: 'کاربردها', items: text('کاربرد') },
          }),
        },
        place: record('محل', {
          inside: record('درون', {
            rooms: {
              type: 'array',
              title: 'اتاق‌ها',
              items: record('اتاق', { area: text('مساحت', { format: 'decimal' }) }),
            },
          }),
        }),
      },
      {
        trade: 'BAKERY',
        secret: 'پنهان',
        days: ['SAT', 'SUN'],
        machines: [{ kind: 'تنور', uses: ['نان', 'شیرینی'] }],
        place: { inside: { rooms: [{ area: '12' }] } },
      },
    );
    expect(titled(blocks, 'مشخصات')).toMatchObject({
      rows: [
        { label: 'رسته', value: 'نانوایی' },
        { label: 'روزها', value: 'شنبه، \u200eSUN\u200e' },
      ],
    });
    expect(titled(blocks, 'دستگاه‌ها')).toMatchObject({ rows: [['۱', 'تنور', 'نان، شیرینی']] });
    expect(titled(blocks, 'محل – درون – اتاق‌ها')).toMatchObject({ rows: [['۱', '۱۲']] });
    expect(said(blocks)).not.toContain('پنهان');
    expect(said(blocks)).not.toContain('[object');
  });

  it('is what is asked, also where a branch alone declares it, and nothing that is not', () => {
    const branch = {
      if: { properties: { music: { const: true } }, required: ['music'] },
      then: { properties: { hours: text('ساعت پخش') }, required: ['hours'] },
    };
    const properties = { music: { type: 'boolean', title: 'موسیقی' } };
    expect(said(blocksOf(properties, { music: true, hours: 'تا ۲۲' }, branch))).toContain('تا ۲۲');
    expect(said(blocksOf(properties, { music: false, hours: 'تا ۲۲' }, branch))).not.toContain('تا ۲۲');
  });

  it('is what the applicant vouches for only where it is more than that', () => {
    const consent = { accurate: { type: 'boolean', title: 'درست است' } };
    const properties = { declarations: record('اظهارنامه', { ...consent, note: text('توضیح') }) };
    expect(said(blocksOf(properties, { declarations: { accurate: true } }))).not.toContain('اظهارنامه');
    expect(said(blocksOf(properties, { declarations: { accurate: true, note: 'شرح' } }))).toContain('شرح');
  });
});
