import { z } from 'zod';
import { latinDigits } from '../../forms/persian.js';
import type { ReceiptChannel } from '../../prisma/generated/client/enums.js';

/** What was told of one movement of money, whichever way it came. */
export interface MoneyTold {
  /** the bank's number of the movement; however often it is told, it is one */
  trackingNumber: string;
  /** in smallest units of its slip's currency: rials, where it names a bill */
  amount: bigint;
  channel: ReceiptChannel;
  /** what it was paid for: a visit to the bank's page, or a bill by its two identifiers */
  paidFor: { sessionId: string } | { billId: string; paymentId: string };
  /** who brought it in, where somebody did: `cli/…` */
  by?: string;
  /** when the bank took it, where that is told */
  paidAt?: Date;
}

export const TrackingNumber = z
  .string()
  .transform(latinDigits)
  .pipe(z.string().regex(/^[\w-]{1,100}$/, 'must be 1 to 100 letters, digits, _ or -'));

export const Amount = z
  .string()
  .transform(latinDigits)
  .pipe(z.string().regex(/^\d{1,18}$/, 'must be whole rials, up to 18 digits'))
  .transform(BigInt)
  .refine((amount) => amount > 0n, 'must be more than nothing');

/** شناسه قبض or شناسه پرداخت. Banks pad them with zeros, which say nothing. */
export const BillIdentifier = z
  .string()
  .transform(latinDigits)
  .pipe(z.string().regex(/^\d{1,30}$/, 'must be 1 to 30 digits'))
  .transform((digits) => digits.replace(/^0+(?=\d)/, ''));
