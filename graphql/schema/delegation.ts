import { delegateRole, takeBackRole } from '../../cases/delegation-changes.js';
import { must } from '../../cases/permission.js';
import type { Viewer } from '../../city/people/viewer.js';
import { jalaliDay } from '../../forms/jalali.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { RoleHolding } from './role-holding.js';

const Delegation = builder.prismaObject('Delegation', {
  interfaces: [Node],
  description:
    'Who stands in for an absent person, in one role of theirs. It gives what that holding gives and no more, ends with it at the latest, and is not handed on.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    holding: t.relation('holding', {
      type: RoleHolding,
      description: 'The role of the absent person that is stood in for.',
    }),
    delegate: t.exposeID('delegateId', {
      deprecationReason: 'Use `standIn`, which has the name too.',
      description: 'Acts in the place of the holding’s person.',
    }),
    from: t.field({
      type: 'JalaliDate',
      description: 'The first day.',
      select: { from: true },
      resolve: ({ from }) => jalaliDay(from),
    }),
    until: t.field({
      type: 'JalaliDate',
      description: 'The last day.',
      select: { until: true },
      resolve: ({ until }) => jalaliDay(new Date(until.getTime() - 1)),
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      description: 'When it was ended before its last day; null otherwise.',
      nullable: true,
    }),
    endedBy: t.exposeID('endedBy', {
      description: 'Account of whoever ended it before its last day; null otherwise.',
      nullable: true,
    }),
  }),
});

/** Those that a person gave or was given: one's own, or for whom that is to be known. */
function listed(viewer: Viewer, given: string | null | undefined): object {
  const person = given ?? viewer.id;
  if (person !== viewer.id) must(viewer, 'readHoldings');
  return { OR: [{ delegateId: person }, { holding: { person } }] };
}

const MAX_DELEGATIONS = 500;

const DelegationConnection = connectionOf('Delegation', Delegation);

builder.queryFields((t) => ({
  delegationsConnection: t.field({
    type: DelegationConnection,
    description: 'Those that the caller gave or was given, or of another person; newest first.',
    args: { person: t.arg.id({ description: 'An account’s id; the caller’s without it.' }), ...pageArguments },
    resolve: (_, { person, ...args }, context, info) =>
      prismaPage(context, info, args, {
        model: 'delegation',
        where: [listed(signedIn(context), person)],
        order: newest('from', 'id', 'uuid'),
      }),
  }),
  delegations: t.prismaField({
    type: [Delegation],
    description:
      'Those that the caller gave or was given, or of another person; newest first, at most 500, which the answer’s extensions tell. `delegationsConnection` has all.',
    args: { person: t.arg.id({ description: 'Account of whose they are; the caller’s own without one.' }) },
    resolve: async (query, _, args, context, info) => {
      const rows = await context.prisma.delegation.findMany({
        ...query,
        where: listed(signedIn(context), args.person),
        orderBy: [{ from: 'desc' }, { id: 'desc' }],
        take: MAX_DELEGATIONS + 1,
      });
      return cutAt(MAX_DELEGATIONS, rows, context, info);
    },
  }),
}));

builder.mutationFields((t) => ({
  delegateRole: t.prismaField({
    type: Delegation,
    description:
      'Lets another person act in the caller’s place, in one of the roles they hold, from a day until a day.',
    args: {
      holding: t.arg.id({ required: true, description: 'One of the caller’s own role holdings.' }),
      to: t.arg.id({ description: 'Account of whoever is to stand in.', required: true }),
      from: t.arg({ type: 'JalaliDate', description: 'By default today.' }),
      until: t.arg({ type: 'JalaliDate', required: true, description: 'The last day.' }),
      idempotencyKey: t.arg.string({ description: 'Delegating again with the same key gives the same delegation.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const id = await delegateRole(acting(context), args, attemptOf(context, args, info));
      return context.prisma.delegation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  endDelegation: t.prismaField({
    type: Delegation,
    description: 'Ends a delegation at once. What was done under it stands.',
    args: { id: t.arg.id({ description: 'Of the delegation.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      await takeBackRole(acting(context), id);
      return context.prisma.delegation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
