import { queryFromInfo } from '@pothos/plugin-prisma';
import { mandateFor, visibleMandates } from '../../cases/mandate-access.js';
import { offerMandate, respondToMandate, revokeMandate } from '../../cases/mandate-changes.js';
import { must } from '../../cases/permission.js';
import { stateOf } from '../../city/people/mandates.js';
import type { Viewer } from '../../city/people/viewer.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { MandateStatus as State } from '../../prisma/generated/client/enums.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { terms } from '../messages/terms.js';
import { Node } from '../node.js';
import { MandateStatus } from './enums.js';
import { Party, personOf } from './party.js';

export const Mandate = builder.prismaObject('Mandate', {
  interfaces: [Node],
  description: `${terms.mandate.fa}: an owner’s authority for an office.`,
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    office: t.relation('office', { description: 'The office that may act.' }),
    owner: t.exposeString('ownerId', {
      deprecationReason: 'Use `principal`, which has the name too.',
      description: 'The owner’s account.',
    }),
    principal: t.field({
      type: Party,
      description: 'The owner, by name for themselves and for the office, masked for everybody else.',
      select: { ownerId: true, officeId: true },
      resolve: ({ ownerId, officeId }, _, context) => {
        const viewer = signedIn(context);
        return personOf(context, ownerId, viewer.id === ownerId || viewer.officeId === officeId);
      },
    }),
    status: t.field({
      type: MandateStatus,
      description: 'EXPIRED when its last day has passed.',
      select: { status: true, validUntil: true },
      resolve: (mandate) => stateOf(mandate, jalaliDay(new Date())),
    }),
    permitTypes: t.exposeIDList('permitTypes', { description: 'Codes of the permit types it reaches.' }),
    parcel: t.exposeString('parcel', {
      nullable: true,
      description:
        'The one parcel it reaches, by renewal code, and no case that names others beside it; without one every parcel of the owner.',
    }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', description: 'Its last day.' }),
    offeredAt: t.expose('offeredAt', { type: 'DateTime', description: 'When the owner offered it.' }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      description: 'When the office accepted or declined; null until then.',
      nullable: true,
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      description: 'When the owner took it back or the office gave it up; null otherwise.',
      nullable: true,
    }),
  }),
});

const MAX_MANDATES = 500;

const MandateConnection = connectionOf('Mandate', Mandate);

/** Those that a viewer may read, of these states as they are today. */
function listed(viewer: Viewer, status: readonly State[] | null | undefined, drawn = false): object[] {
  const today = jalaliDay(new Date());
  const over = { status: { in: ['OFFERED', 'ACTIVE'] }, validUntil: { lt: today } };
  const wanted = status?.map((each) => (each === 'EXPIRED' ? over : { status: each, NOT: over }));
  return [visibleMandates(viewer), ...(wanted ? [{ OR: wanted }] : []), ...(drawn ? [{ consent: { drawn } }] : [])];
}

builder.queryFields((t) => ({
  mandatesConnection: t.field({
    type: MandateConnection,
    description: 'Those the caller gave or the caller’s office was given, newest first; the municipality reads all.',
    args: {
      status: t.arg({ type: [MandateStatus], description: 'As they stand today; all without it.' }),
      drawn: t.arg.boolean({
        description: 'Only counters’ whose consent was drawn to be looked at, for those who oversee consents.',
      }),
      ...pageArguments,
    },
    resolve: (_, { status, drawn, ...args }, context, info) => {
      const viewer = signedIn(context);
      if (drawn) must(viewer, 'readConsents');
      return prismaPage(context, info, args, {
        model: 'mandate',
        where: listed(viewer, status, drawn ?? false),
        order: newest('offeredAt', 'id', 'uuid'),
      });
    },
  }),
  mandates: t.prismaField({
    type: [Mandate],
    description:
      'Those the caller gave or the caller’s office was given, newest first; the municipality reads all. At most 500, which the answer’s extensions tell; `mandatesConnection` has all.',
    args: { status: t.arg({ type: [MandateStatus], description: 'Only in any of these.' }) },
    resolve: async (query, _, { status }, context, info) => {
      const rows = await context.prisma.mandate.findMany({
        ...query,
        where: { AND: listed(signedIn(context), status) },
        orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
        take: MAX_MANDATES + 1,
      });
      return cutAt(MAX_MANDATES, rows, context, info);
    },
  }),
  mandate: t.field({
    type: Mandate,
    description: 'One mandate, for its owner, its office and the municipality; NOT_FOUND for everybody else.',
    nullable: true,
    args: { id: t.arg.id({ description: 'Of the mandate.', required: true }) },
    resolve: async (_, args, context, info) => {
      const { id } = await mandateFor(acting(context), args.id, 'readMandate');
      return context.prisma.mandate.findUniqueOrThrow({ ...queryFromInfo({ context, info }), where: { id } });
    },
  }),
}));

builder.mutationFields((t) => ({
  offerMandate: t.prismaField({
    type: Mandate,
    description: 'An owner offers an approved office to act in their name. It may not act before it has accepted.',
    args: {
      officeId: t.arg.id({ description: 'Of the office that is to act.', required: true }),
      permitTypes: t.arg.idList({ description: 'Codes of the permit types it is to reach.', required: true }),
      parcel: t.arg.string({
        description: 'The one parcel it is to reach, by renewal code; every parcel of the owner without one.',
      }),
      validUntil: t.arg({ type: 'JalaliDate', description: 'Its last day.', required: true }),
      idempotencyKey: t.arg.string({ description: 'Offering again with the same key gives the same mandate.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const id = await offerMandate(acting(context), args, attemptOf(context, args, info));
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  respondToMandate: t.prismaField({
    type: Mandate,
    description: 'The office accepts or declines. The same answer again changes nothing.',
    args: {
      id: t.arg.id({ description: 'Of the mandate.', required: true }),
      accept: t.arg.boolean({ description: 'Whether the office accepts it.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      const id = await respondToMandate(acting(context), args);
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  revokeMandate: t.prismaField({
    type: Mandate,
    description:
      'The owner takes the mandate back, or the office gives it up. The office’s access ends at once; the cases stay the owner’s.',
    args: { id: t.arg.id({ description: 'Of the mandate.', required: true }) },
    resolve: async (query, _, args, context) => {
      const id = await revokeMandate(acting(context), args.id);
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
