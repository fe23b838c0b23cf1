import { actionsOnTask, refusalOnTask } from '../../cases/for-readers/allowed-actions.js';
import { formPlace } from '../../cases/form-place.js';
import { ViewedCase } from '../../cases/open-case.js';
import { refusalText } from '../../cases/refusal-text.js';
import { formIn, ownIn } from '../../cases/work-answers.js';
import { readSaid } from '../../forms/language/said-text.js';
import { Priority } from '../../forms/language/step.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { apartFrom } from '../apart-from.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { Node } from '../node.js';
import { UserError } from '../payload.js';
import { AllowedAction } from './allowed-action.js';
import { ReviewOutcome, TaskPriority, TaskStatus } from './enums.js';
import { StepDefinition, stepsInOrder } from './step-definition.js';
import { TaskOutcome } from './task-outcome.js';
import { WorkForm } from './work-form.js';

/** What finds the step of a task, as it was when it was decided. */
const ofStep = {
  stepId: true,
  stepType: true,
  formHash: true,
  application: { select: { permitTypeHash: true } },
} as const;

export const Task = builder.prismaObject('Task', {
  interfaces: [Node],
  description: 'A human work item.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    application: t.relation('application', { description: 'The case it is of.' }),
    step: t.field({
      type: StepDefinition,
      description: 'The step that it belongs to.',
      select: { stepId: true, stepType: true, title: true, application: { select: { permitTypeHash: true } } },
      resolve: ({ stepId: code, stepType: type, title, application: { permitTypeHash: hash } }) => ({
        hash,
        code,
        type,
        title: title as unknown as Text,
      }),
    }),
    role: t.exposeString('role', { description: 'Id of the role that may decide it.' }),
    revision: t.exposeInt('revision', { description: 'The revision of the application it looks at.' }),
    status: t.expose('status', { type: TaskStatus, description: 'Whether it waits, is worked on or is over.' }),
    assignee: t.exposeString('assignee', {
      deprecationReason: 'Use `claimedBy`, which has the name too.',
      description: 'Account of whoever has claimed it; null while nobody has.',
      nullable: true,
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      description: 'When it should be decided; null without a deadline.',
      nullable: true,
    }),
    district: t.exposeID('districtId', { nullable: true, description: 'The district of its case.' }),
    priority: t.field({
      type: TaskPriority,
      description: 'How far forward it stands.',
      select: { priority: true },
      resolve: ({ priority }) => Priority.options[priority] ?? 'normal',
    }),
    onBehalfOf: t.exposeString('onBehalfOf', {
      deprecationReason: 'Use `inPlaceOf`, which has the name too.',
      nullable: true,
      description: 'The absent person in whose place the assignee acts.',
    }),
    remindedAt: t.expose('remindedAt', { type: 'DateTime', nullable: true, description: 'The last reminder.' }),
    escalated: t.exposeBoolean('escalated', { description: 'Whether it was handed on because its time had passed.' }),
    escalatedAt: t.expose('escalatedAt', {
      type: 'DateTime',
      description: 'When that was; null where it was not.',
      nullable: true,
    }),
    escalatedTo: t.exposeString('escalatedTo', {
      deprecationReason: 'Use `escalatedToRole`, which has the title too.',
      nullable: true,
      description: 'The role that may decide it as well.',
    }),
    outcomes: t.expose('outcomes', { type: [ReviewOutcome], description: 'What can be decided.' }),
    outcome: t.expose('outcome', {
      type: ReviewOutcome,
      description:
        'What was decided; null until then, where it was cancelled, and where an outcome of its own is like none of these.',
      nullable: true,
    }),
    choices: t.field({
      type: [TaskOutcome],
      description: 'Outcomes of the task’s own, beside `outcomes`: they are chosen by `outcomeId`.',
      select: ofStep,
      resolve: async (task, _, { catalogue }) => ownIn(await stepsOf(catalogue, task), task),
    }),
    chosen: t.field({
      type: TaskOutcome,
      nullable: true,
      description: 'Which of its `choices` was decided; null until then, and where one of the three was.',
      select: { ...ofStep, outcomeId: true },
      resolve: async (task, _, { catalogue }) =>
        task.outcomeId === null
          ? null
          : (ownIn(await stepsOf(catalogue, task), task).find(({ id }) => id === task.outcomeId) ?? null),
    }),
    conditions: t.stringList({
      description: 'Conditions that it was approved under; empty without any.',
      select: { reference: true, conditions: true },
      resolve: async ({ reference, conditions }, _, context) =>
        (await context.load.masking.load(reference)).remarks(conditions.map((text) => readSaid(text).fa)),
    }),
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'What whoever decides fills in; null where there is nothing to fill in.',
      select: {
        stepId: true,
        stepType: true,
        body: true,
        title: true,
        formHash: true,
        application: { select: { permitTypeHash: true } },
      },
      resolve: async (task, _, { catalogue }) => {
        const definition = await definitionOf(catalogue, task);
        const form = formIn(stepsInOrder(definition.steps), task);
        const place = formPlace(definition, task.stepId, task.body);
        return form ? { form, title: task.title as unknown as Text, place } : null;
      },
    }),
    answers: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What whoever decided filled in, masked for whoever need not know; null until then.',
      select: {
        reference: true,
        stepId: true,
        stepType: true,
        body: true,
        answers: true,
        formHash: true,
        application: { select: { permitTypeHash: true } },
      },
      resolve: async (task, _, context) => {
        if (task.answers === null) return null;
        const form = await formOf(context.catalogue, task);
        return (await context.load.masking.load(task.reference)).answers(task.answers, form?.schema ?? {});
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
  }),
});

const definitionOf = (
  catalogue: Context['catalogue'],
  { formHash, application }: Pick<OfForm, 'formHash' | 'application'>,
) => catalogue.definition(formHash ?? application.permitTypeHash);

const stepsOf = async (catalogue: Context['catalogue'], task: Omit<OfForm, 'body'>) =>
  stepsInOrder((await definitionOf(catalogue, task)).steps, [task.stepId]);

interface OfForm {
  stepId: string;
  stepType: string;
  body: string | null;
  /** of the definition that it was decided under */
  formHash: string | null;
  application: { permitTypeHash: string };
}

const formOf = async (catalogue: Context['catalogue'], task: OfForm) => formIn(await stepsOf(catalogue, task), task);

builder.prismaObjectField(Task, 'allowedActions', (t) =>
  t.field({
    type: [AllowedAction],
    description: 'What the policy lets the caller do to it now.',
    select: { id: true, reference: true },
    resolve: async ({ id, reference }, _, context) => {
      const viewed = new ViewedCase(await context.load.head.load(reference), signedIn(context));
      const task = viewed.row.tasks.find((each) => each.id === id);
      return task ? actionsOnTask(viewed, task, await apartFrom(context, viewed)) : [];
    },
  }),
);

builder.prismaObjectField(Task, 'decisionRefusal', (t) =>
  t.field({
    type: UserError,
    nullable: true,
    description: 'Why the caller may not decide it now; null where they may.',
    select: { id: true, reference: true },
    resolve: async ({ id, reference }, _, context) => {
      const viewed = new ViewedCase(await context.load.head.load(reference), signedIn(context));
      const task = viewed.row.tasks.find((each) => each.id === id);
      const code = task && refusalOnTask(viewed, task, 'decideTask', await apartFrom(context, viewed));
      return code === undefined ? null : { code, path: null, message: refusalText(code) };
    },
  }),
);
