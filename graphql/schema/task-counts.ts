import { countTasks, type TaskQueue as Queue } from '../../cases/task-counts.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';

const COUNTS = {
  open: 'Nobody has claimed them.',
  claimed: 'Somebody works on them.',
  mine: 'The caller works on them.',
  overdue: 'Their due time has passed.',
  escalated: 'They were handed on because their time had passed.',
  urgent: 'Of the highest priority.',
} as const;
type Count = keyof typeof COUNTS;
const NAMES = Object.keys(COUNTS) as Count[];

export const TaskQueue = builder.objectRef<Queue>('TaskQueue').implement({
  description: 'The work of one role in one district that waits to be decided.',
  fields: (t) => ({
    role: t.exposeID('role', { description: 'Id of the role.' }),
    district: t.exposeID('district', { nullable: true, description: 'None for cases whose district nobody knows.' }),
    ...Object.fromEntries(NAMES.map((name) => [name, t.exposeInt(name, { description: COUNTS[name] })])),
  }),
});

const TaskCounts = builder.objectRef<Queue[]>('TaskCounts').implement({
  description: 'How much work waits in the caller’s queues.',
  fields: (t) => ({
    queues: t.field({
      type: [TaskQueue],
      description: 'Each role and district that the caller works for.',
      resolve: (queues) => queues,
    }),
    ...Object.fromEntries(
      NAMES.map((name) => [
        name,
        t.int({
          description: 'Over all queues.',
          resolve: (queues) => queues.reduce((sum, queue) => sum + queue[name], 0),
        }),
      ]),
    ),
  }),
});

builder.queryField('taskCounts', (t) =>
  t.field({
    type: TaskCounts,
    description:
      'How much work waits in the caller’s queues, and of what kind; of more than 10,000 tasks as it was up to two seconds ago.',
    resolve: (_, __, context) => countTasks(acting(context)),
  }),
);
