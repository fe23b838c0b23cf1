import { expect, test } from 'vitest';
import { conditionInWords } from './condition-in-words.js';
import { limitInWords, spanInWords } from './limit-in-words.js';
import { writerOf } from './writer.js';

const title = (fa: string, en: string) => ({ 'x-i18n': { fa: { title: fa }, en: { title: en } } });
const form = {
  ui: {},
  schema: {
    type: 'object',
    properties: {
      work: {
        type: 'object',
        ...title('کار', 'Work'),
        properties: {
          kind: {
            type: 'string',
            enum: ['NEW', 'OLD'],
            ...title('نوع', 'Kind'),
            'x-labels': { NEW: { fa: 'نو', en: 'New' }, OLD: { fa: 'کهنه', en: 'Old' } },
          },
          storeys: { type: 'integer', ...title('طبقات', 'Storeys') },
          deviates: { type: 'boolean', ...title('مغایرت', 'Deviates') },
        },
      },
    },
  },
};

test.each([
  ['answers.work.kind == "NEW"', '“Kind” is “New”', '«نوع» برابر «نو» باشد'],
  ['answers.work.storeys > 1', '“Storeys” is more than 1', '«طبقات» بیش از ۱ باشد'],
  ['answers.work.deviates', '“Deviates” holds', '«مغایرت» برقرار باشد'],
  ['!answers.work.deviates', '“Deviates” does not hold', '«مغایرت» برقرار نباشد'],
  ['answers.work.kind in ["NEW", "OLD"]', '“Kind” is one of: New, Old', '«نوع» یکی از این‌ها باشد: نو، کهنه'],
  ['answers.work.?storeys.hasValue()', '“Storeys” is answered', '«طبقات» پاسخ داده شده باشد'],
  [
    'answers.work.deviates && (answers.work.kind == "NEW" || answers.work.storeys.orValue(0) >= 3)',
    '“Deviates” holds and (“Kind” is “New” or “Storeys” is 3 or more)',
    '«مغایرت» برقرار باشد و («نوع» برابر «نو» باشد یا «طبقات» ۳ یا بیشتر باشد)',
  ],
])('%s reads: %s', (expression, en, fa) => {
  expect(conditionInWords(form, expression)).toEqual({ fa, en });
});

test.each(['parcel.zone == "R1"', 'answers.work.kind == parcel.kind', 'size(answers.work) > 2', 'answers.other == 1'])(
  'what has no words depends on the answers: %s',
  (expression) => {
    expect(conditionInWords(form, expression).en).toBe('depending on the answers and the rules of the plot');
  },
);

test('a time limit says its span and what happens at its end', () => {
  expect(limitInWords({ after: { days: 30 }, notAfter: 'yearEnd', then: 'expire' })).toEqual({
    fa: 'مهلت این گام ۳۰ روز است. (در هر حال تا پایان سال)',
    en: 'The time for this step is 30 days. (in any case until the end of the Jalali year)',
  });
  expect(limitInWords({ after: { workingDays: 2, hours: 4 }, then: 'escalate', to: 'head' }).en).toBe(
    'If it is not dealt with within 2 working days and 4 hours, it is handed on to a superior.',
  );
  expect(limitInWords({ before: { days: 3 }, then: 'remind' }).en).toBe(
    'A reminder is sent 3 days before the time is over.',
  );
});

test('says one of a unit and several in the number that they have', () => {
  expect(spanInWords({ months: 1 })).toEqual({ fa: '۱ ماه', en: '1 month', de: '1 Monat', fr: '1 mois' });
  const both = { fa: '۲ سال و ۱ روز کاری', en: '2 years and 1 working day', de: '2 Jahre und 1 Werktag' };
  expect(spanInWords({ years: 2, workingDays: 1 })).toEqual({ ...both, fr: '2 ans et 1 jour ouvré' });
  expect(spanInWords({ workingDays: 3 })).toMatchObject({ fr: '3 jours ouvrés' });
});

test('writes the year of a day as a year, and a number beside it as a number', () => {
  const { value } = writerOf('fr');
  expect(value('1405/09/09').replaceAll('\u00a0', ' ')).toBe('30 novembre 2026');
  expect(value('1405/09/09, 2026 m²').replaceAll('\u00a0', ' ')).toBe('30 novembre 2026, 2 026 m²');
});
