import type { Prisma } from '../prisma/generated/client/client.js';
import { cursorInvalid } from './paging.js';

/** What a list of work is ordered by: the highest priority first, then the earliest due, then by id. */
export interface TaskPosition {
  priority: number;
  dueAt: Date | null;
  id: string;
}

export const taskOrder = [
  { priority: 'desc' },
  { dueAt: { sort: 'asc', nulls: 'last' } },
  { id: 'asc' },
] as const satisfies Prisma.TaskOrderByWithRelationInput[];

export const taskCursor = ({ priority, dueAt, id }: TaskPosition): string =>
  Buffer.from(`${priority} ${dueAt?.toISOString() ?? '-'} ${id}`, 'utf8').toString('base64url');

export function taskPosition(cursor: string): TaskPosition {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^([0-3]) (-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]{1,80})$/.exec(text);
  const [, priority = '', due = '', id = ''] = match ?? [];
  const dueAt = due === '-' ? null : new Date(due);
  if (!match || (dueAt && Number.isNaN(dueAt.getTime()))) throw cursorInvalid();
  return { priority: Number(priority), dueAt, id };
}

/** Tasks after a position: any of these, each of which an index of that order finds by itself. */
export function afterTask(after: string | null | undefined): Prisma.TaskWhereInput[] {
  if (!after) return [{}];
  const { priority, dueAt, id } = taskPosition(after);
  const lower = { priority: { lt: priority } };
  if (!dueAt) return [{ priority, dueAt: null, id: { gt: id } }, lower];
  const later = { priority, dueAt: { gte: dueAt }, OR: [{ dueAt: { gt: dueAt } }, { id: { gt: id } }] };
  return [later, { priority, dueAt: null }, lower];
}
