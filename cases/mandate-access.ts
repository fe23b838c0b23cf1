import { isApproved, type MandateFacts, mandateFacts, stateOf } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { jalaliDay } from '../forms/jalali.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { mustBeAllowed, type OperationOn } from './open-case.js';
import { NotFoundError } from './refusals.js';
import { relationsByRole, worksAtOffice } from './viewer-relations.js';

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

/** Refuses what the policy does not allow the viewer to do to a mandate as it stands today. */
export function mustAllowOnMandate(viewer: Viewer, operation: OperationOn<'mandate'>, mandate: MandateFacts): void {
  mustBeAllowed(operation, relationsToMandate(viewer, mandate), stateOf(mandate, jalaliDay(new Date())));
}

/** Null where there is none of this id. */
export async function mandateOf({ prisma }: Pick<Acting, 'prisma'>, id: string): Promise<MandateFacts | null> {
  return isUuid(id) ? prisma.mandate.findUnique({ where: { id }, select: mandateFacts }) : null;
}

/** A mandate that the viewer may do this to. Refuses with the policy's code. */
export async function mandateFor(
  acting: Pick<Acting, 'prisma' | 'viewer'>,
  id: string,
  operation: OperationOn<'mandate'>,
): Promise<MandateFacts> {
  const mandate = await mandateOf(acting, id);
  if (!mandate) throw new NotFoundError();
  mustAllowOnMandate(acting.viewer, operation, mandate);
  return mandate;
}
