import { z } from 'zod';
import { isJalaliDay, jalaliDay } from '../../forms/jalali.js';
import type { KeySet, PermitSigner } from '../signing/signer.js';
import { verifiedPayload } from '../signing/verified-payload.js';
import type { PermitStanding, StatusList } from './status-list.js';

/** What the QR code of a permit says: no person, only what is granted, where and until when. */
export const PermitClaims = z.object({
  iss: z.string(),
  /** instant of issue, in seconds */
  iat: z.int(),
  number: z.string().min(1),
  /** code of the permit type */
  type: z.string().min(1),
  /** the plot's renewal code */
  plot: z.string().optional(),
  /** the last Jalali day */
  validUntil: z.string().refine(isJalaliDay).optional(),
  /** sha256 of what the paper says, base64url */
  hash: z.string().regex(/^[\w-]{43}$/),
});

export type PermitClaims = z.infer<typeof PermitClaims>;

export interface PermitToSign {
  issuer: string;
  number: string;
  type: string;
  plot?: string;
  issuedAt: Date;
  validUntil: string | null;
  /** 64 hexadecimal digits */
  paperHash: string;
}

export function signPermit(signer: PermitSigner, permit: PermitToSign): Promise<string> {
  const claims: PermitClaims = {
    iss: permit.issuer,
    iat: Math.floor(permit.issuedAt.getTime() / 1000),
    number: permit.number,
    type: permit.type,
    ...(permit.plot && { plot: permit.plot }),
    ...(permit.validUntil && { validUntil: permit.validUntil }),
    hash: Buffer.from(permit.paperHash, 'hex').toString('base64url'),
  };
  return signer.sign('permit', claims);
}

export type RefusalReason =
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'NOT_ON_REGISTER'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'SUSPENDED'
  | 'EXPIRED';

/** `permit` is there only where the signature is good; `standing` where the permit no longer counts. */
export type PermitVerdict =
  | { valid: true; permit: PermitClaims }
  | { valid: false; reason: RefusalReason; permit?: PermitClaims; standing?: PermitStanding };

/** Whether a permit's token is good, with nothing but the published keys and, if there is one, a status list. */
export async function verifyPermitToken(
  token: string,
  keySet: KeySet,
  statusList?: StatusList,
  now = new Date(),
): Promise<PermitVerdict> {
  const read = await verifiedPayload(token, 'permit', keySet);
  if ('reason' in read) return { valid: false, reason: read.reason };
  const claims = PermitClaims.safeParse(read.payload);
  if (!claims.success) return { valid: false, reason: 'MALFORMED' };
  return standingVerdict(
    claims.data,
    statusList?.permits.find(({ number }) => number === claims.data.number),
    now,
  );
}

/** A genuine permit may have been withdrawn, or have run out. */
export function standingVerdict(permit: PermitClaims, standing: PermitStanding | undefined, now: Date): PermitVerdict {
  if (standing) return { valid: false, reason: standing.status, permit, standing };
  if (permit.validUntil && jalaliDay(now) > permit.validUntil) return { valid: false, reason: 'EXPIRED', permit };
  return { valid: true, permit };
}

/** The token in what somebody pasted or scanned: by itself, or behind `#` in the printed address. */
export function tokenIn(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).replace(/[\s\u200b-\u200f\u2066-\u2069\ufeff]/g, '');
}
