import { noticeStep } from '../cases/public-notices/read.js';
import type { NoticeResponseKind } from '../forms/language/publish-notice.js';
import { takenBy } from '../forms/notices.js';
import { isClosedState } from '../policy/states.js';
import type { Transaction } from '../prisma/client.js';
import type { Activities } from '../workflows/activities.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** What was filed on public notices, for their cases. */
export function createNoticeActivities({
  prisma,
  catalogue,
}: Pick<TransitionDependencies, 'prisma' | 'catalogue'>): Pick<Activities, 'countNoticeResponses'> {
  return {
    async countNoticeResponses({ reference, step }) {
      const asCases = await filedAsCases({ prisma, catalogue }, reference, step);
      return prisma.$transaction(async (tx) => {
        // What is being filed in the last moment is waited for.
        await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
        const kinds = await tx.noticeResponse.groupBy({
          by: ['kind'],
          where: { reference, step, withdrawnAt: null },
          _count: true,
        });
        const underWay = asCases.length === 0 ? [] : await beingFiled(tx, reference, step);
        const count = (kind: NoticeResponseKind) =>
          (kinds.find((each) => each.kind === kind.toUpperCase())?._count ?? 0) +
          underWay.filter((type) => asCases.some((each) => each.kind === kind && each.application === type)).length;
        return { objections: count('objection'), requests: count('request') };
      });
    },
  };
}

/** What people file on the notice of a step as a case of its own. */
async function filedAsCases(
  { prisma, catalogue }: Pick<TransitionDependencies, 'prisma' | 'catalogue'>,
  reference: string,
  step: string,
) {
  const { permitTypeHash } = await prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { permitTypeHash: true },
  });
  const notice = noticeStep(await catalogue.definition(permitTypeHash), step);
  return notice ? takenBy(notice).filter(({ application }) => application !== undefined) : [];
}

/** The types of what was kept while the notice was open, and is not in its rows yet. */
async function beingFiled(tx: Transaction, reference: string, step: string): Promise<string[]> {
  const [latest] = await tx.timelineEntry.findMany({
    where: { reference, type: 'NOTICE_PUBLISHED', data: { path: ['step'], equals: step } },
    orderBy: { seq: 'desc' },
    take: 1,
    select: { data: true },
  });
  const { notice } = (latest?.data ?? {}) as { notice?: string };
  if (notice === undefined) return [];
  const cases = await tx.application.findMany({
    where: { onNotice: notice, revision: 0, status: 'DRAFT', submissions: { some: { revision: 1 } } },
    select: { permitType: { select: { code: true } } },
  });
  return cases.map(({ permitType }) => permitType.code);
}

/** Tells whoever filed something on a notice how its case has come out; once, however often it is tried. */
export async function tellResponders(
  { prisma, notices }: Pick<TransitionDependencies, 'prisma' | 'notices'>,
  { reference, number, at, status, standing, timeline }: Transition,
): Promise<void> {
  const decides = ({ type }: TimelineDraft) => DECIDES.has(type) && (type !== 'TASK_EXPIRED' || status !== 'ISSUED');
  if (!standing?.noticed || !isClosedState(status) || !timeline.some(decides)) return;
  await prisma.$transaction(async (tx) => {
    const filed = await tx.noticeResponse.findMany({
      where: { reference, withdrawnAt: null },
      distinct: ['person'],
      select: { person: true },
    });
    const people = filed.map(({ person }) => person);
    if (people.length === 0) return;
    const told = {
      reference,
      transition: number,
      event: 'NOTICE_DECIDED',
      at: new Date(at),
      people,
      path: '/my',
    } as const;
    await notices.tell(tx, { ...told, key: `notice-decided-${number}` });
  });
  await notices.deliverWaiting();
}

/** Entries that say how a case has come out. */
const DECIDES: ReadonlySet<string> = new Set([
  'ISSUED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
  'ENDED',
  'TASK_EXPIRED',
  'CLOCK_REFUSAL',
]);
