import { respondToTransfer } from '../../cases/respond-to-transfer.js';
import {
  offerTransfer,
  transferOf,
  transferStatus,
  visibleTransfers,
  withdrawTransfer,
} from '../../cases/transfers.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { TransferStatus } from './enums.js';
import { PermitType } from './permit-type.js';

const Transfer = builder.prismaObject('CaseTransfer', {
  interfaces: [Node],
  description: 'An owner hands a case over to whoever has become the owner.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    reference: t.exposeID('reference', { description: 'Of the case, which the new owner reads once it is theirs.' }),
    permitType: t.field({
      type: PermitType,
      description: 'The version that the case is pinned to.',
      select: { application: { select: { permitType: true } } },
      resolve: ({ application }) => application.permitType,
    }),
    parcel: t.string({
      nullable: true,
      description: 'The plot that it is about, by renewal code.',
      select: { application: { select: { parcel: true } } },
      resolve: ({ application }) => application.parcel,
    }),
    status: t.field({
      type: TransferStatus,
      description: 'EXPIRED when its last day has passed.',
      select: { status: true, validUntil: true },
      resolve: (transfer) => transferStatus(transfer),
    }),
    byCaller: t.boolean({
      description: 'Whether it is the caller who hands the case over; otherwise it is offered to the caller.',
      select: { fromId: true },
      resolve: ({ fromId }, _, context) => signedIn(context).id === fromId,
    }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', description: 'Its last day.' }),
    offeredAt: t.expose('offeredAt', { type: 'DateTime', description: 'When the owner offered it.' }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      description: 'When it was accepted or declined; null until then.',
      nullable: true,
    }),
  }),
});

const MAX_TRANSFERS = 500;

const CaseTransferConnection = connectionOf('CaseTransfer', Transfer);

builder.queryFields((t) => ({
  transfersConnection: t.field({
    type: CaseTransferConnection,
    description: 'Cases that the caller has offered to somebody, or that are offered to the caller, newest first.',
    args: pageArguments,
    resolve: (_, args, context, info) =>
      prismaPage(context, info, args, {
        model: 'caseTransfer',
        where: [visibleTransfers(signedIn(context))],
        order: newest('offeredAt', 'id', 'uuid'),
      }),
  }),
  transfers: t.prismaField({
    type: [Transfer],
    description:
      'Cases that the caller has offered to somebody, or that are offered to the caller, newest first. At most 500, which the answer’s extensions tell; `transfersConnection` has all.',
    resolve: async (query, _, __, context, info) => {
      const rows = await context.prisma.caseTransfer.findMany({
        ...query,
        where: visibleTransfers(signedIn(context)),
        orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
        take: MAX_TRANSFERS + 1,
      });
      return cutAt(MAX_TRANSFERS, rows, context, info);
    },
  }),
  transfer: t.prismaField({
    type: Transfer,
    description: 'One offer of a case, for the two whom it concerns; NOT_FOUND for everybody else.',
    nullable: true,
    args: { id: t.arg.id({ description: 'Of the transfer.', required: true }) },
    resolve: async (query, _, args, context) => {
      const { id } = await transferOf(acting(context), args.id);
      return context.prisma.caseTransfer.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));

builder.mutationFields((t) => ({
  offerTransfer: t.prismaField({
    type: Transfer,
    description:
      'The owner offers the case to whoever signs in with this national ID. It stays the owner’s until that person accepts; an offer before it is over.',
    args: {
      reference: t.arg.id({ description: 'Of the application.', required: true }),
      nationalId: t.arg.string({ description: 'Of whoever is to be the owner.', required: true }),
      validUntil: t.arg({ type: 'JalaliDate', description: 'The last day; thirty days from now without one.' }),
      idempotencyKey: t.arg.string({ description: 'Offering again with the same key gives the same offer.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const id = await offerTransfer(acting(context), args, attemptOf(context, args, info));
      return context.prisma.caseTransfer.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  withdrawTransfer: t.prismaField({
    type: Transfer,
    description: 'The owner takes an offer back that nobody has answered.',
    args: { id: t.arg.id({ description: 'Of the transfer.', required: true }) },
    resolve: async (query, _, args, context) => {
      const id = await withdrawTransfer(acting(context), args.id);
      return context.prisma.caseTransfer.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  respondToTransfer: t.prismaField({
    type: Transfer,
    description:
      'Accepts or declines. A case that was filed comes back to its form: its new owner states who they are and files it. No mandate of the owner before reaches it any more. The same answer again changes nothing.',
    args: {
      id: t.arg.id({ description: 'Of the transfer.', required: true }),
      accept: t.arg.boolean({ description: 'Whether the caller becomes the owner.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      const id = await respondToTransfer(acting(context), args);
      return context.prisma.caseTransfer.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
