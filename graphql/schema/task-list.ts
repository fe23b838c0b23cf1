import { listableBy, within } from '../../cases/visible.js';
import type { Viewer } from '../../city/people/viewer.js';
import { Priority } from '../../forms/language/step.js';
import { rankOf } from '../../forms/priority.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { TaskStatus as Status } from '../../prisma/generated/client/enums.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { asksBehind, COUNTED, connectionOf, pageArguments } from '../connection.js';
import { columnsOf } from '../list-order.js';
import { type PageWindow, pageOf, windowOf } from '../paging.js';
import { readPage } from '../read-page.js';
import { BY_PRIORITY, TASK_ORDERS, TaskOrder } from '../task-order.js';
import { TaskPriority, TaskStatus } from './enums.js';
import { Task } from './task.js';

type Shape = typeof Task.$inferType;

const STATUSES = Object.values(Status);

const TaskConnection = connectionOf('Task', Task);

const TaskFilter = builder.inputType('TaskFilter', {
  description: 'Which tasks; conditions that are given hold together.',
  fields: (t) => ({
    role: t.string({ description: 'That this role may decide, by id, also because they were escalated to it.' }),
    district: t.id({ description: 'Of this district; cases of no known one are everybody’s, and in every list.' }),
    priority: t.field({ type: [TaskPriority], description: 'Of any of these.' }),
    mine: t.boolean({ description: 'Only those the caller has claimed.' }),
    status: t.field({ type: [TaskStatus], description: 'Standing in any of these.' }),
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
function wanted(viewer: Viewer, filter: Filter, { within: position, order }: PageWindow) {
  const { role, mine, status, overdue, district, priority } = filter;
  const listable = listableBy(viewer);
  const narrow = mine ? [{ assignee: viewer.id }] : role == null ? undefined : [{ role }, { escalatedTo: role }];
  const late: Prisma.TaskWhereInput = { dueAt: { lt: new Date() }, status: { in: [...OPEN_TASK_STATUSES] } };
  // Of one priority each, tasks stand in an index by when they are due.
  const byDue = order.keys[0]?.name === 'dueAt';
  const priorities = priority ?? (overdue || byDue ? Priority.options : undefined);
  const statuses = (status ?? STATUSES).map((one) => ({ status: one }));
  const ranks = priorities ? priorities.map((one) => ({ priority: rankOf(one) })) : [{}];
  // The few tasks of one's own cases are found by their cases.
  const whose = (narrow ?? listable).flatMap((one) => ('application' in one ? [one] : both([one], statuses)));
  const whole = both(whose, ranks);
  return {
    whole,
    any: (position as Alternatives[]).reduce(both, whole),
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
    args: {
      filter: t.arg({ type: TaskFilter, description: 'Which of them; all without one.' }),
      orderBy: t.arg({ type: TaskOrder, description: 'The highest priority first without it.' }),
      ...pageArguments,
    },
    resolve: async (_, { filter, orderBy, ...args }, context, info) => {
      const window = windowOf(args, TASK_ORDERS[orderBy ?? 'URGENT_FIRST']);
      const { rows, count, behind } = await readPage(context, info, {
        model: 'Task',
        path: ['edges', 'node'],
        select: columnsOf(BY_PRIORITY),
        where: (viewer) => wanted(viewer, filter ?? {}, window) as { any: Where[]; all: Where[]; whole: Where[] },
        orderBy: window.orderBy,
        take: window.take,
        count: { most: COUNTED, fields: ['totalCount'] },
        behind: asksBehind(info, window.backward) ? window.behind : undefined,
      });
      return { ...pageOf(window, rows as unknown as Shape[], behind), total: () => count };
    },
  }),
);
