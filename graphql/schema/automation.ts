import { orderResume, orderStop } from '../../cases/automation-changes.js';
import { must } from '../../cases/permission.js';
import { agreementByCondition, type ConditionRecord } from '../../city/automation/by-condition.js';
import {
  type AutomationStatus,
  automationStatus,
  decisionsByMonth,
  type MonthOfDecisions,
} from '../../city/automation/status.js';
import type { DecisionPolicy as Policy } from '../../forms/language/decision-policy.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { LocalizedText } from './localized-text.js';

const DecisionMode = builder.enumType('DecisionMode', {
  description: 'What the engine may do where a decision policy is in force.',
  values: {
    OFF: { value: 'off', description: 'Nothing beyond what the permit type itself says.' },
    SHADOW: { value: 'shadow', description: 'A person decides; what the engine would have said is kept and compared.' },
    SAMPLED: { value: 'sampled', description: 'It approves what is eligible and not drawn.' },
  } as const,
});

const PolicyCondition = builder.objectRef<Policy['eligible'][number]>('PolicyCondition').implement({
  description: 'One thing that has to hold before the engine may approve.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'Its name in the policy.' }),
    title: t.expose('title', { type: LocalizedText, description: 'In words.' }),
    when: t.exposeString('when', { description: 'As it is evaluated, in CEL.' }),
    basis: t.exposeString('basis', { description: 'The law, by-law or order that it rests on.' }),
  }),
});

interface InForce {
  hash: string;
  policy: Policy;
}

const DecisionPolicy = builder.objectRef<InForce>('DecisionPolicy').implement({
  description: 'What the engine may decide of a permit type without a person, as it is in force now.',
  fields: (t) => ({
    permitType: t.id({ description: 'Code of the permit type.', resolve: ({ policy }) => policy.code }),
    version: t.int({ description: 'Of the policy.', resolve: ({ policy }) => policy.version }),
    hash: t.exposeString('hash', { description: 'sha256 of the canonical policy; each decision names it.' }),
    mode: t.field({
      type: DecisionMode,
      description: 'What it lets the engine do.',
      resolve: ({ policy }) => policy.mode,
    }),
    legalBasis: t.field({
      type: LocalizedText,
      description: 'The law or order that lets the engine decide.',
      resolve: ({ policy }) => policy.legalBasis,
    }),
    conditions: t.field({
      type: [PolicyCondition],
      description: 'Every one has to hold.',
      resolve: ({ policy }) => policy.eligible,
    }),
    appealDays: t.int({
      description: 'Working days in which a decision may be appealed.',
      resolve: ({ policy }) => policy.appeal.days,
    }),
  }),
});

const DecisionMonth = builder.objectRef<MonthOfDecisions>('DecisionMonth').implement({
  description:
    'What became of cases of a permit type in a Jalali month in which a decision policy counted. Of no single case.',
  fields: (t) => ({
    permitType: t.exposeID('permitType', { description: 'Code of the permit type.' }),
    month: t.exposeString('month', { description: 'As `1405/03`.' }),
    asked: t.exposeInt('asked', { description: 'Cases that the policy was asked about.' }),
    byEngine: t.exposeInt('byEngine', { description: 'Of these approved without a person.' }),
    byPerson: t.exposeInt('byPerson', { description: 'Of these left to a person.' }),
    drawn: t.exposeInt('drawn', { description: 'Drawn, so that a person decided before the engine could.' }),
    agreed: t.exposeInt('agreed', { description: 'Looked at by a person, who said the same.' }),
    overruled: t.exposeInt('overruled', { description: 'Looked at by a person, who said otherwise.' }),
    appealed: t.exposeInt('appealed', { description: 'Of those that the engine approved, objected to since.' }),
    upheld: t.exposeInt('upheld', { description: 'Of these upheld.' }),
    daysByEngine: t.exposeFloat('daysByEngine', {
      nullable: true,
      description: 'Median of days from filing to permit, of what the engine approved.',
    }),
    daysByPerson: t.exposeFloat('daysByPerson', { nullable: true, description: 'The same of the others.' }),
  }),
});

const Transparency = builder.objectRef<{ permitType: string | undefined }>('AutomationTransparency').implement({
  description: 'What the municipality publishes of decisions without a person.',
  fields: (t) => ({
    policies: t.field({
      type: [DecisionPolicy],
      description: 'In force now, with their rules in words.',
      resolve: async ({ permitType }, _, { prisma, catalogue }) => {
        const rows = await prisma.publication.findMany({
          where: { kind: 'DECISION_POLICY', status: 'APPROVED', ...(permitType !== undefined && { code: permitType }) },
          distinct: ['code'],
          select: { code: true },
          orderBy: { code: 'asc' },
        });
        const found = await Promise.all(rows.map(({ code }) => catalogue.decisionPolicy(code)));
        return found.filter((one) => one !== null);
      },
    }),
    months: t.field({
      type: [DecisionMonth],
      description: 'By month and permit type, the newest first.',
      resolve: ({ permitType }, _, { prisma }) => decisionsByMonth(prisma, permitType),
    }),
  }),
});

const ConditionAgreement = builder.objectRef<ConditionRecord>('ConditionAgreement').implement({
  description: 'How one condition has gone in the newest 5,000 decisions of a permit type, beside what people decided.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'Its name in the policy, or of what the engine asks beside it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'In words.' }),
    asked: t.exposeInt('asked', { description: 'Decisions that it was worked out in.' }),
    held: t.exposeInt('held', { description: 'Of these it held in so many.' }),
    alone: t.exposeInt('alone', { description: 'It alone kept the engine from approving.' }),
    decided: t.exposeInt('decided', { description: 'Decided by a person.' }),
    agreed: t.exposeInt('agreed', { description: 'It held and the person approved, or neither.' }),
  }),
});

const Automation = builder.objectRef<InForce & { status: AutomationStatus }>('Automation').implement({
  description: 'How decisions without a person stand for a permit type now.',
  fields: (t) => ({
    policy: t.field({ type: DecisionPolicy, description: 'That is in force.', resolve: (one) => one }),
    stopped: t.boolean({ description: 'Somebody has stopped it.', resolve: ({ status }) => status.stopped }),
    rate: t.int({ description: 'So many cases in a hundred are drawn.', resolve: ({ status }) => status.rate }),
    looked: t.int({
      description: 'Decisions of the drift window that were looked at.',
      resolve: ({ status }) => status.looked,
    }),
    overruled: t.int({ description: 'Of these overruled.', resolve: ({ status }) => status.overruled }),
    drifted: t.boolean({
      description: 'More were overruled than the policy bears.',
      resolve: ({ status }) => status.drifted,
    }),
    today: t.int({ description: 'Approved without a person today.', resolve: ({ status }) => status.today }),
    perDay: t.int({ description: 'So many may be, on one day.', resolve: ({ status }) => status.perDay }),
    auditsOverdue: t.int({ description: 'Looks that are overdue.', resolve: ({ status }) => status.overdue }),
    conditions: t.field({
      type: [ConditionAgreement],
      description: 'Agreement by condition; those that alone sent most cases to a person first.',
      resolve: ({ policy }, _, { prisma }) => agreementByCondition(prisma, policy.code),
    }),
  }),
});

builder.queryFields((t) => ({
  automationTransparency: t.field({
    type: Transparency,
    description: 'What is published of decisions without a person. Public; needs no sign-in.',
    args: { permitType: t.arg.id({ description: 'Only of this one.' }) },
    resolve: (_, { permitType }) => ({ permitType: permitType ?? undefined }),
  }),
  automation: t.field({
    type: Automation,
    nullable: true,
    description: 'How decisions without a person stand for a permit type; null where no policy is in force.',
    args: { permitType: t.arg.id({ required: true, description: 'Its code.' }) },
    resolve: async (_, { permitType }, context) => {
      must(signedIn(context), 'readAutomation');
      const inForce = await context.catalogue.decisionPolicy(permitType);
      return inForce && { ...inForce, status: await automationStatus(context.prisma, inForce.policy) };
    },
  }),
}));

const WHERE = 'Of this permit type; of all without one.';

mutationWithPayload('stopAutomation', {
  description:
    'Has a person decide every case from now on, also those on their way: one person’s act. Again takes back what was agreed on for going on.',
  input: (t) => ({
    permitType: t.id({ description: WHERE }),
    reason: t.string({ required: true, description: 'Why, for the trail.' }),
  }),
  act: async ({ permitType, reason }, context) => {
    await orderStop(acting(context), { permitType: permitType ?? undefined, reason });
    return { stopped: true };
  },
  answer: (t) => ({
    stopped: t.boolean({ nullable: true, description: 'It is.', resolve: ({ done }) => done?.stopped ?? null }),
  }),
});

mutationWithPayload('resumeAutomation', {
  description: 'Has decisions without a person go on, once two others than whoever stopped them have said so.',
  input: (t) => ({ permitType: t.id({ description: 'As it was stopped.' }) }),
  act: async ({ permitType }, context) => ({ resumed: await orderResume(acting(context), permitType ?? undefined) }),
  answer: (t) => ({
    resumed: t.boolean({
      nullable: true,
      description: 'false: another one has to say so too.',
      resolve: ({ done }) => done?.resumed ?? null,
    }),
  }),
});
