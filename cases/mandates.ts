import {
  isApproved,
  type MandateFacts,
  mandateFacts,
  representation,
  type Scope,
  stateOf,
} from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { isNosaziCode } from '../forms/identifiers.js';
import { jalaliDay } from '../forms/jalali.js';
import { latinDigits } from '../forms/persian.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import type { Operation, SubjectOf } from '../policy/table.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { type Context, signedIn } from './context.js';
import { inputMessages } from './messages/inputs.js';
import { exactRefusals } from './messages/refusals.js';
import { ForbiddenError, invalidInput, NotFoundError, Refusal } from './refusals.js';
import { kindsOf, relationsByRole, worksAtOffice } from './relations.js';

type MandateOperation = {
  [O in Operation]: SubjectOf<O> extends 'mandate' ? O : never;
}[Operation];

const today = (): string => jalaliDay(new Date());
const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Mandates the viewer may read: the table's row `readMandate` as a filter. */
export function visibleMandates(viewer: Viewer): Prisma.MandateWhereInput {
  const supervising = relationsByRole(viewer).some(
    (relation) => refusalFor('readMandate', [relation], 'ACTIVE') === undefined,
  );
  if (supervising) return {};
  const { id, officeId } = viewer;
  const given = officeId !== undefined && worksAtOffice(viewer, officeId) ? [{ officeId }] : [];
  return { OR: [{ ownerId: id }, ...given] };
}

function relationsToMandate(viewer: Viewer, mandate: MandateFacts): Relation[] {
  const relations = relationsByRole(viewer);
  if (viewer.id === mandate.ownerId) relations.push('owner');
  if (worksAtOffice(viewer, mandate.officeId))
    relations.push(isApproved(mandate.office) ? 'office' : 'officeNotApproved');
  return relations;
}

/** A mandate that the viewer may do this to. Refuses with the policy's code. */
export async function mandateFor(context: Context, id: string, operation: MandateOperation): Promise<MandateFacts> {
  const viewer = signedIn(context);
  const mandate = isUuid(id) ? await context.prisma.mandate.findUnique({ where: { id }, select: mandateFacts }) : null;
  if (!mandate) throw new NotFoundError();
  const code = refusalFor(operation, relationsToMandate(viewer, mandate), stateOf(mandate, today()));
  if (code === 'NOT_FOUND') throw new NotFoundError();
  if (code) throw new Refusal(code);
  return mandate;
}

/** For whom an application is begun: the viewer, or the owner of the mandate that the viewer's office holds. */
export async function onWhoseBehalf(
  context: Context,
  mandateId: string | null | undefined,
): Promise<{ ownerId: string; mandate: MandateFacts | null }> {
  const viewer = signedIn(context);
  const mandate =
    mandateId != null && isUuid(mandateId)
      ? await context.prisma.mandate.findUnique({ where: { id: mandateId }, select: mandateFacts })
      : null;
  const relations = relationsByRole(viewer);
  if (mandateId == null && kindsOf(viewer).includes('CITIZEN')) relations.push('owner');
  else if (mandateId != null || kindsOf(viewer).includes('OFFICE')) relations.push(officeRelation(viewer, mandate));
  const code = refusalFor('startApplication', relations, 'ANY');
  if (code === 'FORBIDDEN') {
    throw new ForbiddenError(exactRefusals.NOT_AN_APPLICANT);
  }
  if (code) throw new Refusal(code);
  return { ownerId: mandate?.ownerId ?? viewer.id, mandate };
}

/** What the viewer's office may do under a mandate before there is a case. Another office's mandate is none. */
function officeRelation(viewer: Viewer, mandate: MandateFacts | null): Relation {
  if (!kindsOf(viewer).includes('OFFICE') || !viewer.standing?.officeApproved) return 'officeNotApproved';
  if (!mandate || !worksAtOffice(viewer, mandate.officeId)) return 'mandateEnded';
  return stateOf(mandate, today()) === 'ACTIVE' ? 'office' : 'mandateEnded';
}

/** Refuses a permit type or parcel that the mandate does not reach. */
export function mustReach(mandate: MandateFacts | null, scope: Scope): void {
  if (!mandate) return;
  const code = refusalFor('startApplication', [representation(mandate, scope, today())], 'ANY');
  if (code) throw new Refusal(code);
}

/** A renewal code as parcels are found by. */
export function parcelOf(parcel: string | null | undefined): string | null {
  if (parcel == null || parcel.trim() === '') return null;
  const code = latinDigits(parcel).trim();
  if (isNosaziCode(code)) return code;
  throw invalidInput('parcel', 'PARCEL_INVALID', inputMessages.PARCEL_INVALID);
}
