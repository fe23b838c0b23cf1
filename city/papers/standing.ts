import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import { PermitNotIssuedError, PermitStandingFinalError } from './errors.js';

/** `reason` is public: it is shown to whoever verifies the permit. */
export type StandingChange = { number: string; at: Date; reason?: string } & (
  | { to: 'ISSUED' | 'SUSPENDED' | 'REVOKED' }
  | { to: 'SUPERSEDED'; by: string }
);

const FINAL_STATUSES = ['REVOKED', 'SUPERSEDED'];
const ACTS = { ISSUED: 'PERMIT_RESTORED', SUSPENDED: 'PERMIT_SUSPENDED', REVOKED: 'PERMIT_REVOKED' } as const;

interface Order {
  number: string;
  to: keyof typeof ACTS;
  reason: string;
  /** who orders it, as the trail names people */
  by: string;
  /** writes what the people of the case are told */
  tell?: (
    tx: Transaction,
    ordered: { reference: string; event: StandingEvent; at: Date; reason: string },
  ) => Promise<void>;
}

const EVENTS = { ISSUED: 'RESTORED', SUSPENDED: 'SUSPENDED', REVOKED: 'REVOKED' } as const;
export type StandingEvent = (typeof EVENTS)[keyof typeof EVENTS];

/** Suspends, restores or revokes a permit by somebody's order. Again is harmless. Throws as `changeStanding` does. */
export async function orderStanding(prisma: PrismaClient, { number, to, reason, by, tell }: Order): Promise<void> {
  const at = new Date();
  await prisma.$transaction(async (tx) => {
    if (!(await changeStanding(tx, { number, to, reason, at }))) return;
    const { reference } = await tx.permit.findUniqueOrThrow({ where: { number }, select: { reference: true } });
    const changed = { permit: number, status: to };
    await tell?.(tx, { reference, event: EVENTS[to], at, reason });
    await appendToTrail(tx, [{ subject: reference, act: ACTS[to], by, at, reason: { words: reason }, changed }]);
  });
}

/** Suspends, restores, revokes or supersedes a permit; false when it stood so already. Throws PermitNotIssuedError, PermitStandingFinalError. */
export async function changeStanding(tx: Transaction, change: StandingChange): Promise<boolean> {
  const { number, to } = change;
  const { count } = await tx.permit.updateMany({
    where: { number, status: { notIn: [...FINAL_STATUSES, to] } },
    data: {
      status: to,
      statusAt: change.at,
      statusReason: change.reason ?? null,
      supersededBy: 'by' in change ? change.by : null,
    },
  });
  if (count > 0) return true;
  const row = await tx.permit.findUnique({ where: { number }, select: { status: true } });
  if (!row) throw new PermitNotIssuedError(number);
  if (row.status !== to) throw new PermitStandingFinalError(number, row.status);
  return false;
}

interface Place {
  /** number of the permit that takes it */
  by: string;
  at: Date;
  plot: string | null;
  ownerId: string | undefined;
}

/** Puts a permit in the place of others that were granted here, of the same plot or the same holder. Gives those that still stood. */
export async function supersedeOwn(
  tx: Transaction,
  numbers: readonly string[],
  { by, at, plot, ownerId }: Place,
): Promise<{ number: string; reference: string }[]> {
  if (numbers.length === 0) return [];
  const mine = ownerId === undefined ? [] : [{ application: { ownerId } }];
  const earlier = await tx.permit.findMany({
    where: {
      number: { in: numbers.filter((number) => number !== by) },
      status: { in: ['ISSUED', 'SUSPENDED'] },
      OR: [...(plot === null ? [] : [{ plot }]), ...mine],
    },
    select: { number: true, reference: true },
    orderBy: { number: 'asc' },
  });
  for (const { number } of earlier) await changeStanding(tx, { number, to: 'SUPERSEDED', by, at });
  return earlier;
}

/** Permits of a case that still stand and were granted at these steps, or before its type granted several. */
export const ownStanding = async (
  tx: Transaction,
  reference: string,
  steps: readonly string[],
): Promise<{ number: string; reference: string }[]> =>
  steps.length === 0
    ? []
    : tx.permit.findMany({
        where: {
          reference,
          status: { in: ['ISSUED', 'SUSPENDED'] },
          OR: [{ step: { in: [...steps] } }, { step: null }],
        },
        select: { number: true, reference: true },
        orderBy: { number: 'asc' },
      });

/** Puts a permit in the place of earlier ones of its own case. Gives those. */
export async function supersedeWithin(
  tx: Transaction,
  earlier: readonly { number: string; reference: string }[],
  { by, at }: Pick<Place, 'by' | 'at'>,
): Promise<{ number: string; reference: string }[]> {
  const others = earlier.filter(({ number }) => number !== by);
  for (const { number } of others) await changeStanding(tx, { number, to: 'SUPERSEDED', by, at });
  return others;
}

/**
 * The same of a type that does not say which permit its own replaces, as older versions did not: the one its answers name,
 * if it is of the same plot; an enlargement, which names none, takes the place of the plot's last building
 * permit. Gives the superseded permit. Again is harmless.
 */
export async function supersedeEarlier(
  tx: Transaction,
  { reference, revision, at }: { reference: string; revision: number; at: Date },
): Promise<{ number: string; reference: string } | undefined> {
  const granted = await tx.permit.findUnique({
    where: { current: reference },
    select: { number: true, issuedAt: true, application: { select: { parcel: true } } },
  });
  if (!granted) throw new PermitNotIssuedError(reference);
  const { parcel } = granted.application;
  const submission = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { answers: true },
  });
  const answers = submission.answers as Record<string, unknown>;
  const named = baseNumber(answers);
  if (!parcel || (!named && answers.existing === undefined)) return undefined;
  const candidates = await tx.permit.findMany({
    where: {
      ...(named ? { number: named } : { issuedAt: { lte: granted.issuedAt } }),
      reference: { not: reference },
      OR: [{ status: { in: ['ISSUED', 'SUSPENDED'] } }, { supersededBy: granted.number }],
      application: { parcel },
    },
    select: {
      number: true,
      reference: true,
      supersededBy: true,
      application: { select: { submissions: { orderBy: { revision: 'desc' }, take: 1, select: { answers: true } } } },
    },
    orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
  });
  const earlier =
    candidates.find(({ supersededBy }) => supersededBy === granted.number) ??
    candidates.find(({ application }) => isBuildingPermit(application.submissions[0]?.answers));
  if (!earlier) return undefined;
  await changeStanding(tx, { number: earlier.number, to: 'SUPERSEDED', by: granted.number, at });
  return { number: earlier.number, reference: earlier.reference };
}

function baseNumber({ basePermit }: Record<string, unknown>): string | undefined {
  if (typeof basePermit !== 'object' || basePermit === null || !('number' in basePermit)) return undefined;
  return typeof basePermit.number === 'string' ? basePermit.number : undefined;
}

/** An inquiry's answer grants nothing, so nothing takes its place. */
const isBuildingPermit = (answers: unknown): boolean =>
  typeof answers === 'object' && answers !== null && !('inquiry' in answers);
