import { must } from '../../cases/permission.js';
import { approveProposedAct, rejectProposedAct } from '../../cases/proposals/decide.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { publishing } from '../publishing.js';
import { ProposedAct, PublicationStatus } from './enums.js';

const Proposal = builder.prismaObject('Proposal', {
  interfaces: [Node],
  description: 'An act of one administrator that takes effect when another approves it.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    act: t.expose('act', { type: ProposedAct, description: 'What is proposed.' }),
    subject: t.exposeString('subject', { description: 'Whom or what it concerns, as the trail names it.' }),
    what: t.expose('what', { type: 'JSON', description: 'Its arguments.' }),
    hash: t.exposeString('hash', { description: 'sha256 over act and arguments' }),
    status: t.expose('status', {
      type: PublicationStatus,
      description: 'Whether it waits, was carried out or was rejected.',
    }),
    proposedBy: t.exposeString('proposedBy', {
      deprecationReason: 'Use `proposer`, which has the name too.',
      description: 'Account of whoever proposed it.',
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was proposed.' }),
    decidedBy: t.exposeString('decidedBy', {
      deprecationReason: 'Use `decider`, which has the name too.',
      description: 'Account of whoever approved or rejected it; null until then.',
      nullable: true,
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      description: 'When it was approved or rejected; null until then.',
      nullable: true,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was rejected.' }),
  }),
});

const MAX_PROPOSALS = 500;

const ProposalConnection = connectionOf('Proposal', Proposal);

builder.queryFields((t) => ({
  proposalsConnection: t.field({
    type: ProposalConnection,
    description: 'Acts that take two administrators, newest first. Administrators and auditors only.',
    args: {
      status: t.arg({ type: PublicationStatus, description: 'Of any without it.' }),
      act: t.arg({ type: ProposedAct, description: 'Any without it.' }),
      ...pageArguments,
    },
    resolve: (_, { status, act, ...args }, context, info) => {
      must(signedIn(context), 'readPublications');
      const where = [{ ...(status && { status }), ...(act && { act }) }];
      return prismaPage(context, info, args, { model: 'proposal', where, order: newest('proposedAt', 'id', 'uuid') });
    },
  }),
  proposals: t.prismaField({
    type: [Proposal],
    description:
      'Acts that take two administrators, newest first: grants of roles that reach far, roles that head others, offices that may act, retired and earlier versions. Administrators and auditors only. The answer’s extensions tell where there are more than `first`, and than 500; `proposalsConnection` has all.',
    args: {
      status: t.arg({ type: PublicationStatus, description: 'Only in this one.' }),
      act: t.arg({ type: ProposedAct, description: 'Only of this kind.' }),
      first: t.arg.int({ description: 'How many at most, 500 being the most there are.', defaultValue: 50 }),
    },
    resolve: async (query, _, { status, act, first }, context, info) => {
      const most = Math.min(Math.max(first ?? 50, 1), MAX_PROPOSALS);
      must(signedIn(context), 'readPublications');
      const rows = await context.prisma.proposal.findMany({
        ...query,
        where: { ...(status && { status }), ...(act && { act }) },
        orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
        take: most + 1,
      });
      return cutAt(most, rows, context, info);
    },
  }),
}));

builder.mutationFields((t) => ({
  approveProposal: t.prismaField({
    type: Proposal,
    description: 'Carries out what another administrator proposed.',
    args: {
      id: t.arg.id({ description: 'Of the proposal.', required: true }),
      hash: t.arg.string({ required: true, description: 'Of the act that was read; another one is not approved.' }),
    },
    resolve: async (query, _, args, context) => {
      await publishing(approveProposedAct(acting(context), args));
      return context.prisma.proposal.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  rejectProposal: t.prismaField({
    type: Proposal,
    description: 'Rejects a proposed act, or takes back one’s own.',
    args: {
      id: t.arg.id({ description: 'Of the proposal.', required: true }),
      reason: t.arg.string({ description: 'Why, for whoever proposed it.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      await rejectProposedAct(acting(context), args);
      return context.prisma.proposal.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
