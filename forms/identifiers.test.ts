import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  billIdOf,
  foldedMobile,
  isLegalId,
  isMobile,
  isNationalId,
  isNosaziCode,
  isPaymentOfBill,
  isPostalCode,
  paymentIdOf,
} from './identifiers.js';

test('one digit wrong is always noticed in a national ID', () => {
  const valid = fc.integer({ min: 10_000_000, max: 999_999_999 }).map((number) => {
    const body = String(number).padStart(9, '0');
    const rest = [...body].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11;
    return `${body}${rest < 2 ? rest : 11 - rest}`;
  });
  fc.assert(
    fc.property(valid, fc.integer({ min: 1, max: 9 }), (id, step) => {
      fc.pre(!/^(\d)\1{9}$/.test(id));
      expect(isNationalId(id)).toBe(true);
      expect(isNationalId(`${id.slice(0, 9)}${(Number(id[9]) + step) % 10}`)).toBe(false);
    }),
  );
});

test('digits may be Persian or Arabic, and grouped', () => {
  expect(isNationalId('۹۹۹۰۰۰۰۰۱۸')).toBe(true);
  expect(isPostalCode('٩٣٤٥٦-٧٨٩١٣')).toBe(true);
  expect(isMobile('۰۹۱۵ ۰۰۰ ۰۰۰۱')).toBe(true);
  expect(isNationalId('18338239')).toBe(isNationalId('0018338239'));
});

test.each([
  ['9-1-7-12-0-0-0', true],
  ['9-1-7-12-1-3-0', true],
  ['9-1-7-12-1-0-2', true],
  ['9-1-7-12-1-3-2', false],
  ['9-1-7-0-0-0-0', false],
  ['9-1-0-12-0-0-0', false],
  ['9-1-7-12-0-0-2', false],
  ['0-1-7-12-0-0-0', false],
  ['9-1-7-12-0-0', false],
  ['9-1-7-12-0-0-0-0', false],
  ['9/1/7/12/0/0/0', false],
])('the renewal code %s is well-formed: %s', (code, valid) => {
  expect(isNosaziCode(code)).toBe(valid);
});

test.each([
  ['10380284790', true],
  ['۱۰۳۸۰۲۸۴۷۹۰', true],
  ['10380284791', false],
  ['10830284790', false],
  ['12345678901', false],
  ['1038028479', false],
  ['11111111111', false],
])('the id %s of a legal person is right: %s', (id, valid) => {
  expect(isLegalId(id)).toBe(valid);
});

test('ten digits have one check digit as a legal person’s id', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{9}$/), (digits) => {
      const right = Array.from({ length: 10 }, (_, last) => `${digits}${last}`).filter(isLegalId);
      expect(right.length).toBeLessThanOrEqual(1);
      expect(right.length === 1 || /^(\d)\1{9}$/.test(digits)).toBe(true);
    }),
  );
});

test('a postal code is no row of one digit', () => {
  expect([isPostalCode('1111111111'), isPostalCode('9345678913')]).toEqual([false, true]);
});

test('mobile numbers are folded from the ways in which phones fill them in', () => {
  for (const written of [
    '+989150000001',
    '00989150000001',
    '989150000001',
    '9150000001',
    '۰۹۱۵ ۰۰۰ ۰۰۰۱',
    '(+98) 915-000-0001',
  ]) {
    expect(foldedMobile(written)).toBe('09150000001');
  }
  for (const other of ['05138000000', '+979150000001', '915000000', '0998915000000'])
    expect(foldedMobile(other)).toBeUndefined();
});

test('every bill and payment identifier drawn together fits together, and no other', () => {
  const bill = fc.record({
    file: fc.integer({ min: 1, max: 99_999_999 }),
    thousands: fc.integer({ min: 100, max: 99_999_999 }),
    period: fc.integer({ min: 1, max: 98 }),
  });
  fc.assert(
    fc.property(bill, ({ file, thousands, period }) => {
      const billId = billIdOf({ fileCode: file, subsidiary: '999', serviceType: 6 });
      const paymentId = paymentIdOf(billId, BigInt(thousands) * 1000n, 5, period);
      fc.pre(billId.length >= 6);
      expect(isPaymentOfBill(billId, paymentId)).toBe(true);
      expect(isPaymentOfBill(billId, paymentId.padStart(13, '0'))).toBe(true);
      const wrong = `${paymentId.slice(0, -1)}${(Number(paymentId.slice(-1)) + 1) % 10}`;
      expect(isPaymentOfBill(billId, wrong)).toBe(false);
    }),
  );
});
