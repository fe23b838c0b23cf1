import { isApproved, stateOf } from '../city/people/mandates.js';
import { appendToTrail } from '../city/trail/append.js';
import { jalaliDay } from '../forms/jalali.js';
import { type Acting, byViewer } from './acting.js';
import { stillOpen } from './draft.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { mandateFor, mustAllowOnMandate } from './mandate-access.js';
import { parcelOf, permitTypesOf } from './mandate-scope.js';
import { actMessages } from './messages/acts.js';
import { counterMessages } from './messages/counter.js';
import { must } from './permission.js';
import { invalidInput, Refusal } from './refusals.js';

interface MandateOffer {
  officeId: string;
  /** codes of the permit types it reaches */
  permitTypes: readonly string[];
  /** the one parcel it reaches, by renewal code; every one of the owner's without */
  parcel?: string | null | undefined;
  /** Jalali day, its last */
  validUntil: string;
}

/** An owner offers an approved office to act in their name, once for an attempt. Gives the mandate's id. */
export async function offerMandate(acting: Acting, offer: MandateOffer, attempt: Attempt): Promise<string> {
  const { officeId, validUntil } = offer;
  must(acting.viewer, 'offerMandate');
  await mustBeApproved(acting, officeId);
  mustNotBeOver(validUntil);
  const scope = { permitTypes: await permitTypesOf(acting, offer.permitTypes), parcel: parcelOf(offer.parcel) };
  return onlyOnce(acting, attempt, async (tx) => {
    const data = { officeId, ownerId: acting.viewer.id, ...scope, validUntil, offeredAt: new Date() };
    const { id } = await tx.mandate.create({ data, select: { id: true } });
    const changed = { office: officeId, permitTypes: scope.permitTypes, parcel: scope.parcel, validUntil };
    await appendToTrail(tx, [byViewer(acting, { subject: `mandate/${id}`, act: 'MANDATE_OFFERED', changed })]);
    return id;
  });
}

/** The office accepts or declines. The same answer again changes nothing. Gives the mandate's id. */
export async function respondToMandate(
  acting: Acting,
  { id, accept }: { id: string; accept: boolean },
): Promise<string> {
  const { prisma, viewer } = acting;
  const mandate = await mandateFor(acting, id, 'readMandate');
  const status = accept ? 'ACTIVE' : 'DECLINED';
  const again = stateOf(mandate, jalaliDay(new Date())) === status;
  try {
    mustAllowOnMandate(viewer, accept ? 'acceptMandate' : 'declineMandate', mandate);
  } catch (error) {
    if (!again || !(error instanceof Refusal) || error.code !== 'CONFLICT') throw error;
  }
  if (again) return mandate.id;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.mandate.updateMany({
      where: { id: mandate.id, status: 'OFFERED' },
      data: { status, answeredAt: new Date(), answeredBy: viewer.id },
    });
    // The owner, or a colleague, was faster.
    if (count === 0) throw new Refusal('CONFLICT');
    const act = accept ? 'MANDATE_ACCEPTED' : 'MANDATE_DECLINED';
    await appendToTrail(tx, [byViewer(acting, { subject: `mandate/${mandate.id}`, act, onBehalfOf: mandate.ownerId })]);
  });
  return mandate.id;
}

/**
 * The owner takes the mandate back, or the office gives it up. The office's access ends at once; the cases stay the
 * owner's. Gives the mandate's id.
 */
export async function revokeMandate(acting: Acting, given: string): Promise<string> {
  const { prisma, viewer } = acting;
  const { id } = await mandateFor(acting, given, 'revokeMandate');
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.mandate.updateMany({
      where: { id, status: { in: ['OFFERED', 'ACTIVE'] } },
      data: { status: 'REVOKED', revokedAt: new Date(), revokedBy: viewer.id },
    });
    if (count === 0) return;
    // Whoever looks at one of its cases sees from when on its office had no access.
    const cases = await tx.application.findMany({
      where: { mandateId: id, ...stillOpen },
      select: { reference: true },
    });
    const subjects = [`mandate/${id}`, ...cases.map(({ reference }) => reference)];
    const act = { act: 'MANDATE_REVOKED', changed: { mandate: id } };
    await appendToTrail(
      tx,
      subjects.map((subject) => byViewer(acting, { subject, ...act })),
    );
  });
  return id;
}

async function mustBeApproved({ prisma }: Acting, officeId: string): Promise<void> {
  const office = await prisma.office.findUnique({
    where: { id: officeId },
    select: { approvedAt: true, suspendedAt: true, kind: true },
  });
  if (office?.kind === 'COUNTER') throw invalidInput('officeId', 'IS_COUNTER', counterMessages.IS_COUNTER);
  if (!office || !isApproved(office)) throw new Refusal('REPRESENTATIVE_NOT_APPROVED');
}

function mustNotBeOver(validUntil: string): void {
  if (validUntil >= jalaliDay(new Date())) return;
  throw invalidInput('validUntil', 'IN_THE_PAST', actMessages.MANDATE_IN_THE_PAST);
}
