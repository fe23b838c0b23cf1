import { must } from '../../cases/permission.js';
import { endRole, enterPerson, grantRole } from '../../cases/role-changes.js';
import { heldAt } from '../../city/people/holdings.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { Node } from '../node.js';
import { LocalizedText, LocalizedTextInput } from './localized-text.js';
import { District, Role, Unit } from './organisation.js';

export const RoleHolding = builder.prismaObject('RoleHolding', {
  interfaces: [Node],
  description: 'Who holds a role, where, and from when to when.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    person: t.exposeID('person', { description: 'An account’s id.' }),
    role: t.relation('role', { type: Role }),
    unit: t.relation('unit', { type: Unit, nullable: true }),
    district: t.relation('district', { type: District, nullable: true, description: 'Everywhere without one.' }),
    from: t.expose('from', { type: 'DateTime' }),
    until: t.expose('until', { type: 'DateTime', nullable: true }),
    grantedBy: t.exposeID('grantedBy'),
    grantedAt: t.expose('grantedAt', { type: 'DateTime' }),
    endedBy: t.exposeID('endedBy', { nullable: true }),
  }),
});

const Person = builder.prismaObject('Account', {
  interfaces: [Node],
  name: 'Person',
  description: 'Somebody who may act.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.field({ type: LocalizedText, select: { name: true }, resolve: (row) => row.name as unknown as Text }),
    officeId: t.exposeID('officeId', { nullable: true }),
  }),
});

builder.queryField('roleHoldings', (t) =>
  t.prismaField({
    type: [RoleHolding],
    description: 'One’s own, or everybody’s; the past included, unless an instant is given; newest first, at most 500.',
    args: { person: t.arg.id(), role: t.arg.id(), at: t.arg({ type: 'DateTime' }) },
    resolve: (query, _, { person, role, at }, context) => {
      const viewer = signedIn(context);
      if (person !== viewer.id) must(viewer, 'readHoldings');
      return context.prisma.roleHolding.findMany({
        ...query,
        where: { ...(person != null && { person }), ...(role != null && { roleId: role }), ...(at && heldAt(at)) },
        orderBy: [{ from: 'desc' }, { id: 'desc' }],
        take: 500,
      });
    },
  }),
);

builder.mutationFields((t) => ({
  savePerson: t.prismaField({
    type: Person,
    description: 'Registers somebody under the id that the sign-in provider knows them by, or corrects the entry.',
    args: {
      id: t.arg.id({ required: true }),
      name: t.arg({ type: LocalizedTextInput, required: true }),
      officeId: t.arg.id({ description: 'The engineering office they work at.' }),
    },
    resolve: async (query, _, args, context) => {
      await enterPerson(acting(context), args);
      return context.prisma.account.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  grantRole: t.prismaField({
    type: RoleHolding,
    nullable: true,
    description:
      'Gives a role, from now or later on. Nobody grants one to themselves. A role that reaches far takes two administrators where versions do: it is proposed then, and the answer is null.',
    args: {
      person: t.arg.id({ required: true }),
      role: t.arg.id({ required: true }),
      unit: t.arg.id(),
      district: t.arg.id(),
      from: t.arg({ type: 'DateTime' }),
      until: t.arg({ type: 'DateTime' }),
      idempotencyKey: t.arg.string({ description: 'Granting again with the same key gives the same holding.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const granted = await grantRole(acting(context), args, attemptOf(context, args, info));
      if ('proposal' in granted) return null;
      return context.prisma.roleHolding.findUniqueOrThrow({ ...query, where: { id: granted.holding } });
    },
  }),
  endRole: t.prismaField({
    type: RoleHolding,
    description: 'Ends a holding, now or at an instant to come. What was held before stays on record.',
    args: { id: t.arg.id({ required: true }), until: t.arg({ type: 'DateTime' }) },
    resolve: async (query, _, args, context) => {
      await endRole(acting(context), args);
      return context.prisma.roleHolding.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
