import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { nationalIdsOf, sameAccount } from '../people/second-person.js';
import type { Viewer } from '../people/viewer.js';
import { appendToTrail } from '../trail/append.js';
import { holdAutomation } from './decide.js';

/** Stands for every permit type. */
export const EVERY_TYPE = '*';

export class StopStateError extends Error {
  override name = 'StopStateError';
  constructor(readonly state: 'NOT_STOPPED' | 'SAME_PERSON') {
    super(`Automation cannot be resumed: ${state}.`);
  }
}

interface Act {
  permitType: string;
  viewer: Viewer;
}

const subjectOf = (permitType: string): string => `automation/${permitType === EVERY_TYPE ? 'all' : permitType}`;

/** From when this is done nothing is decided without a person. Once more begins anew whatever was agreed on since. */
export async function stopAutomation(
  prisma: PrismaClient,
  { permitType, viewer, reason }: Act & { reason: string },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    for (const type of await typesOf(tx, permitType)) await holdAutomation(tx, type);
    const open = { permitType, resumedAt: null };
    const { count } = await tx.automationStop.updateMany({ where: open, data: { resumeBy: null, resumeAt: null } });
    const data = { permitType, reason, stoppedBy: viewer.id, stoppedAt: new Date() };
    if (count === 0) await tx.automationStop.create({ data });
    await tell(tx, 'AUTOMATION_STOPPED', { permitType, viewer }, reason);
  });
}

/** A stop of everything waits for what is being decided of any type. */
async function typesOf(tx: Transaction, permitType: string): Promise<string[]> {
  if (permitType !== EVERY_TYPE) return [permitType];
  const rows = await tx.publication.findMany({
    where: { kind: 'DECISION_POLICY', status: { not: 'REJECTED' } },
    distinct: ['code'],
    select: { code: true },
    orderBy: { code: 'asc' },
  });
  return [...rows.map(({ code }) => code), EVERY_TYPE];
}

/**
 * The first of two others asks for it, the second brings it about; neither is whoever stopped it, by another account
 * neither. Answers whether it goes on. Throws StopStateError.
 */
export function resumeAutomation(prisma: PrismaClient, { permitType, viewer }: Act): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await holdAutomation(tx, permitType);
    const open = await tx.automationStop.findFirst({
      where: { permitType, resumedAt: null },
      orderBy: { stoppedAt: 'desc' },
    });
    if (!open) throw new StopStateError('NOT_STOPPED');
    const { id, stoppedBy, resumeBy } = open;
    if (await isOneOf(tx, viewer, [stoppedBy])) throw new StopStateError('SAME_PERSON');
    if (resumeBy !== null && sameAccount(resumeBy, viewer.id)) return false;
    const isSecond = resumeBy !== null;
    if (isSecond && (await isOneOf(tx, viewer, [resumeBy]))) throw new StopStateError('SAME_PERSON');
    const at = new Date();
    const data = isSecond ? { resumedBy: viewer.id, resumedAt: at } : { resumeBy: viewer.id, resumeAt: at };
    await tx.automationStop.update({ where: { id }, data });
    await tell(tx, isSecond ? 'AUTOMATION_RESUMED' : 'AUTOMATION_RESUME_ASKED', { permitType, viewer });
    return isSecond;
  });
}

/** Another account of the same person is no other person. */
async function isOneOf(tx: Transaction, viewer: Viewer, accounts: string[]): Promise<boolean> {
  if (accounts.some((account) => sameAccount(account, viewer.id))) return true;
  const [own, theirs] = await Promise.all([
    nationalIdsOf(tx, [viewer.id], [viewer.nationalId, viewer.claimedNationalId]),
    nationalIdsOf(tx, accounts),
  ]);
  return own.some((id) => theirs.includes(id));
}

const tell = (tx: Transaction, act: string, { permitType, viewer }: Act, reason?: string): Promise<void> =>
  appendToTrail(tx, [
    {
      subject: subjectOf(permitType),
      act,
      by: viewer.id,
      ...(reason !== undefined && { reason: { words: reason } }),
      changed: { permitType },
    },
  ]);
