import { must } from '../../cases/permission.js';
import { isPublicationId } from '../../city/catalogue/decide.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { Node } from '../node.js';
import { DefinitionIssue } from './definition-report.js';
import { PublicationKind, PublicationStatus } from './enums.js';
import { PermitType } from './permit-type.js';

export const Publication = builder.prismaObject('Publication', {
  interfaces: [Node],
  description: 'A version of something published, or proposed to be.',
  select: { id: true, kind: true, hash: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: PublicationKind }),
    code: t.exposeString('code'),
    version: t.exposeInt('version'),
    hash: t.exposeString('hash', { description: 'sha256 of the canonical document' }),
    status: t.expose('status', { type: PublicationStatus }),
    warnings: t.field({
      type: [DefinitionIssue],
      description: 'What this request was warned of when it published the document.',
      resolve: ({ hash }, _, { warnings }) => warnings.get(hash) ?? [],
    }),
    proposedBy: t.exposeString('proposedBy'),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    decidedBy: t.exposeString('decidedBy', { nullable: true, description: 'null also where nobody had to approve' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was rejected.' }),
    activeFrom: t.expose('activeFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is served from; of a proposal, when it was asked for.',
    }),
    retiredFrom: t.expose('retiredFrom', { type: 'DateTime', nullable: true }),
    retiredBy: t.exposeString('retiredBy', { nullable: true }),
    signature: t.exposeString('signature', { nullable: true, description: 'Compact JWS of the installation.' }),
    permitType: t.prismaField({
      type: PermitType,
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

builder.queryFields((t) => ({
  publication: t.prismaField({
    type: Publication,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _, { id }, context) => {
      must(signedIn(context), 'readPublications');
      return isPublicationId(id) ? context.prisma.publication.findUnique({ ...query, where: { id } }) : null;
    },
  }),
  publications: t.prismaField({
    type: [Publication],
    description: 'What was proposed and published, newest first. Administrators and auditors only.',
    args: {
      status: t.arg({ type: PublicationStatus }),
      kind: t.arg({ type: PublicationKind }),
      code: t.arg.id(),
      first: t.arg.int({ defaultValue: 50 }),
    },
    resolve: (query, _, { status, kind, code, first }, context) => {
      must(signedIn(context), 'readPublications');
      return context.prisma.publication.findMany({
        ...query,
        where: { ...(status && { status }), ...(kind && { kind }), ...(code && { code }) },
        orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
        take: Math.min(Math.max(first ?? 50, 1), 500),
      });
    },
  }),
}));
