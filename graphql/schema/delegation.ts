import { byViewer } from '../../cases/acts.js';
import { signedIn } from '../../cases/context.js';
import { onlyOnce } from '../../cases/idempotency.js';
import { invalidInput, NotFoundError, Refusal } from '../../cases/refusals.js';
import { may, must } from '../../cases/visible.js';
import { beginDelegation, endDelegation, isStaff, ownHolding } from '../../city/people/delegations.js';
import { appendToTrail } from '../../city/trail/append.js';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { generalRefusal } from '../../policy/judge.js';
import { builder } from '../builder.js';
import { actMessages } from '../messages/acts.js';
import { RoleHolding } from './role-holding.js';

/** Nobody is away for longer than a role should go without being given anew. */
const LONGEST = 366;

const Delegation = builder.prismaObject('Delegation', {
  description:
    'Who stands in for an absent person, in one role of theirs. It gives what that holding gives and no more, ends with it at the latest, and is not handed on.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    holding: t.relation('holding', { type: RoleHolding }),
    delegate: t.exposeID('delegateId', { description: 'Acts in the place of the holding’s person.' }),
    from: t.field({ type: 'JalaliDate', select: { from: true }, resolve: ({ from }) => jalaliDay(from) }),
    until: t.field({
      type: 'JalaliDate',
      description: 'The last day.',
      select: { until: true },
      resolve: ({ until }) => jalaliDay(new Date(until.getTime() - 1)),
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endedBy: t.exposeID('endedBy', { nullable: true }),
  }),
});

builder.queryField('delegations', (t) =>
  t.prismaField({
    type: [Delegation],
    description: 'Those that the caller gave or was given, or of another person; newest first, at most 500.',
    args: { person: t.arg.id() },
    resolve: (query, _, args, context) => {
      const viewer = signedIn(context);
      const person = args.person ?? viewer.id;
      if (person !== viewer.id) must(viewer, 'readHoldings');
      return context.prisma.delegation.findMany({
        ...query,
        where: { OR: [{ delegateId: person }, { holding: { person } }] },
        orderBy: [{ from: 'desc' }, { id: 'desc' }],
        take: 500,
      });
    },
  }),
);

builder.mutationFields((t) => ({
  delegateRole: t.prismaField({
    type: Delegation,
    description:
      'Lets another person act in the caller’s place, in one of the roles they hold, from a day until a day.',
    args: {
      holding: t.arg.id({ required: true, description: 'One of the caller’s own role holdings.' }),
      to: t.arg.id({ required: true }),
      from: t.arg({ type: 'JalaliDate', description: 'By default today.' }),
      until: t.arg({ type: 'JalaliDate', required: true, description: 'The last day.' }),
      idempotencyKey: t.arg.string({ description: 'Delegating again with the same key gives the same delegation.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const { id: person } = signedIn(context);
      const now = new Date();
      const today = jalaliDay(now);
      const from = args.from ?? today;
      const { to, until } = args;
      const holding = await ownHolding(context.prisma, { id: args.holding, person, at: now });
      if (!holding) throw new NotFoundError();
      if (generalRefusal('delegateRole', [holding.kind]))
        throw new Refusal('FORBIDDEN', actMessages.ROLE_NOT_DELEGABLE);
      if (to === person) throw invalidInput('to', 'ONESELF', actMessages.DELEGATE_ONESELF);
      if (!(await isStaff(context.prisma, to, now)))
        throw invalidInput('to', 'NOT_STAFF', actMessages.DELEGATE_NOT_STAFF);
      if (from < today) throw invalidInput('from', 'IN_THE_PAST', actMessages.BEGINS_IN_THE_PAST);
      if (until < from || until > addDays(from, LONGEST))
        throw invalidInput('until', 'SPAN_INVALID', actMessages.SPAN_INVALID);
      const id = await onlyOnce(context, { args, info }, async (tx) => {
        const begun = await beginDelegation(tx, { holding: holding.id, to, from, until });
        const changed = { delegation: begun, holding: holding.id, to, from, until };
        await appendToTrail(tx, [byViewer(context, { subject: `person/${person}`, act: 'ROLE_DELEGATED', changed })]);
        return begun;
      });
      return context.prisma.delegation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  endDelegation: t.prismaField({
    type: Delegation,
    description: 'Ends a delegation at once. What was done under it stands.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      const viewer = signedIn(context);
      const anybodys = may(viewer, 'manageOrganisation');
      await context.prisma.$transaction(async (tx) => {
        const ended = await endDelegation(tx, { id, by: viewer.id, anybodys, now: new Date() });
        if (ended === 'unknown') throw new NotFoundError();
        if (ended === 'over') throw new Refusal('CONFLICT', actMessages.DELEGATION_OVER);
        const act = { subject: `person/${ended.person}`, act: 'DELEGATION_ENDED', changed: { delegation: id } };
        await appendToTrail(tx, [byViewer(context, act)]);
      });
      return context.prisma.delegation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
