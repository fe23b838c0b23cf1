import type { LocalizedText } from '../../forms/language/text.js';
import { latinDigits } from '../../forms/persian.js';
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
  /** that it has merged or divided, while it is not revoked */
  plots?: { ended: string[]; begun: string[] };
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
      plotsEnded: true,
      plotsBegun: true,
      application: { select: { permitType: { select: { title: true } } } },
    },
  });
  if (row?.token !== token) return { verdict: NOT_THERE };
  const { plotsEnded: ended, plotsBegun: begun } = row;
  return {
    verdict: standingVerdict(signed.permit, permitStandingOf(row), now),
    status: row.status,
    issuedAt: row.issuedAt,
    title: row.application.permitType.title as LocalizedText,
    // Of a revoked permit nothing becomes of any plot.
    ...(ended.length > 0 && row.status !== 'REVOKED' && { plots: { ended, begun } }),
  };
}

/** What stands on every paper beside its code: enough to ask about one permit, and not enough to look others up. */
export interface PrintedPermit {
  number: string;
  /** the plot's renewal code, in digits of any script */
  plot: string;
}

/** The same for whoever can read no code: the register must hold this permit, on this plot, on a paper that was made. */
export async function verifyByNumber(
  deps: { prisma: PrismaClient; signer: PermitSigner },
  printed: PrintedPermit,
  now = new Date(),
): Promise<RegisterVerdict> {
  const plain = (text: string) => latinDigits(text).replace(/[^\d-]/g, '');
  const row = await deps.prisma.permit.findUnique({
    where: { number: plain(printed.number) },
    select: { token: true },
  });
  const found = row?.token ? await verifyOnRegister(deps, row.token, now) : undefined;
  const plot = found?.verdict.permit?.plot;
  if (!found || plot === undefined || plot !== plain(printed.plot)) return { verdict: NOT_THERE };
  return found;
}

const NOT_THERE: PermitVerdict = { valid: false, reason: 'NOT_ON_REGISTER' };
