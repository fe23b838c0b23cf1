import { claimTask, prioritizeTask, releaseTask } from '../../cases/assign-task.js';
import { reassignTask } from '../../cases/reassign-task.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { type TaskAnswer as Answer, eachTask } from '../each-task.js';
import { readTask } from '../read-back.js';
import { TaskPriority } from './enums.js';
import { LocalizedText } from './localized-text.js';
import { Task } from './task.js';

const TaskAnswer = builder.objectRef<Answer>('TaskAnswer').implement({
  description: 'What became of one of several tasks.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'The task’s.',
      deprecationReason: 'It is no id of this answer, and caches would take it for one: ask for `taskId`.',
    }),
    taskId: t.exposeID('id', { description: 'Of the task that was named.' }),
    task: t.prismaField({
      type: Task,
      nullable: true,
      description: 'As it is now; nothing where it was refused.',
      resolve: (query, { id, code }, _, { prisma }) =>
        code === null ? prisma.task.findUnique({ ...query, where: { id } }) : null,
    }),
    code: t.exposeString('code', { nullable: true, description: 'Why it was refused.' }),
    messages: t.expose('messages', {
      type: LocalizedText,
      description: 'Why it was refused, for people; null where it was not.',
      nullable: true,
    }),
  }),
});

builder.mutationFields((t) => ({
  claimTask: t.field({
    type: Task,
    description: 'Takes a task for the caller. TASK_NOT_YOURS where somebody else has it.',
    args: { id: t.arg.id({ description: 'Of the task.', required: true }) },
    resolve: async (_, { id }, context, info) => {
      await claimTask(acting(context), id);
      return readTask(context, info, id);
    },
  }),
  claimTasks: t.field({
    type: [TaskAnswer],
    description: 'Claims up to 50 tasks, each by itself.',
    args: { ids: t.arg.idList({ description: 'Of the tasks, at most 50.', required: true }) },
    resolve: (_, { ids }, context) => {
      const viewer = acting(context);
      return eachTask(ids, (id) => claimTask(viewer, id));
    },
  }),
  releaseTask: t.field({
    type: Task,
    description: 'Gives a claimed task back to everybody of its role.',
    args: { id: t.arg.id({ description: 'Of the task.', required: true }) },
    resolve: async (_, { id: taskId }, context, info) => {
      await releaseTask(acting(context), taskId);
      return readTask(context, info, taskId);
    },
  }),
  reassignTask: t.field({
    type: Task,
    description: 'Gives a task to a person who holds its role where the case is, whoever has it now. They are told.',
    args: {
      id: t.arg.id({ description: 'Of the task.', required: true }),
      to: t.arg.id({ required: true, description: 'An account’s id.' }),
      reason: t.arg.string({ description: 'Why, for the record and for whoever gets it.', required: true }),
    },
    resolve: async (_, args, context, info) => {
      await reassignTask(acting(context), args);
      return readTask(context, info, args.id);
    },
  }),
  reassignTasks: t.field({
    type: [TaskAnswer],
    description: 'Gives up to 50 tasks to one person, each by itself.',
    args: {
      ids: t.arg.idList({ description: 'Of the tasks, at most 50.', required: true }),
      to: t.arg.id({ description: 'Account of whoever is to have them.', required: true }),
      reason: t.arg.string({ description: 'Why, for the record and for whoever gets them.', required: true }),
    },
    resolve: (_, { ids, to, reason }, context) => {
      const viewer = acting(context);
      return eachTask(ids, (id) => reassignTask(viewer, { id, to, reason }));
    },
  }),
  prioritizeTask: t.field({
    type: Task,
    description: 'Puts a task forward, or back, in the lists of work.',
    args: {
      id: t.arg.id({ description: 'Of the task.', required: true }),
      priority: t.arg({ type: TaskPriority, description: 'Where it is to stand.', required: true }),
    },
    resolve: async (_, { id: taskId, priority }, context, info) => {
      await prioritizeTask(acting(context), { taskId, priority });
      return readTask(context, info, taskId);
    },
  }),
}));
