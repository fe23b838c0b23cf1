import { NotFoundError } from '../../cases/refusals.js';
import { listableBy, visibleApplications } from '../../cases/visible.js';
import type { Viewer } from '../../city/people/viewer.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { asksBehind, COUNTED, connectionOf, pageArguments } from '../connection.js';
import { signedIn } from '../context.js';
import { columnsOf, cursorOf } from '../list-order.js';
import { pageOf, windowOf } from '../paging.js';
import { readPage } from '../read-page.js';
import { BY_PRIORITY, TASK_ORDERS, TaskOrder } from '../task-order.js';
import { Task } from './task.js';
import { TaskFilter, wantedTasks } from './task-filter.js';

type Shape = typeof Task.$inferType;
interface Alternatives {
  any: Where[];
  all: Where[];
  whole: Where[];
}

const TaskConnection = connectionOf('Task', Task);

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnection,
    description:
      'The work of the caller’s roles, and of their own applications: the highest priority first, then the earliest due.',
    args: {
      filter: t.arg({ type: TaskFilter, description: 'Which of them; all without one.' }),
      orderBy: t.arg({ type: TaskOrder, description: 'The highest priority first without it.' }),
      ...pageArguments,
    },
    resolve: async (_, given, context, info) => {
      const { filter, orderBy, ...args } = given;
      const window = windowOf(args, TASK_ORDERS[orderBy ?? 'URGENT_FIRST']);
      const { rows, count, behind } = await readPage(context, info, {
        model: 'Task',
        path: ['edges', 'node'],
        select: columnsOf(BY_PRIORITY),
        // What is overdue is so from one moment to the next.
        given: filter?.overdue == null ? given : undefined,
        where: (viewer) => wantedTasks(viewer, filter ?? {}, window) as Alternatives,
        orderBy: window.orderBy,
        take: window.take,
        count: { most: COUNTED, fields: ['totalCount'] },
        behind: asksBehind(info, window.backward) ? window.behind : undefined,
      });
      return { ...pageOf(window, rows as unknown as Shape[], behind), total: () => count };
    },
  }),
);

/** Tasks that the viewer may look at: of cases that they may read, and those that they may list. */
const readable = (viewer: Viewer) => ({ OR: [{ application: visibleApplications(viewer) }, ...listableBy(viewer)] });

builder.queryField('task', (t) =>
  t.field({
    type: Task,
    nullable: true,
    description: 'A task; NOT_FOUND for one that does not exist, and for one that is not the caller’s to look at.',
    args: { id: t.arg.id({ required: true, description: 'Of the task.' }) },
    resolve: async (_, { id }, context, info) => {
      const { rows } = await readPage(context, info, {
        model: 'Task',
        select: { id: true },
        where: (viewer) => ({ any: [{ id }], all: [readable(viewer) as Where] }),
        take: 1,
      });
      const [task] = rows;
      if (!task) throw new NotFoundError();
      return task as unknown as Shape;
    },
  }),
);

const beside = { nextTask: 'after', previousTask: 'before' } as const;

for (const [name, side] of Object.entries(beside)) {
  builder.queryField(name, (t) =>
    t.field({
      type: Task,
      nullable: true,
      description: `The task that comes ${side} another in the list that \`tasks\` gives with the same filter and order; null where none does. The other need not be in the list any more.`,
      args: {
        id: t.arg.id({ required: true, description: 'Of the task that was looked at.' }),
        filter: t.arg({ type: TaskFilter, description: 'As of the list.' }),
        orderBy: t.arg({ type: TaskOrder, description: 'As of the list.' }),
      },
      resolve: async (_, { id, filter, orderBy }, context, info) => {
        const order = TASK_ORDERS[orderBy ?? 'URGENT_FIRST'];
        const from = await context.prisma.task.findFirst({
          where: { AND: [{ id }, readable(signedIn(context))] },
          select: columnsOf(BY_PRIORITY),
        });
        if (!from) throw new NotFoundError();
        const cursor = cursorOf(order, from);
        const window = windowOf(side === 'after' ? { first: 1, after: cursor } : { last: 1, before: cursor }, order);
        const { rows } = await readPage(context, info, {
          model: 'Task',
          select: { id: true },
          where: (viewer) => wantedTasks(viewer, filter ?? {}, window) as Alternatives,
          orderBy: window.orderBy,
          take: 1,
        });
        return (rows[0] as unknown as Shape | undefined) ?? null;
      },
    }),
  );
}
