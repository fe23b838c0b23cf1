import { must } from '../../cases/permission.js';
import { endRole, enterPerson, grantRole } from '../../cases/role-changes.js';
import { heldAt } from '../../city/people/holdings.js';
import type { Viewer } from '../../city/people/viewer.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { LocalizedText, LocalizedTextInput } from './localized-text.js';
import { District, Role, Unit } from './organisation.js';

export const RoleHolding = builder.prismaObject('RoleHolding', {
  interfaces: [Node],
  description: 'Who holds a role, where, and from when to when.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    person: t.exposeID('person', {
      deprecationReason: 'Use `holder`, which has the name too.',
      description: 'An account’s id.',
    }),
    role: t.relation('role', { type: Role, description: 'The role that is held.' }),
    unit: t.relation('unit', {
      type: Unit,
      description: 'The unit that it is held in; null where it is of none.',
      nullable: true,
    }),
    district: t.relation('district', { type: District, nullable: true, description: 'Everywhere without one.' }),
    from: t.expose('from', { type: 'DateTime', description: 'The first instant at which it is held.' }),
    until: t.expose('until', {
      type: 'DateTime',
      description: 'The first instant at which it is no longer held; null without an end.',
      nullable: true,
    }),
    grantedBy: t.exposeID('grantedBy', {
      deprecationReason: 'Use `grantor`, which has the name too.',
      description: 'Account of whoever granted it.',
    }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When it was granted.' }),
    endedBy: t.exposeID('endedBy', {
      description: 'Account of whoever wrote its end; null where nobody has.',
      nullable: true,
    }),
  }),
});

export const Person = builder.prismaObject('Account', {
  interfaces: [Node],
  name: 'Person',
  description: 'Somebody who may act.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As the sign-in provider names them.' }),
    name: t.field({
      type: LocalizedText,
      description: 'What people call them.',
      select: { name: true },
      resolve: (row) => row.name as unknown as Text,
    }),
    officeId: t.exposeID('officeId', {
      description: 'The engineering office they work at; null for whoever works at none.',
      nullable: true,
    }),
  }),
});

interface Which {
  person?: string | null | undefined;
  role?: string | null | undefined;
  at?: Date | null | undefined;
}

/** One's own, or everybody's for whom that is to be known. */
function listed(viewer: Viewer, { person, role, at }: Which): object {
  if (person !== viewer.id) must(viewer, 'readHoldings');
  return { ...(person != null && { person }), ...(role != null && { roleId: role }), ...(at && heldAt(at)) };
}

const MAX_HOLDINGS = 500;

const RoleHoldingConnection = connectionOf('RoleHolding', RoleHolding);

builder.queryFields((t) => ({
  roleHoldingsConnection: t.field({
    type: RoleHoldingConnection,
    description: 'One’s own, or everybody’s; the past included, unless an instant is given; newest first.',
    args: {
      person: t.arg.id({ description: 'An account’s id.' }),
      role: t.arg.id({ description: 'A role’s id.' }),
      at: t.arg({ type: 'DateTime', description: 'Only those held then.' }),
      ...pageArguments,
    },
    resolve: (_, { person, role, at, ...args }, context, info) =>
      prismaPage(context, info, args, {
        model: 'roleHolding',
        where: [listed(signedIn(context), { person, role, at })],
        order: newest('from', 'id', 'uuid'),
      }),
  }),
  roleHoldings: t.prismaField({
    type: [RoleHolding],
    description:
      'One’s own, or everybody’s; the past included, unless an instant is given; newest first, at most 500, which the answer’s extensions tell. `roleHoldingsConnection` has all.',
    args: {
      person: t.arg.id({ description: 'Only of this account; others’ are for administrators and auditors.' }),
      role: t.arg.id({ description: 'Only of this role, by id.' }),
      at: t.arg({ type: 'DateTime', description: 'Only those held at this instant.' }),
    },
    resolve: async (query, _, which, context, info) => {
      const rows = await context.prisma.roleHolding.findMany({
        ...query,
        where: listed(signedIn(context), which),
        orderBy: [{ from: 'desc' }, { id: 'desc' }],
        take: MAX_HOLDINGS + 1,
      });
      return cutAt(MAX_HOLDINGS, rows, context, info);
    },
  }),
}));

builder.mutationFields((t) => ({
  savePerson: t.prismaField({
    type: Person,
    description: 'Registers somebody under the id that the sign-in provider knows them by, or corrects the entry.',
    args: {
      id: t.arg.id({ description: 'As the sign-in provider names them (`sub`).', required: true }),
      name: t.arg({ type: LocalizedTextInput, description: 'What people call them.', required: true }),
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
      person: t.arg.id({ description: 'Account of whoever is to hold it.', required: true }),
      role: t.arg.id({ description: 'Id of the role.', required: true }),
      unit: t.arg.id({ description: 'Within this unit of the municipality.' }),
      district: t.arg.id({ description: 'Only for cases of this district; everywhere without one.' }),
      from: t.arg({ type: 'DateTime', description: 'From this instant on; now without one.' }),
      until: t.arg({
        type: 'DateTime',
        description: 'The first instant at which it is no longer held; without an end when left out.',
      }),
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
    args: {
      id: t.arg.id({ description: 'Of the holding.', required: true }),
      until: t.arg({
        type: 'DateTime',
        description: 'The first instant at which it is no longer held; now without one.',
      }),
    },
    resolve: async (query, _, args, context) => {
      await endRole(acting(context), args);
      return context.prisma.roleHolding.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
