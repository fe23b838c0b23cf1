import { Priority } from '../../forms/language/step.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { Node } from '../node.js';
import { ReviewOutcome, TaskPriority, TaskStatus } from './enums.js';
import { StepDefinition } from './step-definition.js';

export const Task = builder.prismaObject('Task', {
  interfaces: [Node],
  description: 'A human work item.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    application: t.relation('application'),
    step: t.field({
      type: StepDefinition,
      select: { stepId: true, stepType: true, title: true, application: { select: { permitTypeHash: true } } },
      resolve: ({ stepId: code, stepType: type, title, application: { permitTypeHash: hash } }) => ({
        hash,
        code,
        type,
        title: title as unknown as Text,
      }),
    }),
    role: t.exposeString('role'),
    revision: t.exposeInt('revision', { description: 'The revision of the application it looks at.' }),
    status: t.expose('status', { type: TaskStatus }),
    assignee: t.exposeString('assignee', { nullable: true }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
    district: t.exposeID('districtId', { nullable: true, description: 'The district of its case.' }),
    priority: t.field({
      type: TaskPriority,
      select: { priority: true },
      resolve: ({ priority }) => Priority.options[priority] ?? 'normal',
    }),
    onBehalfOf: t.exposeString('onBehalfOf', {
      nullable: true,
      description: 'The absent person in whose place the assignee acts.',
    }),
    remindedAt: t.expose('remindedAt', { type: 'DateTime', nullable: true, description: 'The last reminder.' }),
    escalated: t.exposeBoolean('escalated'),
    escalatedAt: t.expose('escalatedAt', { type: 'DateTime', nullable: true }),
    escalatedTo: t.exposeString('escalatedTo', { nullable: true, description: 'The role that may decide it as well.' }),
    outcomes: t.expose('outcomes', { type: [ReviewOutcome] }),
    outcome: t.expose('outcome', { type: ReviewOutcome, nullable: true }),
    conditions: t.stringList({
      select: { reference: true, conditions: true },
      resolve: async ({ reference, conditions }, _, context) =>
        (await context.load.masking.load(reference)).remarks(conditions),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});
