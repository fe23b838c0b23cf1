import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  billIdOf,
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
  ['9-1-7-0-0-0-0', true],
  ['9-1-0-12-0-0-0', false],
  ['9-1-7-12-0-0-2', false],
  ['0-1-7-12-0-0-0', false],
  ['9-1-7-12-0-0', false],
  ['9-1-7-12-0-0-0-0', false],
  ['9/1/7/12/0/0/0', false],
])('the renewal code %s is well-formed: %s', (code, valid) => {
  expect(isNosaziCode(code)).toBe(valid);
});

test('a legal-person ID is eleven digits, not all the same', () => {
  expect([isLegalId('10380284790'), isLegalId('1038028479'), isLegalId('11111111111')]).toEqual([true, false, false]);
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
