import { queryFromInfo } from '@pothos/plugin-prisma';
import { signedIn } from '../../cases/context.js';
import { mandateFor, visibleMandates } from '../../cases/mandates.js';
import { stateOf } from '../../city/people/mandates.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { MandateStatus } from './enums.js';

export const Mandate = builder.prismaObject('Mandate', {
  description: 'وکالت: an owner’s authority for an office.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    office: t.relation('office'),
    owner: t.exposeString('ownerId', { description: 'The owner’s account.' }),
    status: t.field({
      type: MandateStatus,
      description: 'EXPIRED when its last day has passed.',
      select: { status: true, validUntil: true },
      resolve: (mandate) => stateOf(mandate, jalaliDay(new Date())),
    }),
    permitTypes: t.exposeIDList('permitTypes', { description: 'Codes of the permit types it reaches.' }),
    parcel: t.exposeString('parcel', {
      nullable: true,
      description: 'The one parcel it reaches, by renewal code; without one every parcel of the owner.',
    }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', description: 'Its last day.' }),
    offeredAt: t.expose('offeredAt', { type: 'DateTime' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
});

const MOST = 500;

builder.queryFields((t) => ({
  mandates: t.prismaField({
    type: [Mandate],
    description: 'Those the caller gave or the caller’s office was given, newest first; the municipality reads all.',
    args: { status: t.arg({ type: [MandateStatus] }) },
    resolve: async (query, _, { status }, context) => {
      const today = jalaliDay(new Date());
      const over = { status: { in: ['OFFERED' as const, 'ACTIVE' as const] }, validUntil: { lt: today } };
      const wanted = status?.map((each) => (each === 'EXPIRED' ? over : { status: each, NOT: over }));
      return context.prisma.mandate.findMany({
        ...query,
        where: { AND: [visibleMandates(signedIn(context)), ...(wanted ? [{ OR: wanted }] : [])] },
        orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
        take: MOST,
      });
    },
  }),
  mandate: t.field({
    type: Mandate,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, args, context, info) => {
      const { id } = await mandateFor(context, args.id, 'readMandate');
      return context.prisma.mandate.findUniqueOrThrow({ ...queryFromInfo({ context, info }), where: { id } });
    },
  }),
}));
