import { addDays, type JalaliDay, startOfDay } from '../../forms/jalali.js';
import type { RoleKind } from '../../forms/language/role.js';
import { GENERAL } from '../../policy/general.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { heldAt } from './holdings.js';

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** A holding of the person's own that is not over; being somebody's stand-in is none, so nothing is handed on twice. */
export async function ownHolding(
  prisma: PrismaClient,
  { id, person, at }: { id: string; person: string; at: Date },
): Promise<{ id: string; kind: RoleKind } | undefined> {
  if (!isUuid(id)) return undefined;
  const holding = await prisma.roleHolding.findFirst({
    where: { id, person, OR: [{ until: null }, { until: { gt: at } }] },
    select: { id: true, role: { select: { kind: true } } },
  });
  return holding ? { id: holding.id, kind: holding.role.kind } : undefined;
}

/** Whether somebody works for the municipality already: nobody else is given its powers in this way. */
export async function isStaff(prisma: PrismaClient, person: string, at: Date): Promise<boolean> {
  const held = await prisma.roleHolding.count({
    where: { person, role: { kind: { in: [...GENERAL.standIn] } }, ...heldAt(at) },
  });
  return held > 0;
}

interface NewDelegation {
  holding: string;
  to: string;
  /** the first day and the last */
  from: JalaliDay;
  until: JalaliDay;
}

export async function beginDelegation(
  tx: Transaction,
  { holding: holdingId, to: delegateId, from, until }: NewDelegation,
): Promise<string> {
  const { id } = await tx.delegation.create({
    data: { holdingId, delegateId, from: startOfDay(from), until: startOfDay(addDays(until, 1)) },
    select: { id: true },
  });
  return id;
}

/** Ends a delegation now: by either of its two people, or by whoever manages the organisation (`anybodys`). */
export async function endDelegation(
  tx: Transaction,
  { id, by, anybodys, now }: { id: string; by: string; anybodys: boolean; now: Date },
): Promise<{ person: string } | 'unknown' | 'over'> {
  if (!isUuid(id)) return 'unknown';
  const mine = anybodys ? {} : { OR: [{ delegateId: by }, { holding: { person: by } }] };
  const delegation = await tx.delegation.findFirst({
    where: { id, ...mine },
    select: { holding: { select: { person: true } } },
  });
  if (!delegation) return 'unknown';
  const ended = await tx.delegation.updateMany({
    where: { id, endedAt: null, until: { gt: now } },
    data: { endedAt: now, endedBy: by },
  });
  return ended.count > 0 ? { person: delegation.holding.person } : 'over';
}
