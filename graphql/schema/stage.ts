import { type Stage, type StageState, stagesOf } from '../../cases/for-readers/stages.js';
import { stillCounting } from '../../city/papers/forgotten.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { described } from '../described.js';
import { PermitApplication } from './application.js';
import { LocalizedText as Text } from './localized-text.js';
import { PermitVerification } from './permit-verification.js';
import { StepDefinition, stepOf } from './step-definition.js';

const State = builder.enumType('StageState', {
  description: 'How a stage of control stands.',
  values: described<StageState>({
    AHEAD: 'Nobody has come to it yet.',
    OPEN: 'Somebody is to look at it.',
    FAILED: 'It was looked at and not approved.',
    PASSED: 'It is approved: what it unlocks may be done.',
  }),
});

const PermitStage = builder.objectRef<Stage & { hash: string }>('PermitStage').implement({
  description: 'A stage of control, such as that of the foundation: a visit, and what may be done once it is passed.',
  fields: (t) => ({
    step: t.field({
      type: StepDefinition,
      description: 'The step that looks at it.',
      resolve: ({ hash, step }) => stepOf(hash, step),
    }),
    unlocks: t.expose('unlocks', { type: Text, description: 'What may be done once it is passed.' }),
    state: t.field({ type: State, description: 'How it stands.', resolve: ({ state }) => state }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last said whether it is right; null until then.',
    }),
  }),
});

const looked = { select: { stepId: true, body: true, status: true, outcome: true, decidedAt: true } } as const;

builder.prismaObjectField(PermitApplication, 'stages', (t) =>
  t.field({
    type: [PermitStage],
    description: 'The stages that are controlled, in their order; empty for a type that has none.',
    select: { reference: true, permitTypeHash: true, tasks: looked },
    resolve: async ({ reference, permitTypeHash: hash, tasks }, _, context) => {
      const { steps } = await context.catalogue.definition(hash);
      const counted = await stillCounting(context.prisma, reference, tasks);
      return stagesOf(steps, counted).map((stage) => ({ ...stage, hash }));
    },
  }),
);

/** Nothing of a person, and nothing that was found: what it is called, and when. */
const PassedStage = builder.objectRef<{ title: LocalizedText; at: Date | null }>('PassedStage').implement({
  description: 'A stage of control that was passed since a permit was granted.',
  fields: (t) => ({
    title: t.expose('title', { type: Text, description: 'What it is called.' }),
    at: t.expose('at', { type: 'DateTime', nullable: true, description: 'When it was passed.' }),
  }),
});

builder.objectField(PermitVerification, 'stages', (t) =>
  t.field({
    type: [PassedStage],
    description: 'Stages of control that were passed since it was granted, in the order of time.',
    resolve: async ({ verdict, status, issuedAt }, _, { prisma }) => {
      if (!verdict.permit || status === undefined) return [];
      const passed = await prisma.task.findMany({
        where: {
          application: { permits: { some: { number: verdict.permit.number } } },
          stepType: 'inspect',
          status: 'DONE',
          outcome: 'APPROVE',
          ...(issuedAt && { decidedAt: { gt: issuedAt } }),
        },
        select: { stepId: true, title: true, decidedAt: true },
        orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
      });
      const last = new Map(passed.map((task) => [task.stepId, task]));
      return [...last.values()].map(({ title, decidedAt }) => ({ title: title as LocalizedText, at: decidedAt }));
    },
  }),
);
