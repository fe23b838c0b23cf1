import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../city/people/viewer.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { GeneralOperation } from '../../policy/general.js';
import type { LongWork } from '../../prisma/generated/client/client.js';
import type { LongWorkKind } from '../../prisma/generated/client/enums.js';
import { isUuid } from '../../prisma/uuid.js';
import { type Acting, byViewer } from '../acting.js';
import { actMessages } from '../messages/acts.js';
import { may, must } from '../permission.js';
import { invalidInput, NotFoundError, Refusal, UnavailableError } from '../refusals.js';
import { forgetFiled } from './forget-filed.js';
import { type InputOf, workInputs } from './inputs.js';

/** Who may have it done, and read what came of it. */
const RIGHTS = {
  VERIFY_TRAIL: 'readTrail',
  CHECK_CASES: 'checkCases',
  PLAN_MIGRATION: 'managePermitTypes',
  APPLY_MIGRATION: 'managePermitTypes',
  DRY_RUN: 'managePermitTypes',
  SIMULATE: 'managePermitTypes',
} as const satisfies Record<LongWorkKind, GeneralOperation>;

/** Two that are started at once would each see that nothing of the kind runs. */
const LOCK = 72_707_377;

/** Starts work that takes longer than a request, one of a kind at a time. */
export async function startLongWork<K extends LongWorkKind>(
  acting: Acting,
  kind: K,
  given: unknown,
): Promise<LongWork> {
  const { prisma, viewer, work } = acting;
  must(viewer, RIGHTS[kind]);
  const read = workInputs[kind].safeParse(given);
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    throw invalidInput(path, 'WORK_INVALID', actMessages.WORK_INVALID);
  }
  if (!work) throw new UnavailableError();
  const row = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if ((await tx.longWork.count({ where: { kind, status: 'RUNNING' } })) > 0) {
      throw new Refusal('CONFLICT', actMessages.WORK_UNDER_WAY);
    }
    const input = read.data as InputOf<K> & object;
    const made = await tx.longWork.create({ data: { id: randomUUID(), kind, input, startedBy: viewer.id } });
    await appendToTrail(tx, [byViewer(acting, { subject: `work/${made.id}`, act: 'WORK_STARTED', changed: { kind } })]);
    return made;
  });
  try {
    await work.start(row.id);
  } catch (error) {
    const ended = { status: 'FAILED' as const, failure: 'No worker could be told of it.', endedAt: new Date() };
    await prisma.longWork.updateMany({ where: { id: row.id, status: 'RUNNING' }, data: ended });
    await forgetFiled(prisma, row.id);
    throw new UnavailableError(error);
  }
  return row;
}

/** Work by its id; of what the viewer may not have done there is none. */
export async function findLongWork({ prisma, viewer }: Acting, id: string): Promise<LongWork | null> {
  const row = isUuid(id) ? await prisma.longWork.findUnique({ where: { id } }) : null;
  return row && may(viewer, RIGHTS[row.kind]) ? row : null;
}

/** Work that the viewer may have done. */
export const visibleLongWork = (viewer: Viewer) => ({
  kind: { in: (Object.keys(RIGHTS) as LongWorkKind[]).filter((kind) => may(viewer, RIGHTS[kind])) },
});

/** The latest first, so many of it. */
export function listLongWork({ prisma, viewer }: Acting, take: number): Promise<LongWork[]> {
  return prisma.longWork.findMany({
    where: visibleLongWork(viewer),
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** Calls it off. What a migration has moved already stays moved. Again is harmless. */
export async function cancelLongWork(acting: Acting, id: string): Promise<LongWork> {
  const { prisma, work } = acting;
  const row = await findLongWork(acting, id);
  if (!row) throw new NotFoundError();
  const changed = await prisma.$transaction(async (tx) => {
    const data = { status: 'CANCELLED' as const, endedAt: new Date() };
    const { count } = await tx.longWork.updateMany({ where: { id, status: 'RUNNING' }, data });
    await forgetFiled(tx, id);
    if (count > 0) await appendToTrail(tx, [byViewer(acting, { subject: `work/${id}`, act: 'WORK_CANCELLED' })]);
    return count > 0;
  });
  if (changed) {
    await work?.cancel(id).catch((error: unknown) => {
      throw new UnavailableError(error);
    });
  }
  return prisma.longWork.findUniqueOrThrow({ where: { id } });
}
