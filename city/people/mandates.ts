import type { Relation } from '../../policy/relations.js';
import { type MandateState, mandateState } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';

/** What decides whether an office may act for an owner. */
export const mandateFacts = {
  id: true,
  officeId: true,
  ownerId: true,
  status: true,
  permitTypes: true,
  parcel: true,
  validUntil: true,
  office: { select: { approvedAt: true, suspendedAt: true, kind: true } },
} as const satisfies Prisma.MandateSelect;

export type MandateFacts = Prisma.MandateGetPayload<{ select: typeof mandateFacts }>;

/** What a mandate is asked for. */
export interface MandateScope {
  permitType: string;
  /** renewal code; null where the answers name none */
  parcel: string | null;
  /** all of them, where the answers name several */
  parcels?: readonly string[] | null | undefined;
  /** the answers are still being written, so that a parcel may be missing */
  drafting?: boolean;
}

export const isApproved = (office: Pick<MandateFacts['office'], 'approvedAt' | 'suspendedAt'>): boolean =>
  office.approvedAt !== null && office.suspendedAt === null;

export function stateOf(
  { status, validUntil }: Pick<MandateFacts, 'status' | 'validUntil'>,
  today: string,
): MandateState {
  return status === 'EXPIRED' ? status : mandateState({ status, validUntil }, today);
}

/** What the people of the mandate's office are to a case on a Jalali day. */
export function representation(mandate: MandateFacts, scope: MandateScope, today: string): Relation {
  if (!isApproved(mandate.office)) return 'officeNotApproved';
  if (stateOf(mandate, today) !== 'ACTIVE') return 'mandateEnded';
  return mandateReaches(mandate, scope) ? 'office' : 'outsideMandate';
}

/** Whether the mandate's scope, which never changes, holds this. One for a parcel reaches no case that names others beside it. */
export function mandateReaches(mandate: Pick<MandateFacts, 'permitTypes' | 'parcel'>, scope: MandateScope): boolean {
  const missing = scope.parcel === null && scope.drafting === true;
  const alone = mandate.parcel === scope.parcel && !isOfSeveral(scope);
  const sameParcel = mandate.parcel === null || missing || alone;
  return sameParcel && mandate.permitTypes.includes(scope.permitType);
}

/** Whether only a mandate without a parcel reaches it. */
export const isOfSeveral = ({ parcels }: Pick<MandateScope, 'parcels'>): boolean => (parcels?.length ?? 0) > 1;

/** Mandates in force on a Jalali day, of offices that may act. Their scope is not looked at. */
export const inForce = (today: string) =>
  ({
    status: 'ACTIVE',
    validUntil: { gte: today },
    office: { approvedAt: { not: null }, suspendedAt: null },
  }) satisfies Prisma.MandateWhereInput;
