import { must } from '../../cases/permission.js';
import { isPublicationId } from '../../city/catalogue/decide.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { DefinitionIssue } from './definition-report.js';
import { PublicationKind, PublicationStatus } from './enums.js';
import { PermitType } from './permit-type.js';

export const Publication = builder.prismaObject('Publication', {
  interfaces: [Node],
  description: 'A version of something published, or proposed to be.',
  select: { id: true, kind: true, hash: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    kind: t.expose('kind', { type: PublicationKind, description: 'What was published.' }),
    code: t.exposeString('code', { description: 'Of the permit type, rulebook or template.' }),
    version: t.exposeInt('version', {
      description: 'Number of the version; a later one of its code has a higher one.',
    }),
    hash: t.exposeString('hash', { description: 'sha256 of the canonical document' }),
    status: t.expose('status', {
      type: PublicationStatus,
      description: 'Whether it waits, was approved or was rejected.',
    }),
    warnings: t.field({
      type: [DefinitionIssue],
      description: 'What this request was warned of when it published the document.',
      resolve: ({ hash }, _, { warnings }) => warnings.get(hash) ?? [],
    }),
    proposedBy: t.exposeString('proposedBy', {
      deprecationReason: 'Use `proposer`, which has the name too.',
      description: 'Account of whoever proposed or published it.',
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was proposed or published.' }),
    decidedBy: t.exposeString('decidedBy', {
      deprecationReason: 'Use `decider`, which has the name too.',
      nullable: true,
      description: 'null also where nobody had to approve',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      description: 'When it was approved or rejected; null until then.',
      nullable: true,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was rejected.' }),
    activeFrom: t.expose('activeFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is served from; of a proposal, when it was asked for.',
    }),
    retiredFrom: t.expose('retiredFrom', {
      type: 'DateTime',
      description: 'When it is served no more; null where it is not retired.',
      nullable: true,
    }),
    retiredBy: t.exposeString('retiredBy', {
      description: 'Account of whoever retired it; null where nobody has.',
      nullable: true,
    }),
    signature: t.exposeString('signature', { nullable: true, description: 'Compact JWS of the installation.' }),
    permitType: t.prismaField({
      type: PermitType,
      description: 'The permit type that it publishes; null for other kinds, and once it is rejected.',
      nullable: true,
      resolve: (query, { kind, hash }, _, { prisma }) =>
        kind === 'PERMIT_TYPE' ? prisma.permitType.findUnique({ ...query, where: { hash } }) : null,
    }),
    document: t.field({
      type: 'JSON',
      description: 'The whole document.',
      nullable: true,
      resolve: async ({ kind, hash }, _, { prisma }) => {
        const where = { kind, hash, document: { not: Prisma.DbNull } };
        return (await prisma.publication.findFirst({ where, select: { document: true } }))?.document ?? null;
      },
    }),
  }),
});

const MAX_PUBLICATIONS = 500;

const PublicationConnection = connectionOf('Publication', Publication);

builder.queryFields((t) => ({
  publicationsConnection: t.field({
    type: PublicationConnection,
    description: 'What was proposed and published, newest first. Administrators and auditors only.',
    args: {
      status: t.arg({ type: PublicationStatus, description: 'Of any without it.' }),
      kind: t.arg({ type: PublicationKind, description: 'Of any without it.' }),
      code: t.arg.id({ description: 'Only versions of this one.' }),
      ...pageArguments,
    },
    resolve: (_, { status, kind, code, ...args }, context, info) => {
      must(signedIn(context), 'readPublications');
      const where = [{ ...(status && { status }), ...(kind && { kind }), ...(code && { code }) }];
      return prismaPage(context, info, args, {
        model: 'publication',
        where,
        order: newest('proposedAt', 'id', 'uuid'),
      });
    },
  }),
  publication: t.prismaField({
    type: Publication,
    description: 'One publication; null where there is none. Administrators and auditors only.',
    nullable: true,
    args: { id: t.arg.id({ description: 'Of the publication.', required: true }) },
    resolve: (query, _, { id }, context) => {
      must(signedIn(context), 'readPublications');
      return isPublicationId(id) ? context.prisma.publication.findUnique({ ...query, where: { id } }) : null;
    },
  }),
  publications: t.prismaField({
    type: [Publication],
    description:
      'What was proposed and published, newest first. Administrators and auditors only. The answer’s extensions tell where there are more than `first`, and than 500; `publicationsConnection` has all.',
    args: {
      status: t.arg({ type: PublicationStatus, description: 'Only in this one.' }),
      kind: t.arg({ type: PublicationKind, description: 'Only of this kind.' }),
      code: t.arg.id({ description: 'Only of this code.' }),
      first: t.arg.int({ description: 'How many at most, 500 being the most there are.', defaultValue: 50 }),
    },
    resolve: async (query, _, { status, kind, code, first }, context, info) => {
      const most = Math.min(Math.max(first ?? 50, 1), MAX_PUBLICATIONS);
      must(signedIn(context), 'readPublications');
      const rows = await context.prisma.publication.findMany({
        ...query,
        where: { ...(status && { status }), ...(kind && { kind }), ...(code && { code }) },
        orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
        take: most + 1,
      });
      return cutAt(most, rows, context, info);
    },
  }),
}));
