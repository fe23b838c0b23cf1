import { type TeamMember as Member, teamOf } from '../../cases/team.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { Role } from './organisation.js';
import { Person } from './role-holding.js';

const one = (id: string) => ({ where: { id } });

const TeamMember = builder.objectRef<Member>('TeamMember').implement({
  description: 'Somebody whose work the caller may hand on, and how much of it they have.',
  fields: (t) => ({
    person: t.prismaField({
      type: Person,
      description: 'Who it is.',
      resolve: (query, { person }, _, { prisma }) => prisma.account.findUniqueOrThrow({ ...query, ...one(person) }),
    }),
    roles: t.prismaField({
      type: [Role],
      description: 'The roles by which they are of the team.',
      resolve: (query, { roles }, _, { prisma }) =>
        prisma.role.findMany({ ...query, where: { id: { in: roles } }, orderBy: { id: 'asc' } }),
    }),
    claimed: t.exposeInt('claimed', { description: 'Tasks that they work on.' }),
    overdue: t.exposeInt('overdue', { description: 'Of these: their due time has passed.' }),
    urgent: t.exposeInt('urgent', { description: 'Of these: of the highest priority.' }),
    standIn: t.prismaField({
      type: Person,
      nullable: true,
      description: 'Who stands in for them now; null while nobody does.',
      resolve: (query, { standIn }, _, { prisma }) =>
        standIn === null ? null : prisma.account.findUnique({ ...query, ...one(standIn) }),
    }),
    absentUntil: t.expose('absentUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant at which that is over.',
    }),
  }),
});

builder.queryField('team', (t) =>
  t.field({
    type: [TeamMember],
    description:
      'Those who work on what the caller answers for, whoever has the most first, at most 200. For those who may hand work on: heads of units, overseers and administrators.',
    resolve: (_, __, context) => teamOf(acting(context)),
  }),
);
