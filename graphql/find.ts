import type { Prisma } from '../prisma/generated/client/client.js';
import type { Context } from './context.js';
import { signedIn } from './context.js';
import { ApplicationClosedError, ForbiddenError, NotFoundError, StaleRevisionError } from './errors.js';
import { isApplicant, reachableTasks, visibleApplications } from './policy.js';

const columns = {
  reference: true,
  permitTypeHash: true,
  status: true,
  revision: true,
  ownerId: true,
  filedById: true,
  draft: true,
  draftVersion: true,
} as const;

export type FoundApplication = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

const CLOSED = ['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;
const closed: ReadonlySet<string> = new Set(CLOSED);
/** For the statement that changes a working copy, so that none slips in after the end. */
export const stillOpen = { status: { notIn: [...CLOSED] } } satisfies Prisma.ApplicationWhereInput;

/** An application the viewer may act on as its applicant. Another's is not found; one only readable is forbidden. */
export async function ownApplication(context: Context, reference: string): Promise<FoundApplication> {
  const viewer = signedIn(context);
  const found = await context.prisma.application.findFirst({
    where: { AND: [{ reference }, visibleApplications(viewer)] },
    select: columns,
  });
  if (!found) throw new NotFoundError();
  if (isApplicant(viewer, found)) return found;
  throw new ForbiddenError({
    fa: 'تنها متقاضی این درخواست می‌تواند این کار را بکند.',
    en: 'Only the applicant may do this.',
  });
}

export const isClosed = ({ status }: { status: string }): boolean => closed.has(status);

/** Refuses what no longer fits: a closed application, or one that has moved past the revision the caller looked at. */
export function mustBeCurrent(application: FoundApplication, revision: number | null | undefined): void {
  if (isClosed(application)) throw new ApplicationClosedError();
  if (revision != null && revision !== application.revision) throw new StaleRevisionError(application.revision);
}

export async function reachableTask(context: Context, id: string) {
  const found = await context.prisma.task.findFirst({
    where: { AND: [{ id }, reachableTasks(signedIn(context))] },
    select: {
      id: true,
      reference: true,
      revision: true,
      status: true,
      application: { select: { status: true, revision: true } },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}
