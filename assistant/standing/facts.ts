import type { Acting } from '../../cases/acting.js';
import { maskingOfCases } from '../../cases/case-masking.js';
import { unreadMessages } from '../../cases/case-messages.js';
import type { ViewedCase } from '../../cases/open-case.js';
import { noticesOfCase } from '../../cases/public-notices/rows.js';
import { stillCounting } from '../../city/papers/forgotten.js';
import { changedFees } from '../../forms/evaluation/fee-changes.js';
import type { Evaluation } from '../../forms/evaluation/types.js';

const byTime = [{ createdAt: 'asc' }, { id: 'asc' }] as const;

/** All that the standing of a case is told from, for one of its readers. */
export async function factsOf(acting: Acting, viewed: ViewedCase) {
  const { prisma, catalogue, viewer } = acting;
  const { reference } = viewed.row;
  const [row, notices, maskings, unread] = await Promise.all([
    prisma.application.findUniqueOrThrow({
      where: { reference },
      include: {
        tasks: { orderBy: [...byTime], include: { visits: { where: { status: 'BOOKED' } } } },
        slips: { orderBy: [{ revision: 'asc' }, { ordinal: 'asc' }] },
        permits: { orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }] },
        timeline: { orderBy: { seq: 'desc' }, take: 30, select: { data: true } },
      },
    }),
    noticesOfCase(prisma, reference),
    maskingOfCases(acting, viewer, [reference]),
    unreadMessages(prisma, viewer, [viewed]),
  ]);
  const [filed, evaluated] = await Promise.all([
    prisma.noticeResponse.findMany({
      where: { notice: { in: notices.map(({ code }) => code) }, withdrawnAt: null },
      select: { notice: true, kind: true },
    }),
    prisma.submission.findUnique({
      where: { reference_revision: { reference, revision: row.revision } },
      select: { evaluation: true },
    }),
  ]);
  return {
    ...row,
    tasks: await stillCounting(prisma, reference, row.tasks),
    viewed,
    charged: evaluated ? changedFees(evaluated.evaluation as unknown as Evaluation) : [],
    definition: await catalogue.definition(row.permitTypeHash),
    masking: maskings(reference),
    unread: unread.get(reference) ?? 0,
    notices: notices.map((notice) => ({
      ...notice,
      kinds: filed.filter((each) => each.notice === notice.code).map(({ kind }) => kind),
    })),
  };
}

export type StandingFacts = Awaited<ReturnType<typeof factsOf>>;
