import type { Viewer } from '../city/people/viewer.js';
import { cellOf } from '../policy/judge.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { ForbiddenError } from './refusals.js';
import { headsOf, relationsWithDistricts, workRolesOf } from './viewer-relations.js';
import { listableBy } from './visible.js';

/** Tasks that are the viewer's to list, of one role where one is named. */
export const queueOf = (viewer: Viewer, role?: string): Prisma.TaskWhereInput => ({
  AND: [{ OR: listableBy(viewer) }, ...(role === undefined ? [] : [{ OR: [{ role }, { escalatedTo: role }] }])],
});

/** Refuses whoever has no work and answers for none; of a role, whose work it is not. */
export function mustHaveQueue(viewer: Viewer, role?: string): void {
  const roles = [...workRolesOf(viewer), ...headsOf(viewer)].map((held) => held.role);
  const every = relationsWithDistricts(viewer).some(
    ({ relation }) => cellOf('listTask', relation, 'OPEN') === 'allowed',
  );
  if (every || (role === undefined ? roles.length > 0 : roles.includes(role))) return;
  throw new ForbiddenError();
}
