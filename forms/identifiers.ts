import { latinDigits } from './persian.js';

/** Without blanks, hyphens and joiners: `۹۳۴۵۶-۷۸۹۱۳` gives `9345678913`. */
const bare = (text: string) => latinDigits(text).replace(/\s|-|\u200c|\u200d|\u200e|\u200f/g, '');
const digitsOf = (text: string) => [...text].map(Number);

/** کد ملی: ten digits with a check digit; eight and nine are padded with zeros. */
export function isNationalId(text: string): boolean {
  const padded = bare(text).padStart(10, '0');
  if (!/^\d{8,10}$/.test(bare(text)) || /^(\d)\1{9}$/.test(padded)) return false;
  const digits = digitsOf(padded);
  const rest = digits.slice(0, 9).reduce((sum, digit, i) => sum + digit * (10 - i), 0) % 11;
  return digits[9] === (rest < 2 ? rest : 11 - rest);
}

const legalWeights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

/**
 * شناسه ملی of a legal person: eleven digits with a check digit. The law publishes no rule; this is the one that the
 * public implementations share: ten digits, each with the tenth plus 2 added to it, weighted, mod 11.
 */
export function isLegalId(text: string): boolean {
  const id = bare(text);
  if (!/^\d{11}$/.test(id) || /^(\d)\1{10}$/.test(id)) return false;
  const digits = digitsOf(id);
  const added = (digits[9] ?? 0) + 2;
  const rest = legalWeights.reduce((sum, weight, i) => sum + weight * ((digits[i] ?? 0) + added), 0) % 11;
  return digits[10] === rest % 10;
}

/** کد پستی: ten digits, not all the same, no 0 and no 2 in the first five. */
export const isPostalCode = (text: string): boolean =>
  /^[13-9]{5}\d{5}$/.test(bare(text)) && !/^(\d)\1{9}$/.test(bare(text));

/** A mobile number as `09…`, from what phones fill in: `+98…`, `0098…`, `98…`, `9…`; undefined for other numbers. */
export function foldedMobile(text: string): string | undefined {
  const [, number] = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(bare(text).replace(/[().]/g, '')) ?? [];
  return number && `0${number}`;
}

export const isMobile = (text: string): boolean => foldedMobile(text) !== undefined;

/**
 * کد نوسازی `district-region-block-house-building-apartment-shop` of a parcel or what stands on it. Zeros at the end name
 * a higher level, down to the parcel, so no level may follow a zero; a unit is an apartment or a shop, never both.
 */
export function isNosaziCode(text: string): boolean {
  const code = latinDigits(text.trim());
  if (!/^\d{1,5}(-\d{1,5}){6}$/.test(code)) return false;
  const [district = 0, region = 0, block = 0, house = 0, building = 0, apartment = 0, shop = 0] = code
    .split('-')
    .map(Number);
  if (apartment > 0 && shop > 0) return false;
  const levels = [building, apartment || shop];
  const named = levels.indexOf(0);
  const isParcel = [district, region, block, house].every((level) => level > 0);
  return isParcel && (named < 0 || levels.slice(named).every((level) => level === 0));
}

/** Weights 2 to 7 from the right, again and again; the rest to 11. */
function checkDigit(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += Number(body[body.length - 1 - i]) * ((i % 6) + 2);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

/** شناسه قبض: the file (up to 8 digits), the issuer (3), the kind of service (1) and a check digit. */
export interface BillIssue {
  fileCode: bigint | number;
  subsidiary: string;
  serviceType: number;
}
export function billIdOf({ fileCode, subsidiary, serviceType }: BillIssue): string {
  const body = `${fileCode}${subsidiary}${serviceType}`;
  return `${body}${checkDigit(body)}`;
}

/** شناسه پرداخت of a whole number of thousand rials. `yearDigit` is the last of the Jalali year, `period` 0 to 99. */
export function paymentIdOf(billId: string, amount: bigint, yearDigit: number, period: number): string {
  const body = `${amount / 1000n}${yearDigit}${String(period % 100).padStart(2, '0')}`;
  const first = `${body}${checkDigit(body)}`;
  return `${first}${checkDigit(`${billId}${first}`)}`;
}

/** Whether the two belong together; a payment id padded with zeros is read without them. */
export function isPaymentOfBill(billId: string, paymentId: string): boolean {
  const bill = bare(billId);
  const payment = bare(paymentId).replace(/^0+/, '');
  if (!/^\d{6,13}$/.test(bill) || !/^\d{6,13}$/.test(payment)) return false;
  const body = payment.slice(0, -2);
  return (
    bill.endsWith(String(checkDigit(bill.slice(0, -1)))) &&
    payment === `${body}${checkDigit(body)}${checkDigit(`${bill}${payment.slice(0, -1)}`)}`
  );
}
