import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { RETURN_PATH } from '../city/payments/gateway.js';
import { isOverdue } from '../city/payments/slip-rows.js';
import { beginVisit, lastUnderWay } from '../city/payments/visits.js';
import { appendToTrail } from '../city/trail/append.js';
import { type Currency, currencyIn } from '../forms/money.js';
import { Prisma } from '../prisma/generated/client/client.js';
import { isUuid } from '../prisma/uuid.js';
import { type Acting, type CaseServices, onCase } from './acting.js';
import { caseHeads } from './case-head.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { moneyMessages } from './messages/money.js';
import { ViewedCase } from './open-case.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { bankFor, mustLive, opened, payableSlip } from './start-payment.js';

/** Where a link leads, followed by its id and its secret. */
export const PAY_PATH = '/pay';
const LONGEST_DAYS = 90;
/** Links of one slip that hold at a time. */
const MOST = 10;

export interface PaymentLink {
  id: string;
  slipId: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** with its secret, when it is made and never again */
  url?: string;
}

const shown = { id: true, slipId: true, createdAt: true, expiresAt: true, revokedAt: true } as const;
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const holding = () => ({ revokedAt: null, expiresAt: { gt: new Date() } });

/**
 * Makes a link by which anybody may pay a slip that the viewer may pay, once for an attempt. It says what is to be paid and of
 * whom nothing.
 */
export async function createPaymentLink(
  acting: Acting,
  { slipId, days }: { slipId: string; days: number },
  attempt: Attempt,
): Promise<PaymentLink> {
  const { prisma, viewer, linkSecret = () => randomBytes(32).toString('base64url') } = acting;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw invalidInput('days', 'OUT_OF_RANGE', moneyMessages.LINK_DAYS);
  }
  const { row } = await payableSlip(acting, slipId);
  const given: { secret?: string } = {};
  const id = await onlyOnce(acting, attempt, async (tx) => {
    const link = randomUUID();
    given.secret = linkSecret(link);
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    await tx.$queryRaw`SELECT FROM "PaymentSlip" WHERE id = ${slipId} FOR UPDATE`;
    if ((await tx.paymentLink.count({ where: { slipId, ...holding() } })) >= MOST) {
      throw invalidInput('slipId', 'TOO_MANY', moneyMessages.TOO_MANY_LINKS);
    }
    const data = { id: link, slipId, secretHash: hashOf(given.secret), createdBy: viewer.id, expiresAt };
    await tx.paymentLink.create({ data, select: { id: true } });
    const changed = { slip: slipId, link, until: expiresAt.toISOString() };
    await appendToTrail(tx, [onCase(acting, row, { subject: row.reference, act: 'PAYMENT_LINK_MADE', changed })]);
    return link;
  });
  const { secretHash, ...link } = await prisma.paymentLink.findUniqueOrThrow({
    where: { id },
    select: { ...shown, secretHash: true },
  });
  const secret = given.secret ?? linkSecret(id);
  // Another key since then makes other secrets.
  return hashOf(secret) === secretHash ? { ...link, url: `${acting.publicUrl()}${PAY_PATH}/${id}.${secret}` } : link;
}

/** Ends a link. Again is harmless. */
export async function revokePaymentLink(acting: Acting, id: string): Promise<PaymentLink> {
  const { prisma } = acting;
  const link = isUuid(id) ? await prisma.paymentLink.findUnique({ where: { id }, select: shown }) : null;
  if (!link) throw new NotFoundError();
  const row = await mustBeParty(acting, link.slipId);
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.paymentLink.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const changed = { slip: link.slipId, link: id };
    const act = { subject: row.reference, act: 'PAYMENT_LINK_REVOKED', changed };
    if (count > 0) await appendToTrail(tx, [onCase(acting, row, act)]);
    return tx.paymentLink.findUniqueOrThrow({ where: { id }, select: shown });
  });
}

/** Links of a slip, the newest first, so many of them. */
export async function paymentLinks(acting: Acting, slipId: string, take: number): Promise<PaymentLink[]> {
  const where = await linksOf(acting, slipId);
  const order = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
  return acting.prisma.paymentLink.findMany({ where, orderBy: order, take, select: shown });
}

/** All links of a slip, for its applicants. */
export async function linksOf(acting: Acting, slipId: string): Promise<{ slipId: string }> {
  await mustBeParty(acting, slipId);
  return { slipId };
}

/** The case of a slip, whatever becomes of the slip, for its applicants. */
async function mustBeParty(acting: Acting, slipId: string) {
  const { row, viewed } = await slipOf(acting, slipId);
  if (!viewed.may('readDraft')) throw new NotFoundError();
  return row;
}

async function slipOf({ prisma, viewer }: Acting, slipId: string) {
  const slip = await prisma.paymentSlip.findUnique({ where: { id: slipId }, select: { reference: true } });
  const [row] = slip ? await caseHeads(prisma, Prisma.sql`a.reference = ${slip.reference}`) : [];
  if (!row) throw new NotFoundError();
  return { row, viewed: new ViewedCase(row, viewer) };
}

/** What whoever has the link may know. */
export interface LinkedSlip {
  link: string;
  slipId: string;
  reference: string;
  /** in smallest units */
  amount: bigint;
  /** left out where it is the rial */
  currency?: Currency | undefined;
  /** paid already, or no longer to be paid */
  payable: boolean;
}

/** What a link leads to; undefined where it does not hold. */
export async function slipByLink(
  { prisma }: Pick<CaseServices, 'prisma'>,
  token: string,
): Promise<LinkedSlip | undefined> {
  const [id = '', secret = '', ...more] = token.split('.');
  if (!isUuid(id) || more.length > 0 || secret.length > 100) return undefined;
  const link = await prisma.paymentLink.findUnique({
    where: { id, ...holding() },
    select: {
      secretHash: true,
      slip: { select: { id: true, reference: true, payable: true, status: true, payUntil: true, lines: true } },
    },
  });
  const [right, given] = [link?.secretHash ?? '', hashOf(secret)].map((text) => Buffer.from(text));
  if (!link || !right || !given || right.length !== given.length || !timingSafeEqual(right, given)) return undefined;
  const { id: slipId, reference, payable: amount, status, payUntil, lines } = link.slip;
  const payable = status === 'PAYABLE' && !isOverdue({ payUntil }, new Date());
  return { link: id, slipId, reference, amount, currency: currencyIn(lines), payable };
}

/** Opens a visit to the bank for whoever has the link, or leads to the one that somebody has begun by it. Gives the bank's page. */
export async function payByLink(
  services: CaseServices,
  { link, slipId, reference, amount, currency }: LinkedSlip,
): Promise<string> {
  const { prisma } = services;
  const bank = bankFor(services, currency?.code ?? null);
  const [row] = await caseHeads(prisma, Prisma.sql`a.reference = ${reference}`);
  if (!row) throw new NotFoundError();
  await mustLive(services, row);
  return prisma.$transaction(async (tx) => {
    // Two who press at once go to one page.
    await tx.$queryRaw`SELECT FROM "PaymentLink" WHERE id = ${link}::uuid FOR UPDATE`;
    const visits = await tx.paymentSession.findMany({
      where: { slipId, returnUrl: null },
      orderBy: { createdAt: 'asc' },
    });
    const begun = lastUnderWay(visits, new Date())?.redirectUrl;
    if (begun) return begun;
    const id = randomUUID();
    const callbackUrl = `${services.publicUrl()}${RETURN_PATH}/${id}`;
    const { redirectUrl, authority = null } = await opened(services, () =>
      bank.start({ id, slipId, amount, callbackUrl }),
    );
    const visit = { id, slipId, reference, amount, authority, redirectUrl, returnUrl: null };
    const changed = { slip: slipId, session: id, amount: String(amount), link };
    await beginVisit(tx, visit, { subject: reference, act: 'PAYMENT_STARTED', by: 'unknown', changed });
    return redirectUrl;
  });
}
