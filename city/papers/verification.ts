import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { permitStandingOf, standingColumns } from './status-list.js';
import { type PermitVerdict, standingVerdict, tokenIn, verifyPermitToken } from './token.js';

/** A verdict, with what the register adds: the type's title and the permit's status. Nothing about a person. */
export interface RegisterVerdict {
  verdict: PermitVerdict;
  /** ISSUED | SUSPENDED | REVOKED | SUPERSEDED */
  status?: string;
  issuedAt?: Date;
  title?: LocalizedText;
}

/**
 * Verifies a token, or the printed address that holds it, against the register as it stands this moment. A good
 * signature alone is not enough here: the register must hold this very token, so that a stolen key gains nothing.
 */
export async function verifyOnRegister(
  { prisma, signer }: { prisma: PrismaClient; signer: PermitSigner },
  text: string,
  now = new Date(),
): Promise<RegisterVerdict> {
  const token = tokenIn(text);
  const signed = await verifyPermitToken(token, signer.keySet(), undefined, now);
  if (!signed.permit) return { verdict: signed };
  const row = await prisma.permit.findUnique({
    where: { number: signed.permit.number },
    select: {
      ...standingColumns,
      token: true,
      application: { select: { permitType: { select: { title: true } } } },
    },
  });
  if (row?.token !== token) return { verdict: { valid: false, reason: 'NOT_ON_REGISTER' } };
  return {
    verdict: standingVerdict(signed.permit, permitStandingOf(row), now),
    status: row.status,
    issuedAt: row.issuedAt,
    title: row.application.permitType.title as LocalizedText,
  };
}
