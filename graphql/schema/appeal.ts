import { appealCase, appealsFor } from '../../cases/appeals.js';
import type { Appealable } from '../../cases/appeals-of.js';
import { type Objection, type ObjectionState, objectionsOf } from '../../cases/objections.js';
import type { Ground as MeasureGround } from '../../forms/language/people-steps.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { described } from '../described.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { Explanation } from './explanation.js';
import { LocalizedText } from './localized-text.js';
import { Party, partyOf } from './party.js';
import { responderOf, wordsOfResponder } from './responders.js';

const Ground = builder.objectRef<MeasureGround>('MeasureGround').implement({
  description: 'What a measure on a permit may be begun for.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'For `appealDecision(ground:)`.' }),
    title: t.expose('title', { type: LocalizedText, description: 'In words.' }),
    basis: t.string({
      nullable: true,
      description: 'The law, by-law or order that it rests on.',
      resolve: ({ basis }) => basis ?? null,
    }),
  }),
});

const Effect = builder.enumType('MeasureEffect', {
  description: 'What a measure has as its effect on the permit once a second person has confirmed it.',
  values: {
    SUSPEND: { value: 'suspend', description: 'It is out of force until it is restored.' },
    RESTORE: { value: 'restore', description: 'It is in force again.' },
    REVOKE: { value: 'revoke', description: 'It is out of force for good.' },
  } as const,
});

export const Appeal = builder.objectRef<Appealable>('Appeal').implement({
  description:
    'A way to object to how a case has ended, to have it go on, or to take a measure on its permit, that is open to the viewer.',
  fields: (t) => ({
    code: t.string({ description: 'Of its step, for `appealDecision`.', resolve: ({ step }) => step.id }),
    title: t.field({ type: LocalizedText, description: 'In words.', resolve: ({ step }) => step.title }),
    until: t.field({
      type: 'JalaliDate',
      nullable: true,
      description: 'The last day; null where there is none.',
      resolve: ({ until }) => until,
    }),
    why: t.expose('why', { type: Explanation, description: 'Why it is that day: what it follows from, part by part.' }),
    isOrder: t.boolean({
      description: 'Nothing is decided: the act itself has the case go on.',
      resolve: ({ step }) => step.role === undefined,
    }),
    effect: t.field({
      type: Effect,
      nullable: true,
      description: 'Of a measure on the permit: what it has as its effect; null for an objection or an order.',
      resolve: ({ step }) => step.effect ?? null,
    }),
    grounds: t.field({
      type: [Ground],
      description: 'Of a measure: one of these is named; empty where none has to be.',
      resolve: ({ step }) => step.grounds ?? [],
    }),
    hasHearing: t.boolean({
      description: 'Whoever has the permit is heard before anybody decides.',
      resolve: ({ step }) => step.hearing !== undefined,
    }),
  }),
});

const State = builder.enumType('ObjectionState', {
  description: 'What has become of an objection.',
  values: described<ObjectionState>({
    OPEN: 'Somebody who had no part in the case decides it.',
    UPHELD: 'It is right: the case goes on, or its permit was annulled.',
    DISMISSED: 'What was decided stands.',
    RETURNED: 'It is the applicant’s turn to file anew.',
    UNDECIDED: 'Nobody decided it in time.',
    ORDERED: 'The case goes on by the order of an authority.',
  }),
});

export const ObjectionType = builder.objectRef<Objection & { reference: string }>('Objection').implement({
  description: 'Somebody’s objection to how a case had ended, with what became of it.',
  fields: (t) => ({
    appeal: t.exposeString('step', { description: 'Code of the step.' }),
    title: t.expose('title', { type: LocalizedText, description: 'Of the step, in words.' }),
    revision: t.exposeInt('revision', { description: 'Of the application that had come to that end.' }),
    effect: t.field({
      type: Effect,
      nullable: true,
      description: 'Of a measure on the permit: what it would have as its effect; null for an objection or an order.',
      resolve: ({ effect }) => effect ?? null,
    }),
    ground: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'Of a measure: what it was begun for.',
      resolve: ({ ground }) => ground ?? null,
    }),
    heardUntil: t.field({
      type: 'JalaliDate',
      nullable: true,
      description: 'Of a measure: the last day on which whoever has the permit can answer before anybody decides.',
      resolve: ({ heardUntil }) => heardUntil ?? null,
    }),
    state: t.expose('state', { type: State, description: 'What has become of it.' }),
    filedAt: t.expose('filedAt', { type: 'DateTime', description: 'When it was filed.' }),
    byThirdParty: t.exposeBoolean('byResponder', {
      description: 'It is of somebody who has no part in the case, and had filed something on a public notice of it.',
    }),
    by: t.field({
      type: Party,
      description: 'Who objected. The name is masked for whoever need not know it.',
      resolve: ({ reference, filedBy, byResponder }, _, context) =>
        byResponder ? responderOf(context, reference, filedBy) : partyOf(context, reference, filedBy),
    }),
    reason: t.string({
      description: 'Why, in their words. Personal values are masked for whoever need not know them.',
      resolve: async ({ reference, filedBy, byResponder, reason }, _, context) =>
        byResponder
          ? wordsOfResponder(context, reference, { by: filedBy, text: reason })
          : (await context.load.masking.load(reference)).remarks(reason),
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided.' }),
    decision: t.string({
      nullable: true,
      description: 'The words of whoever decided it.',
      resolve: async ({ reference, decision }, _, { load }) =>
        decision === null ? null : (await load.masking.load(reference)).remarks(decision),
    }),
  }),
});

builder.prismaObjectFields(PermitApplication, (t) => ({
  appeals: t.field({
    type: [Appeal],
    description: 'The ways to object to its end that are open to the viewer now; none while one is being decided.',
    select: { reference: true },
    resolve: ({ reference }, _, context) => appealsFor(acting(context), context.calendar, reference),
  }),
  objections: t.field({
    type: [ObjectionType],
    description: 'Objections to its end, the latest first.',
    select: { reference: true },
    resolve: async ({ reference }, _, { prisma }) =>
      (await objectionsOf(prisma, reference)).map((each) => ({ ...each, reference })),
  }),
}));

mutationWithPayload('appealDecision', {
  description:
    'Objects to how a case has ended, or orders that it goes on, as its permit type or the decision policy of the engine lets the viewer (`appeals`, also of what they have filed on a public notice of it). An objection becomes a task of somebody who has decided nothing in the case; a measure on the permit becomes one of another person, once its holder was heard. The same again is the same objection.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the application.' }),
    appeal: t.id({ description: 'Code of the appeal or measure; without one the first that is open to the viewer.' }),
    ground: t.id({ description: 'Of a measure: code of the one of its grounds that it is begun for.' }),
    reason: t.string({ required: true, description: 'Why, in one’s own words.' }),
  }),
  act: async (input, context) => {
    await appealCase(acting(context), context.calendar, input);
    return { reference: input.reference };
  },
  answer: (t) => ({
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case as it is now; null where whoever ordered it may not read it.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});
