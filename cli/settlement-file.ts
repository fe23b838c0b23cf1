import { createReadStream } from 'node:fs';
import { type CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { Amount, BillIdentifier, type MoneyTold, TrackingNumber } from '../city/payments/money-told.js';
import { isJalaliDay, startOfDay } from '../forms/jalali.js';
import { latinDigits } from '../forms/persian.js';
import { UsageError } from '../runtime/usage-error.js';

/** One row of a file; `problem` says why it cannot be read. */
export type SettlementRow = { line: number } & ({ money: MoneyTold } | { problem: string });

/** A clock that is ahead by more than this, in ms, is wrong. */
const AHEAD = 86_400_000;

const Time = z
  .string()
  .transform((text, ctx) => {
    const at = instantOf(latinDigits(text));
    if (at && at.getTime() < Date.now() + AHEAD) return at;
    ctx.addIssue({ code: 'custom', message: 'must be a past 2026-11-24T10:15:00Z, or 1405/09/03 13:45:00 in Tehran' });
    return z.NEVER;
  })
  .pipe(z.date());

const Row = z.object({
  billId: BillIdentifier,
  paymentId: BillIdentifier,
  amount: Amount,
  trackingNumber: TrackingNumber,
  time: Time,
});
type Column = keyof z.infer<typeof Row>;

const COLUMNS: Column[] = ['billId', 'paymentId', 'amount', 'trackingNumber', 'time'];

/** What banks call the columns, in small letters without blanks and strokes. */
const NAMES: Record<string, Column> = {
  billid: 'billId',
  شناسهقبض: 'billId',
  paymentid: 'paymentId',
  شناسهپرداخت: 'paymentId',
  amount: 'amount',
  مبلغ: 'amount',
  trackingnumber: 'trackingNumber',
  شمارهپیگیری: 'trackingNumber',
  کدپیگیری: 'trackingNumber',
  time: 'time',
  زمان: 'time',
};

/**
 * The rows of a settlement file: CSV in UTF-8 with the columns bill ID, payment ID, amount (whole rials), tracking number and
 * time, in this order or in the order of a first row that names them. Throws UsageError.
 */
export async function* settlementRows(file: string): AsyncGenerator<SettlementRow> {
  const records = createReadStream(file)
    .on('error', (error) => records.destroy(error))
    .pipe(parse({ bom: true, trim: true, info: true, relax_column_count: true, skip_empty_lines: true }));
  let columns: readonly Column[] | undefined;
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!columns) {
        columns = headerOf(file, record);
        if (columns) continue;
        columns = COLUMNS;
      }
      yield rowOf(columns, record, info.lines);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code = String(error), lines } = error as CsvError & { code?: string };
    throw new UsageError(`${file} cannot be read (${code}${lines ? `, line ${lines}` : ''}).`);
  }
}

/** Every row of payments has digits in it; a first one without any names the columns. */
function headerOf(file: string, record: string[]): Column[] | undefined {
  if (record.some((cell) => /\d/.test(latinDigits(cell)))) return undefined;
  const named = record.map((cell) => NAMES[cell.toLowerCase().replace(/[\s_\u200c-]/g, '')]);
  const known = named.filter((name) => name !== undefined);
  if (known.length === named.length && COLUMNS.every((column) => known.includes(column))) return known;
  throw new UsageError(`${file} must name the columns ${COLUMNS.join(', ')} in its first row, or leave that row out.`);
}

function rowOf(columns: readonly Column[], record: string[], line: number): SettlementRow {
  if (record.length !== columns.length) {
    return { line, problem: `has ${record.length} columns instead of ${columns.length}` };
  }
  const row = Row.safeParse(Object.fromEntries(columns.map((column, i) => [column, record[i]])));
  if (!row.success)
    return { line, problem: row.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ') };
  const { billId, paymentId, amount, trackingNumber, time: paidAt } = row.data;
  return { line, money: { trackingNumber, amount, channel: 'FILE', paidFor: { billId, paymentId }, paidAt } };
}

function instantOf(text: string): Date | undefined {
  const jalali = /^(1[34]\d\d\/\d\d\/\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (jalali) {
    const [, day = '', hours, minutes, seconds = '0'] = jalali;
    if (!isJalaliDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
    return new Date(startOfDay(day).getTime() + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
  }
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = new Date(text);
  return rfc3339 && !Number.isNaN(at.getTime()) ? at : undefined;
}
