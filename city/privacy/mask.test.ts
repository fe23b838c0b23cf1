import { describe, expect, it } from 'vitest';
import { maskValue } from './mask-value.js';
import { holdsMasks, maskingExcept } from './masking.js';
import { createRedactor } from './redact.js';

it.each([
  ['nationalId', '9990000018', '999****018'],
  ['nationalId', '۹۹۹۰۰۰۰۰۱۸', '۹۹۹****۰۱۸'],
  ['nationalId', '123', '***'],
  ['mobile', '09123456789', '0912***6789'],
  ['mobile', '+989123456789', '+98912***6789'],
  ['mobile', '۰۹۱۲۳۴۵۶۷۸۹', '۰۹۱۲***۶۷۸۹'],
  ['mobile', '12', '***'],
  ['name', 'مریم رضایی', 'م*** ر***'],
  ['name', 'مهدی نوری (دفتر نمونه)', 'م*** ن*** د*** ن***'],
  ['name', '12', '***'],
  ['email', 'maryam@example.com', 'm***@example.com'],
  ['email', 'no address', '***'],
  ['address', '9345678913', '***'],
  ['other', { anything: 1 }, '***'],
  ['other', '', ''],
  ['name', null, null],
] as const)('masks a %s %s as %s', (kind, value, masked) => expect(maskValue(value, kind)).toBe(masked));

describe('values in texts', () => {
  const redact = createRedactor([
    { kind: 'nationalId', value: '9990000018' },
    { kind: 'mobile', value: '09150000001' },
    { kind: 'name', value: 'علی یزدانی' },
    { kind: 'name', value: 'علی' },
    { kind: 'email', value: 'Maryam@example.com' },
    { kind: 'other', value: 'A/B' },
    { kind: 'other', value: '10-3.(10)/[1]' },
  ]);

  it.each([
    ['کد ۹۹۹۰۰۰۰۰۱۸ نادرست است', 'کد ۹۹۹****۰۱۸ نادرست است'],
    ['+989150000001 or 00989150000001', '+98915***0001 or 0098915***0001'],
    ['۰۹۱۵۰۰۰۰۰۰۱', '۰۹۱۵***۰۰۰۱'],
    ['جناب علي  يزداني', 'جناب ع*** ی***'.replace('ی', 'ي')],
    ['علی آمد و عالی بود و علیرضا هم', 'ع*** آمد و عالی بود و علیرضا هم'],
    ['to MARYAM@EXAMPLE.COM.', 'to M***@EXAMPLE.COM.'],
    ['licence ۱۰-۳.(۱۰)/[۱] ends', 'licence *** ends'],
    ['29990000018 and 99900000180 and A/B', '29990000018 and 99900000180 and A/B'],
  ])('%s', (text, masked) => expect(redact({ علی: [text] })).toEqual({ 'ع***': [masked] }));

  it('leaves what is no text as it is', () => {
    const at = new Date();
    expect(redact({ a: 1, b: null, c: true, at })).toEqual({ a: 1, b: null, c: true, at });
  });
});

describe('masking', () => {
  const form = { type: 'object', properties: { id: { type: 'string', 'x-personal': 'nationalId' } } };
  const isPersonal = (code: string) => code !== 'SOIL';
  const known = () => [{ kind: 'nationalId' as const, value: '9990000018' }];
  const answers = { id: '9990000018', note: 'of 9990000018' };

  it('see what they are given alone', () => {
    expect(maskingExcept(new Set(), { known, isPersonal }).answers(answers, form)).toEqual({
      id: '999****018',
      note: 'of 999****018',
    });
    expect(maskingExcept(new Set(['nationalId']), { known, isPersonal }).answers(answers, form)).toEqual(answers);
  });

  it('see documents where nobody can be known by them', () => {
    const masking = maskingExcept(new Set(), { known, isPersonal });
    expect([masking.opens('DEED'), masking.opens('SOIL')]).toEqual([false, true]);
    expect(maskingExcept(new Set(['documents']), { known, isPersonal }).opens('DEED')).toBe(true);
  });

  it('see no number of anybody in prose, and every sum of money', () => {
    const masking = maskingExcept(new Set(), { known: () => [], isPersonal });
    const words = 'call 09121234567, ID ۹۹۹۰۰۰۰۰۲۶, a@b.ir; 1430000000 rials';
    expect(masking.remarks([words])).toEqual(['call 0912***4567, ID ۹۹۹****۰۲۶, a***@b.ir; 1430000000 rials']);
    expect(masking.findings(words)).toBe(words);
  });

  it('what was masked is known again, so that it is never saved', () => {
    expect(holdsMasks(maskingExcept(new Set(), { known, isPersonal }).answers(answers, form), form)).toBe(true);
    expect(holdsMasks(answers, form)).toBe(false);
  });
});
