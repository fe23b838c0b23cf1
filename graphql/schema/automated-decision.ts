import { appealable } from '../../cases/appeals-of.js';
import { readEnd } from '../../cases/ended-case.js';
import { isOfApplicant } from '../../forms/appeals.js';
import type { JudgedCondition } from '../../forms/decision/judge.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { AutomatedDecision as Row } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { PermitApplication } from './application.js';
import { Explanation } from './explanation.js';
import { LocalizedText } from './localized-text.js';

const DecisionCondition = builder.objectRef<JudgedCondition>('DecisionCondition').implement({
  description: 'A condition of a decision without a person, as it was found.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'Its name in the policy, or of a condition of every policy.' }),
    title: t.expose('title', { type: LocalizedText, description: 'In words.' }),
    basis: t.exposeString('basis', { nullable: true, description: 'What it rests on.' }),
    law: t.expose('law', {
      type: LocalizedText,
      nullable: true,
      description: 'What people call its basis; null where the rulebook has no words for it.',
    }),
    holds: t.exposeBoolean('holds', { description: 'false: had it held, the engine could have approved.' }),
    found: t.expose('found', { type: LocalizedText, nullable: true, description: 'What was found in its place.' }),
    explanation: t.expose('explanation', {
      type: Explanation,
      nullable: true,
      description: 'How it was worked out, down to what was stated; null of what every policy asks.',
    }),
  }),
});

interface Source {
  name: string;
  source: string;
  at: string;
}

const DecisionSource = builder.objectRef<Source>('DecisionSource').implement({
  description: 'Where facts of a decision came from: a register record that was looked up.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of the lookup in the permit type.' }),
    source: t.exposeString('source', { description: 'Who keeps the register.' }),
    at: t.field({ type: 'DateTime', description: 'When it was looked up.', resolve: ({ at }) => new Date(at) }),
  }),
});

/** What was found in registers when a revision was filed. */
async function sourcesOf(prisma: PrismaClient, reference: string, revision: number): Promise<Source[]> {
  const filed = await prisma.submission.findUnique({
    where: { reference_revision: { reference, revision } },
    select: { registers: true },
  });
  const answers = (filed?.registers ?? {}) as unknown as Record<string, { status: string; source: string; at: string }>;
  return Object.entries(answers).flatMap(([name, { status, source, at }]) =>
    status === 'found' ? [{ name, source, at }] : [],
  );
}

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
      resolve: async ({ reference, answer, conditions }, _, { load }) => {
        const masking = await load.masking.load(reference);
        const all = masking.findings(conditions as unknown as JudgedCondition[]);
        return answer === 'approve' ? all : all.filter(({ holds }) => !holds);
      },
    }),
    sources: t.field({
      type: [DecisionSource],
      description: 'Register records that an approval by the engine rests on, beside what was stated.',
      resolve: ({ reference, revision, answer }, _, { prisma }) =>
        answer === 'approve' ? sourcesOf(prisma, reference, revision) : [],
    }),
    appealUntil: t.field({
      type: 'JalaliDate',
      nullable: true,
      description:
        'The last day on which an approval by the engine may be objected to; null until its permit is granted.',
      resolve: async ({ reference, revision, answer }, _, context) => {
        const { prisma } = context;
        const ended = answer === 'approve' ? await readEnd(prisma, reference) : undefined;
        if (!ended || ended.revision !== revision) return null;
        const all = await appealable(context, ended);
        return all.find(({ step }) => isOfApplicant(step))?.until ?? null;
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
