import type { NoticeView } from '../city/notices/compose.js';
import type { Told } from '../city/notices/events.js';
import type { Notices } from '../city/notices/notices.js';
import type { SlipNow } from '../city/payments/slips.js';
import { changedFees } from '../forms/evaluation/fee-changes.js';
import type { Transaction } from '../prisma/client.js';
import { type CaseNow, caseNow } from './case-now.js';

/** What messages say of a case and turn on, as it stands with this revision. */
export function noticeView(now: CaseNow, revision: number): NoticeView {
  const {
    ownerId,
    filedById,
    districtId,
    type,
    title,
    objection,
    total,
    number,
    tasks,
    words,
    failed,
    charged,
    formerOwner,
  } = now;
  const known = { ownerId, filedById, districtId, type, title, objection, number };
  const evaluated = total === null ? null : BigInt(total);
  return {
    facts: { ...known, evaluated, ...sumsOf(now.slips, revision) },
    tasks,
    words: new Map(Object.entries(words)),
    failed: failed ?? [],
    charged: charged ? changedFees(charged) : [],
    formerOwner,
  };
}

/** What slips of a revision come to, as messages name it. */
function sumsOf(slips: readonly SlipNow[], revision: number) {
  const ofRevision = slips.filter((slip) => slip.revision === revision);
  const payable = ofRevision.filter(({ status }) => status === 'PAYABLE');
  const sum = (some: readonly SlipNow[]) => some.reduce((total, slip) => total + BigInt(slip.payable), 0n);
  const days = payable.flatMap(({ payUntil }) => payUntil ?? []).sort();
  const { currency = null } = ofRevision.find((slip) => slip.currency) ?? {};
  return {
    currency,
    due: sum(payable),
    paid: sum(ofRevision.filter(({ status }) => status === 'PAID')),
    payUntil: days.at(-1) ?? null,
  };
}

/** Writes what people are told of an entry of the timeline that no transition writes, as the rows stand after it. */
export async function writeNotices(tx: Transaction, notices: Pick<Notices, 'compose'>, told: Told): Promise<void> {
  const { reference, number, revision, at, timeline } = told;
  const looking = {
    reference,
    revision,
    people: [],
    calendar: false,
    draws: false,
    asks: false,
    compares: false,
    grants: false,
  };
  const now = await caseNow(
    tx,
    {
      ...looking,
      remarks: timeline.flatMap(({ remark }) => remark ?? []),
      explains: timeline.some(({ type }) => type === 'RETURNED_FOR_CORRECTION'),
      transfer: timeline.map(({ data }) => data?.transfer).find((id) => typeof id === 'string'),
    },
    { held: false },
  );
  const messages = now ? notices.compose(told, noticeView(now, revision)) : [];
  const rows = messages.map((message) => ({ ...message, reference, transition: number, createdAt: at }));
  await tx.notification.createMany({ data: rows, skipDuplicates: true });
}
