import type { LocalizedText } from '../../forms/language/text.js';
import type { Currency } from '../../forms/money.js';
import type { Transaction } from '../../prisma/client.js';
import { timelineWords } from './messages.js';

/** What messages say about a case, as the transition under way leaves it. Amounts are whole numbers of its currency's smallest unit. */
export interface CaseFacts {
  ownerId: string;
  filedById: string;
  districtId: string | null;
  /** code of its permit type */
  type: string;
  title: LocalizedText;
  /** the total of its evaluation */
  evaluated: bigint | null;
  /** the sum of its payable slips, and of its paid ones */
  due: bigint | null;
  paid: bigint | null;
  /** what its slips are reckoned in; null or left out where it is the rial */
  currency?: Currency | null;
  /** Jalali day until which the payable slips can be paid */
  payUntil: string | null;
  /** the permit's number */
  number: string | null;
  /** how a decision is objected to, where the permit type says so */
  objection: LocalizedText | null;
}

/** Facts of a case as its rows stand. */
export async function readFacts(tx: Transaction, reference: string, revision: number): Promise<CaseFacts> {
  const [facts] = await tx.$queryRaw<CaseFacts[]>`
    SELECT application."ownerId", application."filedById", application."districtId", type.code AS type, type.title,
      type.definition->'objection' AS objection,
      submission.total AS evaluated, slips.due, slips.paid, slips."payUntil", slips.currency, permit.number
    FROM "Application" application
    JOIN "PermitType" type ON type.hash = application."permitTypeHash"
    LEFT JOIN "Submission" submission ON submission.reference = application.reference AND submission.revision = ${revision}
    LEFT JOIN "Permit" permit ON permit.current = application.reference
    CROSS JOIN LATERAL (
      SELECT sum(payable) FILTER (WHERE status = 'PAYABLE')::bigint AS due,
        sum(payable) FILTER (WHERE status = 'PAID')::bigint AS paid,
        max("payUntil") FILTER (WHERE status = 'PAYABLE') AS "payUntil",
        (array_agg(lines -> 0 -> 'currency') FILTER (WHERE currency IS NOT NULL))[1] AS currency
      FROM "PaymentSlip" slip WHERE slip.reference = application.reference AND slip.revision = ${revision}
    ) slips
    WHERE application.reference = ${reference}`;
  if (!facts) throw new Error(`There is no application ${reference} to tell anybody about.`);
  return facts;
}

const MAX_REASONS = 5;

/** Why the engine sent a revision back: what its checks say, the first few of them. */
export function firstReasons(said: readonly LocalizedText[]): LocalizedText {
  const list = (language: 'fa' | 'en') =>
    said
      .slice(0, MAX_REASONS + 1)
      .map((reason, i) => (i < MAX_REASONS ? `\n- ${reason[language]}` : `\n- ${timelineWords.more[language]}`))
      .join('');
  return { fa: list('fa'), en: list('en') };
}
