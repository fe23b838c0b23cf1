import { createHash } from 'node:crypto';
import { INVITED } from '../../forms/bodies.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { TaskStatus } from '../../prisma/generated/client/enums.js';
import type { CaseFacts } from './facts.js';

/** Whom a message is for: one person, or (without one) all who hold the role `to`. */
export interface Recipient {
  to: string;
  person: string | null;
}

/** Whoever the invitation of a task names, by their account or else by the number that was stated. */
export const invitationTo = (task: string): string => `invitation.${task}`;
const INVITATION = /^invitation\./;
export const invitedTaskOf = (to: string): string | undefined =>
  INVITATION.test(to) ? to.replace(INVITATION, '') : undefined;

/** Roles that anybody may hold: a message about a case is never for all of them, only for its own applicant. */
const APPLYING = new Set(['applicant', 'citizen', 'office']);

export const isApplying = (to: string): boolean => APPLYING.has(to);

/** The person the permit is for, and who filed for them. */
export function applicants({ ownerId, filedById }: CaseFacts): Recipient[] {
  return [...new Set([ownerId, filedById])].map((person) => ({ to: 'applicant', person }));
}

interface OpenTask {
  role: string;
  escalatedTo: string | null;
  assignee: string | null;
}

/** A task of a case, as a transition leaves it. */
export interface TaskView extends OpenTask {
  id: string;
  stepId: string;
  stepType: string;
  status: TaskStatus;
}

/** Who is reminded of a step: those whose open tasks it is, or the applicant where it waits for them. */
export function remindedOf(tasks: readonly (OpenTask & { id: string })[], facts: CaseFacts): Recipient[] {
  if (tasks.length === 0) return applicants(facts);
  // Nobody holds the role of whoever is invited: the invitation says who they are.
  const named = tasks.map((task) => (task.role === INVITED ? { ...task, role: invitationTo(task.id) } : task));
  return workersOf(named);
}

/** Whose open tasks these are: the person who has one, or all of its role. */
export function workersOf(tasks: readonly OpenTask[]): Recipient[] {
  const all = tasks.flatMap(({ role, escalatedTo, assignee }): Recipient[] => {
    if (assignee) return [{ to: role, person: assignee }];
    return [role, ...(escalatedTo ? [escalatedTo] : [])].map((to) => ({ to, person: null }));
  });
  return [...new Map(all.map((recipient) => [keyOf(recipient), recipient])).values()];
}

export const openTasks = (tasks: readonly TaskView[]): TaskView[] =>
  tasks.filter(({ status }) => OPEN_TASK_STATUSES.some((open) => open === status));

/** The part of a message's id that names its recipient. Ids outside this product may hold anything, also an address. */
export const personKey = (person: string): string =>
  /^[A-Za-z0-9_-]{1,40}$/.test(person) ? person : `p-${createHash('sha256').update(person).digest('hex').slice(0, 24)}`;

export const keyOf = ({ to, person }: Recipient): string => (person === null ? `role-${to}` : personKey(person));
