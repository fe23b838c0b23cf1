import { isClosedState } from '../policy/states.js';
import type { Activities } from '../workflows/activities.js';
import type { Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** What was filed on public notices, for their cases. */
export function createNoticeActivities({
  prisma,
}: Pick<TransitionDependencies, 'prisma'>): Pick<Activities, 'countNoticeResponses'> {
  return {
    countNoticeResponses: ({ reference, step }) =>
      prisma.$transaction(async (tx) => {
        // What is being filed in the last moment is waited for.
        await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
        const kinds = await tx.noticeResponse.groupBy({
          by: ['kind'],
          where: { reference, step, withdrawnAt: null },
          _count: true,
        });
        const count = (kind: string) => kinds.find((each) => each.kind === kind)?._count ?? 0;
        return { objections: count('OBJECTION'), requests: count('REQUEST') };
      }),
  };
}

/** Tells whoever filed something on a notice how its case has come out; once, however often it is tried. */
export async function tellResponders(
  { prisma, notices }: Pick<TransitionDependencies, 'prisma' | 'notices'>,
  { reference, number, at, status, standing, timeline }: Transition,
): Promise<void> {
  if (!standing?.noticed || !isClosedState(status) || !timeline.some(({ type }) => DECIDES.has(type))) return;
  await prisma.$transaction(async (tx) => {
    const filed = await tx.noticeResponse.findMany({
      where: { reference, withdrawnAt: null },
      distinct: ['person'],
      select: { person: true },
    });
    const people = filed.map(({ person }) => person);
    if (people.length === 0) return;
    const told = { reference, transition: number, event: 'NOTICE_DECIDED', at: new Date(at), people } as const;
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
