import { isJalaliDay, type JalaliDay } from '../jalali.js';

/** A Jalali day. `date` in expressions. */
export class JalaliDate {
  constructor(readonly text: JalaliDay) {}
}

/** Reads `1405/09/02`; anything else gives undefined. */
export const parseDate = (text: string): JalaliDate | undefined =>
  isJalaliDay(text) ? new JalaliDate(text) : undefined;
