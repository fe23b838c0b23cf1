import { offerHours, ownHours, takeBackHours } from '../../cases/offered-hours.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';
import { District, Role } from './organisation.js';
import { Viewer } from './viewer.js';

const OfferedHours = builder.prismaObject('OfferedHours', {
  interfaces: [Node],
  description: 'Hours in which somebody offers to make visits.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which they are taken back.' }),
    role: t.prismaField({
      type: Role,
      nullable: true,
      description: 'Whose visits they are for; null where the role is no more.',
      resolve: (query, { role }, _, { prisma }) => prisma.role.findUnique({ ...query, where: { id: role } }),
    }),
    district: t.prismaField({
      type: District,
      nullable: true,
      description: 'Where; null for work of no district.',
      resolve: (query, { district }, _, { prisma }) =>
        district === null ? null : prisma.district.findUnique({ ...query, where: { id: district } }),
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When the first visit may begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When the last visit has to be over.' }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  offeredHours: t.field({
    type: [OfferedHours],
    description: 'The hours that the caller offers for visits and that are not over, the earliest first; at most 200.',
    resolve: ({ id }, _, { prisma }) => ownHours(prisma, id),
  }),
}));

const HoursInput = builder.inputType('HoursInput', {
  description: 'Hours of one day, both ends on a quarter of an hour.',
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When the first visit may begin.' }),
    endsAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When the last visit has to be over; at most 12 hours later.',
    }),
  }),
});

const theirs = { nullable: true, description: 'All that the caller offers now, the earliest first.' } as const;

mutationWithPayload('offerHours', {
  description:
    'Offers hours of one’s own for the visits of a role that one holds in a district, on any day. Where such hours hold a visit that can still be booked, applicants are offered these and none of the definition’s times.',
  input: (t) => ({
    role: t.id({ required: true, description: 'Role of the steps whose visits they are for.' }),
    district: t.id({ description: 'Where; for work of no district without one.' }),
    hours: t.field({ type: [HoursInput], required: true, description: '1 to 50; nobody has more than 200 ahead.' }),
    idempotencyKey: t.string({ description: 'Offering again with the same key is offering once.' }),
  }),
  act: ({ role, district, hours, idempotencyKey }, context, info) => {
    const wanted = { role: String(role), district: district == null ? null : String(district), hours };
    return offerHours(acting(context), wanted, attemptOf(context, { ...wanted, idempotencyKey }, info));
  },
  answer: (t) => ({ offeredHours: t.field({ type: [OfferedHours], ...theirs, resolve: ({ done }) => done ?? null }) }),
});

mutationWithPayload('takeBackHours', {
  description: 'Takes back hours that one has offered; visits that are booked in them stay booked.',
  input: (t) => ({ ids: t.idList({ required: true, description: 'Of `Viewer.offeredHours`.' }) }),
  act: ({ ids }, context) => takeBackHours(acting(context), ids.map(String)),
  answer: (t) => ({ offeredHours: t.field({ type: [OfferedHours], ...theirs, resolve: ({ done }) => done ?? null }) }),
});
