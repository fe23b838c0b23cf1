import { appealDecision, decideAppeal, lastDayOfAppeal } from '../../cases/appeals.js';
import type { JudgedCondition } from '../../forms/decision/judge.js';
import type { AutomatedDecision as Row } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { LocalizedText } from './localized-text.js';

const DecisionCondition = builder.objectRef<JudgedCondition>('DecisionCondition').implement({
  description: 'A condition of a decision without a person, as it was found.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'Its name in the policy, or of a condition of every policy.' }),
    title: t.expose('title', { type: LocalizedText, description: 'In words.' }),
    basis: t.exposeString('basis', { nullable: true, description: 'What it rests on.' }),
    holds: t.exposeBoolean('holds', { description: 'false: had it held, the engine could have approved.' }),
    found: t.expose('found', { type: LocalizedText, nullable: true, description: 'What was found in its place.' }),
  }),
});

const AutomatedDecision = builder.objectRef<Row>('AutomatedDecision').implement({
  description:
    'What the engine decided of a filed revision, or why it left it to a person. While a person decides, what the engine would have said is shown to nobody.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Of the application.' }),
    step: t.exposeString('step', { description: 'Code of the review.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    byEngine: t.boolean({
      description: 'It was approved by the engine, and by no person.',
      resolve: ({ answer }) => answer === 'approve',
    }),
    policyVersion: t.exposeInt('policyVersion', { description: 'Of the decision policy.' }),
    policyHash: t.exposeString('policyHash', { description: 'sha256 of that version.' }),
    legalBasis: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'The law or order that lets the engine decide.',
      resolve: async ({ policyHash }, _, { catalogue }) => (await catalogue.decisionPolicyOf(policyHash)).legalBasis,
    }),
    conditions: t.field({
      type: [DecisionCondition],
      description:
        'Of an approval every condition; of a case that was not eligible those that did not hold; otherwise none.',
      resolve: ({ answer, conditions }) => {
        const all = conditions as unknown as JudgedCondition[];
        return answer === 'approve' ? all : all.filter(({ holds }) => !holds);
      },
    }),
    appealUntil: t.field({
      type: 'JalaliDate',
      nullable: true,
      description: 'The last day on which an approval by the engine may be appealed.',
      resolve: async ({ answer, at, policyHash }, _, { catalogue, calendar }) => {
        if (answer !== 'approve') return null;
        const { appeal } = await catalogue.decisionPolicyOf(policyHash);
        return lastDayOfAppeal(calendar, at, appeal.days);
      },
    }),
  }),
});

builder.prismaObjectField(PermitApplication, 'automatedDecisions', (t) =>
  t.field({
    type: [AutomatedDecision],
    description: 'Decisions without a person, or left to one, the latest first; none where no policy counted.',
    select: { reference: true },
    resolve: ({ reference }, _, { prisma }) =>
      prisma.automatedDecision.findMany({
        where: { reference, mode: 'sampled' },
        orderBy: { revision: 'desc' },
        take: 50,
      }),
  }),
);

mutationWithPayload('appealDecision', {
  description:
    'Objects to what was decided without a person, once the permit is granted and until the last day of appeal. Neither the engine nor whoever decided before decides on it.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the application.' }),
    reason: t.string({ required: true, description: 'Why, in one’s own words.' }),
  }),
  act: async ({ reference, reason }, context) => {
    const id = await appealDecision(acting(context), context.calendar, { reference, reason });
    return { id, reference };
  },
  answer: (t) => ({
    appealId: t.id({
      nullable: true,
      description: 'Of the appeal, for `decideAppeal`.',
      resolve: ({ done }) => done?.id ?? null,
    }),
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case as it is now.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});

mutationWithPayload('decideAppeal', {
  description:
    'Upholds or dismisses an appeal; for those who hold the role that the decision policy names. One that is upheld overrules the decision and suspends the permit.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Of the appeal.' }),
    upheld: t.boolean({ required: true, description: 'The appeal is right.' }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
  act: async ({ id, upheld, reason }, context) => {
    await decideAppeal(acting(context), { id, upheld, reason });
    return { upheld };
  },
  answer: (t) => ({
    upheld: t.boolean({ nullable: true, description: 'As decided.', resolve: ({ done }) => done?.upheld ?? null }),
  }),
});
