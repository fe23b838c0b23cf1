import type { Prisma } from '../prisma/generated/client/client.js';
import type { Viewer } from './authenticate.js';
import { ForbiddenError } from './errors.js';

/** The municipality controls every process; auditors, administrators and integrators read along. */
const OVERSEERS = new Set(['supervisor', 'admin', 'auditor', 'integrator']);
/** Who sees every task, beside those whose role it is for. */
const TASK_READERS = new Set(['admin', 'auditor', 'integrator']);

/** Who sees what money came in, settled or not; the first alone decides on it. */
const CASHIER = 'cashier';
const MONEY_READERS = new Set([CASHIER, 'auditor']);

/** Roles on the applying side of the counter: no task is ever theirs. */
const APPLICANTS = new Set(['citizen', 'office']);

const holdsAny = ({ roles }: Viewer, wanted: ReadonlySet<string>): boolean => roles.some((role) => wanted.has(role));

/** Those who read every filed case, and so what concerns all of them at once. */
export function mustOversee(viewer: Viewer): void {
  if (!holdsAny(viewer, OVERSEERS)) throw new ForbiddenError();
}

/** Whether the application is the viewer's: it is for them, or they filed it. */
export function isApplicant(viewer: Viewer, application: { ownerId: string; filedById: string }): boolean {
  return application.ownerId === viewer.id || application.filedById === viewer.id;
}

/** Applications the viewer acts on as applicant. */
export function ownApplications({ id }: Viewer): Prisma.ApplicationWhereInput {
  return { OR: [{ ownerId: id }, { filedById: id }] };
}

/**
 * Applications the viewer may read: their own; those filed, for overseers; those that a task of one of their roles
 * belongs to, for everybody else who works for or beside the municipality.
 */
export function visibleApplications(viewer: Viewer): Prisma.ApplicationWhereInput {
  const own = ownApplications(viewer);
  if (holdsAny(viewer, OVERSEERS)) return { OR: [{ revision: { gt: 0 } }, own] };
  const given = tasksOfRoles(viewer);
  return given ? { OR: [own, { tasks: { some: given } }] } : own;
}

function tasksOfRoles({ roles }: Viewer): Prisma.TaskWhereInput | undefined {
  const working = roles.filter((role) => !APPLICANTS.has(role));
  return working.length > 0 ? { OR: [{ role: { in: working } }, { escalatedTo: { in: working } }] } : undefined;
}

/** Tasks the viewer may list: those for one of their roles, and those of their own applications. */
export function visibleTasks(viewer: Viewer): Prisma.TaskWhereInput {
  if (holdsAny(viewer, TASK_READERS)) return {};
  const own: Prisma.TaskWhereInput = { application: ownApplications(viewer) };
  const given = tasksOfRoles(viewer);
  return given ? { OR: [given, own] } : own;
}

/** One task is also shown to whoever may read its application. */
export function reachableTasks(viewer: Viewer): Prisma.TaskWhereInput {
  return { OR: [visibleTasks(viewer), { application: visibleApplications(viewer) }] };
}

/** Whose eyes register data is for. Municipal staff read every record; an owner's parcel is kept from strangers. */
export function registerReader(viewer: Viewer): { nationalId: string | null; staff: boolean } {
  return { nationalId: viewer.nationalId ?? null, staff: holdsAny(viewer, OVERSEERS) };
}

export function mayApply(viewer: Viewer): void {
  if (viewer.roles.includes('citizen')) return;
  throw new ForbiddenError({
    fa: 'تنها شهروندان درخواست ثبت می‌کنند.',
    en: 'Only citizens file applications for themselves.',
  });
}

export function mustSeeMoney(viewer: Viewer): void {
  if (!holdsAny(viewer, MONEY_READERS)) throw new ForbiddenError();
}

export function mustHandleMoney({ roles }: Viewer): void {
  if (!roles.includes(CASHIER)) throw new ForbiddenError();
}

export function isAdmin({ roles }: Viewer): boolean {
  return roles.includes('admin');
}

export function mustBeAdmin(viewer: Viewer): void {
  if (!isAdmin(viewer)) throw new ForbiddenError();
}
