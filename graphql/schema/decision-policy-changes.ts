import { mustBeAdmin } from '../../cases/permission.js';
import { activateVersion, retireVersions } from '../../cases/proposals/version-acts.js';
import { propose } from '../../city/catalogue/propose.js';
import { validDocument } from '../check-document.js';
import { acting, signedIn } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { DAY, instantOf, proposedBy, publishing } from '../publishing.js';
import { DefinitionReport, reportOn, WRITTEN } from './definition-report.js';
import { Publication } from './publication.js';

const KIND = 'DECISION_POLICY' as const;

mutationWithPayload('publishDecisionPolicy', {
  description:
    'Publishes what the engine may decide of a permit type without a person. It counts for what is filed from then on. Or proposes it to another administrator.',
  input: (t) => ({
    policy: t.field({ type: 'JSON', required: true, description: WRITTEN }),
    activate: t.boolean({ defaultValue: true, description: 'false: it is published, and activated later.' }),
    activateFrom: t.string({ description: DAY }),
  }),
  act: async ({ policy, activate, ...input }, context) => {
    const viewer = signedIn(context);
    mustBeAdmin(viewer);
    const activeFrom = instantOf('activateFrom', input.activateFrom);
    const sound = await validDocument(context, KIND, policy);
    const proposal = { kind: KIND, sound, ...proposedBy(viewer), activate: activate ?? true, activeFrom };
    const { id } = await publishing(propose(context.publishing.publisher, proposal));
    return { id };
  },
  answer: (t) => ({
    publication: t.prismaField({
      type: Publication,
      nullable: true,
      description: 'The version as it stands now.',
      resolve: (query, { done }, _, { prisma }) =>
        done && prisma.publication.findUnique({ ...query, where: { id: done.id } }),
    }),
  }),
});

mutationWithPayload('activateDecisionPolicy', {
  description:
    'Serves a published version from now, or from a day on. Where versions take two administrators it is proposed, unless it is the newest and was approved without a day.',
  input: (t) => ({
    code: t.id({ required: true, description: 'The permit type that it is about.' }),
    version: t.int({ required: true, description: 'Which version of the policy; it has to be approved.' }),
    from: t.string({ description: DAY }),
  }),
  act: async ({ code, version, ...input }, context) => {
    mustBeAdmin(signedIn(context));
    const from = instantOf('from', input.from);
    await publishing(activateVersion(acting(context), { kind: KIND, code: String(code), version, from }));
    return { code: String(code), version };
  },
  answer: (t) => ({
    publication: t.prismaField({
      type: Publication,
      nullable: true,
      description: 'The version as it stands now.',
      resolve: (query, { done }, _, { prisma }) =>
        done && prisma.publication.findFirst({ ...query, where: { kind: KIND, ...done, status: { not: 'REJECTED' } } }),
    }),
  }),
});

mutationWithPayload('retireDecisionPolicy', {
  description:
    'Ends what the engine may decide: of one version, after which the one before it counts again, or of all of a permit type. Where versions take two administrators it is proposed; `stopAutomation` needs one and works at once.',
  input: (t) => ({
    code: t.id({ required: true, description: 'The permit type that it is about.' }),
    version: t.int({ description: 'Only this version; all of them without one.' }),
    from: t.string({ description: DAY }),
  }),
  act: async ({ code, ...input }, context) => {
    mustBeAdmin(signedIn(context));
    const version = input.version ?? undefined;
    const from = instantOf('from', input.from);
    await publishing(retireVersions(acting(context), { kind: KIND, code: String(code), version, from }));
    return { code: String(code), ...(version !== undefined && { version }) };
  },
  answer: (t) => ({
    publications: t.prismaField({
      type: [Publication],
      nullable: true,
      description: 'The versions that were meant, the newest first.',
      resolve: (query, { done }, _, { prisma }) =>
        done && prisma.publication.findMany({ ...query, where: { kind: KIND, ...done }, orderBy: { version: 'desc' } }),
    }),
  }),
});

mutationWithPayload('validateDecisionPolicy', {
  description: 'What publishing the decision policy would say; changes nothing.',
  input: (t) => ({ policy: t.field({ type: 'JSON', required: true, description: WRITTEN }) }),
  act: ({ policy }, context) => reportOn(context, KIND, { document: policy }),
  answer: (t) => ({
    report: t.field({
      type: DefinitionReport,
      nullable: true,
      description: 'Whether it would be taken, and everything that is wrong with it.',
      resolve: ({ done }) => done,
    }),
  }),
});
