import { type Context, signedIn } from '../../cases/context.js';
import { workableTask } from '../../cases/find.js';
import { reassign } from '../../cases/reassign.js';
import { actorOf } from '../../cases/standing.js';
import { builder } from '../builder.js';
import { type TaskAnswer as Answer, eachTask } from '../each-task.js';
import { TaskPriority } from './enums.js';
import { LocalizedText } from './localized-text.js';
import { Task } from './task.js';

async function claim(context: Context, taskId: string): Promise<void> {
  const { reference } = await workableTask(context, taskId, 'claimTask');
  await context.cases.claimTask(reference, { taskId, actor: actorOf(signedIn(context)) });
}

const TaskAnswer = builder.objectRef<Answer>('TaskAnswer').implement({
  description: 'What became of one of several tasks.',
  fields: (t) => ({
    id: t.exposeID('id'),
    task: t.prismaField({
      type: Task,
      nullable: true,
      description: 'As it is now; nothing where it was refused.',
      resolve: (query, { id, code }, _, { prisma }) =>
        code === null ? prisma.task.findUnique({ ...query, where: { id } }) : null,
    }),
    code: t.exposeString('code', { nullable: true, description: 'Why it was refused.' }),
    messages: t.expose('messages', { type: LocalizedText, nullable: true }),
  }),
});

builder.mutationFields((t) => ({
  claimTask: t.prismaField({
    type: Task,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      await claim(context, id);
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  claimTasks: t.field({
    type: [TaskAnswer],
    description: 'Claims up to 50 tasks, each by itself.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_, { ids }, context) => {
      signedIn(context);
      return eachTask(ids, (id) => claim(context, id));
    },
  }),
  releaseTask: t.prismaField({
    type: Task,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id: taskId }, context) => {
      const { reference } = await workableTask(context, taskId, 'releaseTask');
      await context.cases.releaseTask(reference, { taskId, actor: actorOf(signedIn(context)) });
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id: taskId } });
    },
  }),
  reassignTask: t.prismaField({
    type: Task,
    description: 'Gives a task to a person who holds its role where the case is, whoever has it now. They are told.',
    args: {
      id: t.arg.id({ required: true }),
      to: t.arg.id({ required: true, description: 'An account’s id.' }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (query, _, args, context) => {
      await reassign(context, args);
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  reassignTasks: t.field({
    type: [TaskAnswer],
    description: 'Gives up to 50 tasks to one person, each by itself.',
    args: {
      ids: t.arg.idList({ required: true }),
      to: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_, { ids, to, reason }, context) => {
      signedIn(context);
      return eachTask(ids, (id) => reassign(context, { id, to, reason }));
    },
  }),
  prioritizeTask: t.prismaField({
    type: Task,
    description: 'Puts a task forward, or back, in the lists of work.',
    args: { id: t.arg.id({ required: true }), priority: t.arg({ type: TaskPriority, required: true }) },
    resolve: async (query, _, { id: taskId, priority }, context) => {
      const actor = actorOf(signedIn(context));
      const { reference, as, onBehalfOf } = await workableTask(context, taskId, 'prioritizeTask');
      const message = { taskId, priority, actor, as, ...(onBehalfOf && { onBehalfOf }) };
      await context.cases.prioritizeTask(reference, message);
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id: taskId } });
    },
  }),
}));
