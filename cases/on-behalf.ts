import { type MandateFacts, type MandateScope, representation, stateOf } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { jalaliDay } from '../forms/jalali.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import type { Acting } from './acting.js';
import { mandateOf } from './mandate-access.js';
import { exactRefusals } from './messages/refusals.js';
import { ForbiddenError, Refusal } from './refusals.js';
import { actsForOwners, kindsOf, relationsByRole, worksAtOffice } from './viewer-relations.js';

const today = (): string => jalaliDay(new Date());

/** For whom an application is begun: the viewer, or the owner of the mandate that the viewer's office holds. */
export async function onWhoseBehalf(
  acting: Acting,
  mandateId: string | null | undefined,
): Promise<{ ownerId: string; mandate: MandateFacts | null }> {
  const { viewer } = acting;
  const mandate = mandateId == null ? null : await mandateOf(acting, mandateId);
  const relations = relationsByRole(viewer);
  if (mandateId == null && kindsOf(viewer).includes('CITIZEN')) relations.push('owner');
  else if (mandateId != null || actsForOwners(viewer)) relations.push(officeRelation(viewer, mandate));
  const code = refusalFor('startApplication', relations, 'ANY');
  if (code === 'FORBIDDEN') {
    throw new ForbiddenError(exactRefusals.NOT_AN_APPLICANT);
  }
  if (code) throw new Refusal(code);
  return { ownerId: mandate?.ownerId ?? viewer.id, mandate };
}

/** What the viewer's office may do under a mandate before there is a case. Another office's mandate is none. */
function officeRelation(viewer: Viewer, mandate: MandateFacts | null): Relation {
  if (!actsForOwners(viewer) || !viewer.authority?.officeApproved) return 'officeNotApproved';
  if (!mandate || !worksAtOffice(viewer, mandate.officeId)) return 'mandateEnded';
  return stateOf(mandate, today()) === 'ACTIVE' ? 'office' : 'mandateEnded';
}

/** Refuses a permit type or parcel that the mandate does not reach. */
export function mustReach(mandate: MandateFacts | null, scope: MandateScope): void {
  if (!mandate) return;
  const code = refusalFor('startApplication', [representation(mandate, scope, today())], 'ANY');
  if (code) throw new Refusal(code);
}
