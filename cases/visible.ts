import { inForce } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { INVITED } from '../forms/bodies.js';
import { jalaliDay } from '../forms/jalali.js';
import { cellOf } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { type ApplicationState, OPEN_TASK_STATUSES, STATES } from '../policy/states.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { may } from './permission.js';
import { actsForOwners, headsOf, relationsWithDistricts, workRolesOf } from './viewer-relations.js';

/** Applications that are the viewer's, or that the viewer's office holds a mandate in force for. */
export function ownApplications(viewer: Viewer): Prisma.ApplicationWhereInput {
  return { OR: applying(viewer) };
}

function applying(viewer: Viewer): Prisma.ApplicationWhereInput[] {
  const { officeId } = viewer;
  const represented = officeId !== undefined && actsForOwners(viewer);
  return [
    { ownerId: viewer.id },
    ...(represented ? [{ withinMandate: true, mandate: { officeId, ...inForce(jalaliDay(new Date())) } }] : []),
  ];
}

/** Of no district, or of these; every one without them. */
export function within(districts: readonly string[] | undefined): {
  OR?: [{ districtId: null }, { districtId: { in: string[] } }];
} {
  return districts ? { OR: [{ districtId: null }, { districtId: { in: [...districts] } }] } : {};
}

/** Cases of the roles that the viewer holds, or heads, where they do: a filter of its own for each, for lists to walk its index. */
function casesFor(viewer: Viewer): Prisma.CaseRoleWhereInput[] {
  return [...workRolesOf(viewer), ...headsOf(viewer)].map(({ role, districts }) => ({
    role,
    ...(districts && { district: { in: ['', ...districts] } }),
  }));
}

/** Tasks of roles that the viewer holds, or heads, where they do. */
function tasksFor(viewer: Viewer): Prisma.TaskWhereInput[] {
  return [...workRolesOf(viewer), ...headsOf(viewer)].flatMap(({ role, districts }) => [
    { role, ...within(districts) },
    { escalatedTo: role, ...within(districts) },
  ]);
}

/** Applications in the states in which the table lets a relation read. */
function readable(relation: Relation): Prisma.ApplicationWhereInput | undefined {
  const states = STATES.application.filter((state) => cellOf('read', relation, state) === 'allowed');
  if (states.length === 0) return undefined;
  if (states.length === STATES.application.length) return {};
  const never: ApplicationState[] = ['DRAFT', 'DISCARDED'];
  if (states.length === STATES.application.length - 2 && !states.some((state) => never.includes(state))) {
    return { revision: { gt: 0 } };
  }
  throw new Error(`no filter says which applications ${relation} may read`);
}

/** Applications the viewer may read, the table's row `read` as filters: any of them. */
export function readableBy(viewer: Viewer): Prisma.ApplicationWhereInput[] {
  const visible = [...applying(viewer)];
  let everyFiled = false;
  for (const { relation, districts } of relationsWithDistricts(viewer)) {
    const where = readable(relation);
    if (where) visible.push(districts ? { AND: [where, within(districts)] } : where);
    everyFiled ||= where !== undefined && !districts;
  }
  const ofTheirTasks = readable('stepRole');
  // Whoever reads all that was filed reads nothing more for a task of it.
  if (ofTheirTasks && !everyFiled)
    visible.push(...casesFor(viewer).map((some) => ({ ...ofTheirTasks, roles: { some } })));
  return visible;
}

/** Whether the viewer may read every case that was filed, of every district. */
export const readsEveryFiled = (viewer: Viewer): boolean =>
  relationsWithDistricts(viewer).some(({ relation, districts }) => !districts && readable(relation) !== undefined);

/** Applications the viewer may read. */
export const visibleApplications = (viewer: Viewer): Prisma.ApplicationWhereInput => ({ OR: readableBy(viewer) });

/** Of the files on work of a case that one reads: what somebody invited attached is not for the applying side, whatever else they are. */
export function attachedFor(viewer: Viewer | undefined): Prisma.TaskFileWhereInput {
  const ofOfficials = { NOT: { task: { role: INVITED } } };
  return viewer ? { OR: [ofOfficials, { task: { application: { NOT: ownApplications(viewer) } } }] } : ofOfficials;
}

/** Files on work that the viewer may see: those of cases that they read, and while they are invited their own. */
export const visibleFiles = (viewer: Viewer): Prisma.TaskFileWhereInput => ({
  OR: [
    { task: { application: visibleApplications(viewer) }, AND: [attachedFor(viewer)] },
    { attachedBy: viewer.id, task: { role: INVITED, status: { in: [...OPEN_TASK_STATUSES] } } },
  ],
});

/** Tasks the viewer may list, the table's row `listTask` as filters: any of them. */
export function listableBy(viewer: Viewer): Prisma.TaskWhereInput[] {
  const all = relationsWithDistricts(viewer).filter(
    ({ relation }) => cellOf('listTask', relation, 'OPEN') === 'allowed',
  );
  if (all.some(({ districts }) => districts === undefined)) return [{}];
  return [
    ...all.map(({ districts }) => within(districts)),
    ...tasksFor(viewer),
    { application: ownApplications(viewer) },
  ];
}

/** Whom register data is for. An owner's parcel is kept from strangers. */
export function registerReader(viewer: Viewer): { account: string; nationalId: string | null; staff: boolean } {
  return { account: viewer.id, nationalId: viewer.nationalId ?? null, staff: may(viewer, 'readRegisters') };
}
