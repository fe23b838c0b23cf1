import { listableBy, within } from '../../cases/visible.js';
import type { Viewer } from '../../city/people/viewer.js';
import { Priority } from '../../forms/language/step.js';
import { rankOf } from '../../forms/priority.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { TaskStatus as Status } from '../../prisma/generated/client/enums.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { type Page, pageBy, pageSize } from '../paging.js';
import { readPage } from '../read-page.js';
import { afterTask, type TaskPosition, taskCursor, taskOrder } from '../task-order.js';
import { TaskPriority, TaskStatus } from './enums.js';
import { PageInfo } from './page-info.js';
import { Task } from './task.js';

type Node = typeof Task.$inferType;
type Row = Node & TaskPosition;

const STATUSES = Object.values(Status);

const TaskEdge = builder.objectRef<Page<Node>['edges'][number]>('TaskEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: Task }), cursor: t.exposeString('cursor') }),
});

const TaskConnection = builder.objectRef<Page<Node>>('TaskConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [TaskEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
  }),
});

const TaskFilter = builder.inputType('TaskFilter', {
  fields: (t) => ({
    role: t.string(),
    district: t.id({ description: 'Of this district; cases of no known one are everybody’s, and in every list.' }),
    priority: t.field({ type: [TaskPriority] }),
    mine: t.boolean({ description: 'Only those the caller has claimed.' }),
    status: t.field({ type: [TaskStatus] }),
    overdue: t.boolean({ description: 'Whether the due time has passed without a decision.' }),
  }),
});

type Filter = typeof TaskFilter.$inferInput;
type Alternatives = readonly Prisma.TaskWhereInput[];

/** Each of one side with each of the other. */
const both = (some: Alternatives, others: Alternatives): Alternatives =>
  some.flatMap((one) => others.map((other) => ({ AND: [one, other] })));

/**
 * Which tasks: any of the alternatives, each of which begins with what an index begins with (whose they are, their status,
 * their priority), and each of the other conditions.
 */
function wanted(viewer: Viewer, filter: Filter, after: string | null | undefined) {
  const { role, mine, status, overdue, district, priority } = filter;
  const listable = listableBy(viewer);
  const narrow = mine ? [{ assignee: viewer.id }] : role == null ? undefined : [{ role }, { escalatedTo: role }];
  const late: Prisma.TaskWhereInput = { dueAt: { lt: new Date() }, status: { in: [...OPEN_TASK_STATUSES] } };
  const priorities = priority ?? (overdue ? Priority.options : undefined);
  const statuses = (status ?? STATUSES).map((one) => ({ status: one }));
  const ranks = priorities ? priorities.map((one) => ({ priority: rankOf(one) })) : [{}];
  // The few tasks of one's own cases are found by their cases.
  const whose = (narrow ?? listable).flatMap((one) => ('application' in one ? [one] : both([one], statuses)));
  return {
    any: both(both(whose, ranks), afterTask(after)),
    all: [
      ...(narrow ? [{ OR: listable }] : []),
      ...(role != null && mine ? [{ OR: [{ role }, { escalatedTo: role }] }] : []),
      ...(district == null ? [] : [within([district])]),
      ...(status ? [{ status: { in: status } }] : []),
      ...(overdue == null ? [] : [overdue ? late : { OR: [{ dueAt: null }, { NOT: late }] }]),
    ],
  };
}

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnection,
    description:
      'The work of the caller’s roles, and of their own applications: the highest priority first, then the earliest due.',
    args: { filter: t.arg({ type: TaskFilter }), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
    resolve: async (_, { filter, first, after }, context, info) => {
      const size = pageSize(first);
      const { rows } = await readPage(context, info, {
        model: 'Task',
        path: ['edges', 'node'],
        select: { id: true, priority: true, dueAt: true },
        where: (viewer) => wanted(viewer, filter ?? {}, after) as { any: Where[]; all: Where[] },
        orderBy: taskOrder,
        take: size + 1,
      });
      return pageBy(rows as unknown as Row[], size, taskCursor);
    },
  }),
);
