import { z } from 'zod';
import { auditBucket } from '../../audit-sample.js';
import { billIdOf, isNationalId, isNosaziCode, isPaymentOfBill, isPostalCode, paymentIdOf } from '../../identifiers.js';
import { addMonths, isJalaliDay, toGregorianDay } from '../../jalali.js';
import type { SlipTerms } from '../../language/rulebook.js';
import { sampleWords } from '../../messages/definition.js';
import { drawSlips } from '../slips.js';
import { compare, type Report } from './difference.js';

const valid = z.array(z.looseObject({ input: z.string(), valid: z.boolean() })).default([]);

export const IdentifierFile = z.looseObject({
  nationalId: valid,
  postalCode: valid,
  nosaziCode: valid,
  jalali: z.array(z.looseObject({ jalali: z.string(), gregorian: z.string() })).default([]),
  jalaliValid: z.array(z.looseObject({ jalali: z.string(), valid: z.boolean() })).default([]),
  jalaliAddMonths: z.array(z.looseObject({ from: z.string(), months: z.int(), to: z.string() })).default([]),
  slipSplit: z.array(z.looseObject({ payable: z.int(), slips: z.array(z.int()) })).default([]),
  auditSample: z
    .array(
      z.looseObject({
        key: z.string(),
        caseNumber: z.string(),
        ratePct: z.number(),
        bucket: z.int(),
        selected: z.boolean(),
      }),
    )
    .default([]),
  billBuild: z
    .array(
      z.looseObject({
        fileCode: z.int(),
        subsidiary: z.string(),
        serviceType: z.int(),
        amount: z.int(),
        yearDigit: z.int(),
        period: z.int(),
        billId: z.string(),
        paymentId: z.string(),
      }),
    )
    .default([]),
  billVerify: z.array(z.looseObject({ billId: z.string(), paymentId: z.string(), valid: z.boolean() })).default([]),
});

/** The amounts of the slips that a sum is drawn in. */
function splitOf(payable: number, terms: SlipTerms): string[] {
  const payee = Object.keys(terms.payees)[0] ?? '';
  const title = sampleWords.line;
  const line = {
    code: 'LINE',
    title,
    amount: String(payable),
    payee,
    basis: '',
    explanation: { label: title, value: '', inputs: [] },
  };
  const slips = drawSlips([line], { terms, asOf: '1405/01/01', firstPeriod: 1, fileCode: 1n });
  return slips.map((slip) => slip.payable);
}

/** Runs every vector of the file; `at` names one in reports. Gives the number of vectors. */
export function runIdentifiers(
  file: z.infer<typeof IdentifierFile>,
  terms: SlipTerms,
  at: (id: string) => Report,
): number {
  let count = 0;
  const each = <T>(name: string, vectors: T[], check: (vector: T, report: Report) => void) => {
    for (const [i, vector] of vectors.entries()) check(vector, at(`${name}[${i}]`));
    count += vectors.length;
  };
  const validity = (isValid: (text: string) => boolean) => (vector: z.infer<typeof valid>[number], report: Report) =>
    compare(report, `valid(${vector.input})`, vector.valid, isValid(vector.input));
  each('nationalId', file.nationalId, validity(isNationalId));
  each('postalCode', file.postalCode, validity(isPostalCode));
  each('nosaziCode', file.nosaziCode, validity(isNosaziCode));
  each('jalali', file.jalali, ({ jalali, gregorian }, report) =>
    compare(report, 'gregorian', gregorian, toGregorianDay(jalali)),
  );
  each('jalaliValid', file.jalaliValid, ({ jalali, valid: expected }, report) =>
    compare(report, `valid(${jalali})`, expected, isJalaliDay(jalali)),
  );
  each('jalaliAddMonths', file.jalaliAddMonths, ({ from, months, to }, report) =>
    compare(report, 'to', to, addMonths(from, months)),
  );
  each('slipSplit', file.slipSplit, ({ payable, slips }, report) =>
    compare(report, 'slips', slips, splitOf(payable, terms)),
  );
  each('auditSample', file.auditSample, ({ key, caseNumber, ratePct, bucket, selected }, report) => {
    const got = auditBucket(key, caseNumber);
    compare(report, 'bucket', bucket, got);
    compare(report, 'selected', selected, got < ratePct);
  });
  each('billBuild', file.billBuild, (bill, report) => {
    const billId = billIdOf(bill);
    compare(report, 'billId', bill.billId, billId);
    compare(report, 'paymentId', bill.paymentId, paymentIdOf(billId, BigInt(bill.amount), bill.yearDigit, bill.period));
  });
  each('billVerify', file.billVerify, (bill, report) =>
    compare(report, 'valid', bill.valid, isPaymentOfBill(bill.billId, bill.paymentId)),
  );
  return count;
}
