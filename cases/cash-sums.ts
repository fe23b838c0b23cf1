import { addDays, jalaliDay, startOfDay } from '../forms/jalali.js';
import type { Currency } from '../forms/money.js';
import type { Acting } from './acting.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { invalidInput } from './refusals.js';

/** What came in on a day in Tehran in one currency, in its smallest units. */
export interface CashDay {
  /** Jalali */
  day: string;
  /** null where it is the rial */
  currency: Currency | null;
  receipts: number;
  received: bigint;
  /** what was placed for each payee that day, money of an earlier day among it */
  payees: { payee: string; amount: bigint }[];
  /** what is held for whoever paid it, more by the end of the day than at its beginning; below zero where more was placed */
  unmatched: bigint;
  /** ordered to be paid back out of what is held */
  refunds: bigint;
}

const MOST_DAYS = 366;

interface Row {
  day: number;
  account: string;
  amount: string;
  receipts: number;
  code: string | null;
  currency: Currency | null;
}

/** The ledger's sums by day and currency, the latest first; days on which nothing moved are left out. */
export async function cashSums(
  { prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>,
  { from, until }: { from?: string | null | undefined; until?: string | null | undefined },
): Promise<CashDay[]> {
  must(viewer, 'readMoney');
  const last = until ?? jalaliDay(new Date());
  const first = from ?? addDays(last, -29);
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (days.length === MOST_DAYS) throw invalidInput('from', 'TOO_LONG', actMessages.SPAN_OF_DAYS);
    days.push(day);
  }
  if (days.length === 0) throw invalidInput('from', 'BEFORE_FROM', actMessages.SPAN_OF_DAYS);
  const bounds = days.map(startOfDay);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT width_bucket(p.at, ${bounds}::timestamptz[]) AS day, account, sum(p.amount)::text AS amount,
      count(DISTINCT p."receiptId")::int AS receipts, s.currency AS code,
      (array_agg(s.lines -> 0 -> 'currency') FILTER (WHERE s.currency IS NOT NULL))[1] AS currency
    FROM "LedgerPosting" p JOIN "Receipt" r ON r.id = p."receiptId" LEFT JOIN "PaymentSlip" s ON s.id = r."slipId"
    WHERE p.at >= ${bounds[0]} AND p.at < ${startOfDay(addDays(last, 1))}
    GROUP BY 1, 2, s.currency ORDER BY 1 DESC, s.currency NULLS FIRST, 2`;
  const sums = new Map<string, CashDay>();
  for (const { day, account, amount, receipts, code, currency } of rows) {
    const name = days[day - 1] ?? '';
    const key = `${day} ${code}`;
    const none = { receipts: 0, received: 0n, payees: [], unmatched: 0n, refunds: 0n };
    const sum = sums.get(key) ?? { day: name, currency, ...none };
    sums.set(key, sum);
    // A debit is above zero: what the bank has received, and what is owed to others below.
    if (account === 'bank') Object.assign(sum, { received: BigInt(amount), receipts });
    else if (account === 'unmatched') sum.unmatched = -BigInt(amount);
    else if (account === 'refunds') sum.refunds = -BigInt(amount);
    else if (account.startsWith('payee:')) sum.payees.push({ payee: account.slice(6), amount: -BigInt(amount) });
  }
  return [...sums.values()];
}
