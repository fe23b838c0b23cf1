import { listableBy, within } from '../../cases/visible.js';
import type { Viewer } from '../../city/people/viewer.js';
import { rankOf } from '../../forms/priority.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
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

function filtered(filter: typeof TaskFilter.$inferInput, viewer: Viewer): Prisma.TaskWhereInput {
  const { role, mine, status, overdue, district, priority } = filter;
  const late: Prisma.TaskWhereInput = { dueAt: { lt: new Date() }, status: { in: [...OPEN_TASK_STATUSES] } };
  return {
    AND: [
      ...(role == null ? [] : [{ OR: [{ role }, { escalatedTo: role }] }]),
      ...(district == null ? [] : [within([district])]),
      ...(priority ? [{ priority: { in: priority.map(rankOf) } }] : []),
      ...(mine ? [{ assignee: viewer.id }] : []),
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
      const rows = await readPage(context, info, {
        model: 'Task',
        path: ['edges', 'node'],
        select: { id: true, priority: true, dueAt: true },
        where: (viewer) => ({
          any: listableBy(viewer) as Where[],
          all: [filtered(filter ?? {}, viewer), ...afterTask(after)] as Where[],
        }),
        orderBy: taskOrder,
        take: size + 1,
      });
      return pageBy(rows as unknown as Row[], size, taskCursor);
    },
  }),
);
