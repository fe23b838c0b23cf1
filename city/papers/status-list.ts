import { z } from 'zod';
import type { PrismaClient } from '../../prisma/client.js';
import type { KeySet, PermitSigner } from '../signing/signer.js';
import { verifiedPayload } from '../signing/verified-payload.js';

/** A permit that no longer counts, or not now. The reason is public. */
export const PermitStanding = z.object({
  number: z.string(),
  status: z.enum(['REVOKED', 'SUSPENDED', 'SUPERSEDED']),
  /** since when, RFC 3339 */
  at: z.string(),
  reason: z.string().optional(),
  supersededBy: z.string().optional(),
});

export type PermitStanding = z.infer<typeof PermitStanding>;

/** Every permit that is not in force although its signature is good. `ttl`: seconds after which to fetch it again. */
export const StatusList = z.object({ iss: z.string(), iat: z.int(), ttl: z.int(), permits: z.array(PermitStanding) });

export type StatusList = z.infer<typeof StatusList>;

export const STATUS_LIST_TTL = 300;

/** The signed list cannot be trusted: it is damaged, or signed with a key that is not among those given. */
export class StatusListInvalidError extends Error {
  override name = 'StatusListInvalidError';
  constructor(readonly reason: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE') {
    super(`The status list cannot be trusted (${reason}); fetch it again, together with the keys.`);
  }
}

/** What the database has to be asked for. */
export const standingColumns = {
  number: true,
  status: true,
  statusAt: true,
  statusReason: true,
  supersededBy: true,
  issuedAt: true,
} as const;

export interface PermitStandingRow {
  number: string;
  status: string;
  statusAt: Date | null;
  statusReason: string | null;
  supersededBy: string | null;
  issuedAt: Date;
}

/** Undefined for a permit in force. */
export function permitStandingOf(row: PermitStandingRow): PermitStanding | undefined {
  const status = PermitStanding.shape.status.safeParse(row.status);
  if (!status.success) return undefined;
  return {
    number: row.number,
    status: status.data,
    at: (row.statusAt ?? row.issuedAt).toISOString(),
    ...(row.statusReason && { reason: row.statusReason }),
    ...(row.supersededBy && { supersededBy: row.supersededBy }),
  };
}

interface Signing {
  prisma: PrismaClient;
  signer: PermitSigner;
  issuer: string;
}

async function readStandings(prisma: PrismaClient): Promise<PermitStanding[]> {
  const rows = await prisma.permit.findMany({
    where: { status: { not: 'ISSUED' } },
    select: standingColumns,
    orderBy: { number: 'asc' },
  });
  return rows.flatMap((row) => permitStandingOf(row) ?? []);
}

/** Gives the list as it stands, signed once for each change of it, and again when its time is over. */
export function createStatusList({ prisma, signer, issuer }: Signing): (now?: Date) => Promise<string> {
  let kept: { text: string; iat: number; signed: string } | undefined;
  let reading: Promise<string> | undefined;

  async function read(now: Date): Promise<string> {
    const permits = await readStandings(prisma);
    const iat = Math.floor(now.getTime() / 1000);
    const text = JSON.stringify(permits);
    if (kept?.text === text && iat >= kept.iat && iat < kept.iat + STATUS_LIST_TTL) return kept.signed;
    const list: StatusList = { iss: issuer, iat, ttl: STATUS_LIST_TTL, permits };
    kept = { text, iat, signed: await signer.sign('permit-status', list) };
    return kept.signed;
  }

  // Who asks while it is read shares the answer: whatever comes, one at a time asks the database.
  return (now = new Date()) => {
    reading ??= read(now).finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

/** Throws StatusListInvalidError. */
export async function readStatusList(signed: string, keySet: KeySet): Promise<StatusList> {
  const read = await verifiedPayload(signed.trim(), 'permit-status', keySet);
  if ('reason' in read) throw new StatusListInvalidError(read.reason);
  const list = StatusList.safeParse(read.payload);
  if (!list.success) throw new StatusListInvalidError('MALFORMED');
  return list.data;
}
