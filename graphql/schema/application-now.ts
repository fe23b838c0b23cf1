import { mayExtend } from '../../cases/extend-clock.js';
import { allowedActions } from '../../cases/for-readers/allowed-actions.js';
import { type CaseDeadline, deadlineOf } from '../../cases/for-readers/deadline.js';
import { documentsAsked } from '../../cases/for-readers/documents-asked.js';
import { type Progress, progressOf, type StepProgress } from '../../cases/for-readers/progress.js';
import { todoOf } from '../../cases/for-readers/todo.js';
import { generationOf } from '../../cases/generation.js';
import { ViewedCase } from '../../cases/open-case.js';
import { clocksOf } from '../../forms/clocks-as-they-stand.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { plotOf } from '../../forms/plot.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { apartFrom } from '../apart-from.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { draftColumns } from '../sees-draft.js';
import { filedAnswers } from '../shown-evaluation.js';
import { AllowedAction } from './allowed-action.js';
import { PermitApplication } from './application.js';
import { type AskedShown, DocumentAsked } from './document-asked.js';
import { Explanation } from './explanation.js';
import { LocalizedText } from './localized-text.js';
import { Party, partyOf } from './party.js';
import { TimeLimitEffect } from './permit-type-catalogue.js';
import { StepDefinition, type StepShown, stepOf, stepsInOrder } from './step-definition.js';
import { TodoType } from './todo.js';

/** The same with its step as the API shows it. */
type Shown<T> = Omit<T, 'step'> & { step: StepShown };

const shown = <T extends { step: Step }>(hash: string, one: T): Shown<T> => ({ ...one, step: stepOf(hash, one.step) });

const StepState = builder.enumType('StepState', {
  description: 'How a case stands to one of its steps.',
  values: {
    DONE: { value: 'done', description: 'The case has come past it.' },
    CURRENT: { value: 'current', description: 'The case stands at it.' },
    AHEAD: { value: 'ahead', description: 'The case comes to it if nothing special happens.' },
    NOT_REACHED: { value: 'notReached', description: 'The case ended before it.' },
  } as const,
});

const StepProgressType = builder.objectRef<Shown<StepProgress>>('StepProgress').implement({
  description: 'A step of a case, and how the case stands to it.',
  fields: (t) => ({
    step: t.field({ type: StepDefinition, description: 'The step.', resolve: ({ step }) => step }),
    state: t.expose('state', { type: StepState, description: 'How the case stands to it.' }),
  }),
});

const ProgressType = builder
  .objectRef<Omit<Progress, 'steps'> & { steps: Shown<StepProgress>[] }>('Progress')
  .implement({
    description: 'How far a case has come. Steps that it passed over, or goes to in special cases only, are left out.',
    fields: (t) => ({
      steps: t.field({
        type: [StepProgressType],
        description: 'In the order of the steps.',
        resolve: ({ steps }) => steps,
      }),
      done: t.exposeInt('done', { description: 'How many steps it has come past.' }),
      total: t.exposeInt('total', { description: 'How many there are on its way, those ahead among them.' }),
    }),
  });

const Deadline = builder.objectRef<Shown<CaseDeadline>>('CaseDeadline').implement({
  description: 'The day that counts now in a case.',
  fields: (t) => ({
    day: t.expose('day', { type: 'JalaliDate', description: 'The day.' }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant; null where the whole day counts.',
    }),
    why: t.expose('why', { type: LocalizedText, description: 'Why it is that day, as a sentence.' }),
    explanation: t.expose('explanation', {
      type: Explanation,
      description: 'Why it is that day, as a tree of what it follows from.',
    }),
    effect: t.expose('effect', { type: TimeLimitEffect, description: 'What happens when it has passed.' }),
    step: t.field({ type: StepDefinition, description: 'The step whose time it is.', resolve: ({ step }) => step }),
  }),
});

// The same orders as those of the lists of a case, so that one statement reads both.
const tasks = {
  select: { id: true, reference: true, stepId: true, status: true, title: true, dueAt: true },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} as const satisfies Prisma.Application$tasksArgs;
const slips = {
  select: { id: true, revision: true, status: true, payable: true, payUntil: true },
  orderBy: [{ revision: 'asc' }, { ordinal: 'asc' }],
} as const satisfies Prisma.Application$slipsArgs;
const documents = {
  select: { code: true, reference: true },
  orderBy: [{ code: 'asc' }, { attachedAt: 'asc' }, { id: 'asc' }],
} as const satisfies Prisma.Application$documentsArgs;

const standing = { permitTypeHash: true, currentSteps: true, status: true, revision: true, tasks } as const;
const answered = {
  reference: true,
  draft: true,
  status: true,
  revision: true,
  permitTypeHash: true,
  generation: true,
  mandateId: true,
  submissions: filedAnswers,
  documents,
} as const;

type Answered = Prisma.ApplicationGetPayload<{ select: typeof answered }>;

async function viewedCase(context: Context, reference: string): Promise<ViewedCase> {
  return new ViewedCase(await context.load.head.load(reference), signedIn(context));
}

const isEdited = (status: string): boolean => status === 'DRAFT' || status === 'RETURNED';

/** What is asked for under the answers that count for the reader: their working copy, or what was filed. */
async function askedOf(context: Context, viewed: ViewedCase, application: Answered) {
  const { status, revision, draft, submissions, permitTypeHash, documents } = application;
  const edits = isEdited(status) && viewed.may('readDraft');
  const filed = submissions.find((each) => each.revision === revision)?.answers;
  const answers = (edits ? draft : (filed ?? {})) as Record<string, unknown>;
  const { rulebook } = await context.catalogue.definition(permitTypeHash);
  const rulebookHash = await context.load.rulebook.load(rulebook);
  const attached = documents.map(({ code }) => code);
  return documentsAsked(context, {
    permitTypeHash,
    rulebookHash,
    answers,
    attached,
    generation: generationOf(application),
  });
}

builder.prismaObjectFields(PermitApplication, (t) => ({
  submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true, description: 'When it was first filed.' }),
  parcel: t.string({
    nullable: true,
    description:
      'The renewal code of its plot; null while the answers name none. Whoever does not see the working copy is told the plot of what was filed.',
    select: {
      ...draftColumns,
      reference: true,
      submissions: { ...filedAnswers, select: { revision: true, plot: true } },
    },
    resolve: async ({ reference, parcel, revision, submissions }, _, context) => {
      if (parcel === null || (await viewedCase(context, reference)).may('readDraft')) return parcel;
      const filed = submissions.find((each) => each.revision === revision);
      return filed?.plot && filed.plot === plotOf(parcel) ? parcel : null;
    },
  }),
  owner: t.field({
    type: Party,
    description: 'Whom the permit is for. The name is masked for whoever need not know it.',
    select: { reference: true, ownerId: true },
    resolve: ({ reference, ownerId }, _, context) => partyOf(context, reference, ownerId),
  }),
  applicant: t.field({
    type: Party,
    description: 'Who has begun it: the owner, or somebody of the office that acts for them.',
    select: { reference: true, filedById: true },
    resolve: ({ reference, filedById }, _, context) => partyOf(context, reference, filedById),
  }),
  progress: t.field({
    type: ProgressType,
    description: 'How far it has come.',
    select: standing,
    resolve: async (application, _, context) => {
      const { steps } = await context.catalogue.definition(application.permitTypeHash);
      const progress = progressOf(steps, application);
      return { ...progress, steps: progress.steps.map((each) => shown(application.permitTypeHash, each)) };
    },
  }),
  deadline: t.field({
    type: Deadline,
    nullable: true,
    description: 'Until when whoever has it now has time; null where nothing runs out.',
    select: { ...standing, standing: true, slips },
    resolve: async (application, _, context) => {
      const { steps, clocks } = await context.catalogue.definition(application.permitTypeHash);
      const deadline = deadlineOf(stepsInOrder(steps, application.currentSteps), application, clocks);
      return deadline ? shown(application.permitTypeHash, deadline) : null;
    },
  }),
  documentsRequired: t.field({
    type: [DocumentAsked],
    description:
      'The documents that are asked for now, needed ones and others, with their files. A condition that answers alone cannot tell counts as one that may hold.',
    select: answered,
    resolve: async (application, _, context): Promise<AskedShown[]> => {
      const { reference, permitTypeHash } = application;
      const viewed = await viewedCase(context, reference);
      const [asked, { form }, files] = await Promise.all([
        askedOf(context, viewed, application),
        context.catalogue.definition(permitTypeHash),
        context.load.files.load(reference),
      ]);
      return asked.map((each) => ({
        ...each,
        document: { ...each.document, form },
        files: files.filter(({ code }) => code === each.document.code),
      }));
    },
  }),
  allowedActions: t.field({
    type: [AllowedAction],
    description:
      'What the policy lets the caller do now; what is not among these is refused. An act may still be refused for what it is given.',
    select: { reference: true, permitTypeHash: true, standing: true, slips },
    resolve: async ({ reference, permitTypeHash, standing, slips }, _, context) => {
      const viewed = await viewedCase(context, reference);
      const actions = allowedActions(viewed, slips, await apartFrom(context, viewed));
      const definition = await context.catalogue.definition(permitTypeHash);
      const isExtendable = clocksOf(definition, standing).some((clock) => mayExtend(viewed, clock));
      return isExtendable ? [...actions, 'extendClock' as const] : actions;
    },
  }),
  todo: t.field({
    type: [TodoType],
    description: 'What the caller has to do now; empty for whoever only looks on.',
    select: { ...answered, ...standing, standing: true, slips },
    resolve: async (application, _, context) => {
      const viewed = await viewedCase(context, application.reference);
      const definition = await context.catalogue.definition(application.permitTypeHash);
      const known = [...application.currentSteps, ...application.tasks.map(({ stepId }) => stepId)];
      const steps = stepsInOrder(definition.steps, known);
      const named = application.tasks.map((task) => ({ ...task, title: task.title as unknown as Text }));
      const todo = todoOf({
        ...application,
        viewed,
        apart: await apartFrom(context, viewed),
        steps,
        tasks: named,
        deadline: deadlineOf(steps, application, definition.clocks),
        documents: isEdited(application.status) ? await askedOf(context, viewed, application) : [],
      });
      const { permitTypeHash: hash } = application;
      return todo.map((each) => ({ ...each, step: each.step ? stepOf(hash, each.step) : null }));
    },
  }),
}));
