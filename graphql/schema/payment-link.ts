import {
  createPaymentLink,
  type PaymentLink as Link,
  linksOf,
  paymentLinks,
  revokePaymentLink,
} from '../../cases/payment-link.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';

const PaymentLink = builder.objectRef<Link>('PaymentLink').implement({
  interfaces: [Node],
  description: 'A link by which anybody may pay one slip. Its page says what is to be paid, and nothing of whom.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which it is revoked.' }),
    slipId: t.exposeID('slipId', { description: 'The slip that it pays.' }),
    url: t.string({
      nullable: true,
      description: 'To hand on; shown when it is made, and null ever after.',
      resolve: ({ url }) => url ?? null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From when on it leads nowhere.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When somebody ended it.' }),
  }),
});

const PaymentLinkConnection = connectionOf('PaymentLink', PaymentLink);
const MOST = 100;

builder.queryFields((t) => ({
  paymentLinks: t.field({
    type: [PaymentLink],
    description:
      'Links of a slip, the newest first, for its applicant. At most 100, which the answer’s extensions tell; `paymentLinksConnection` has all.',
    args: { slipId: t.arg.id({ required: true, description: 'The slip’s.' }) },
    resolve: async (_, { slipId }, context, info) =>
      cutAt(MOST, await paymentLinks(acting(context), slipId, MOST + 1), context, info),
  }),
  paymentLinksConnection: t.field({
    type: PaymentLinkConnection,
    description: 'Links of a slip, the newest first. For its applicant.',
    args: { slipId: t.arg.id({ required: true, description: 'The slip’s.' }), ...pageArguments },
    resolve: async (_, { slipId, ...args }, context, info) =>
      prismaPage(context, info, args, {
        model: 'paymentLink',
        where: [await linksOf(acting(context), slipId)],
        order: newest('createdAt', 'id', 'uuid'),
        without: { secretHash: true },
      }),
  }),
}));

mutationWithPayload('createPaymentLink', {
  description: 'Makes a link by which anybody may pay a slip that the caller may pay.',
  input: (t) => ({
    slipId: t.id({ required: true, description: 'Of a payable slip.' }),
    idempotencyKey: t.string({ description: 'Making one again with the same key gives the same link.' }),
    days: t.int({ description: 'How long it holds, 1 to 90 days; 7 without it.' }),
  }),
  act: (input, context, info) =>
    createPaymentLink(
      acting(context),
      { slipId: input.slipId, days: input.days ?? 7 },
      attemptOf(context, input, info),
    ),
  answer: (t) => ({
    link: t.field({ type: PaymentLink, nullable: true, description: 'With its address.', resolve: ({ done }) => done }),
  }),
});

mutationWithPayload('revokePaymentLink', {
  description: 'Ends a link; again is harmless. A visit to the bank that was begun by it goes on.',
  input: (t) => ({ id: t.id({ required: true, description: 'The link’s.' }) }),
  act: ({ id }, context) => revokePaymentLink(acting(context), id),
  answer: (t) => ({
    link: t.field({ type: PaymentLink, nullable: true, description: 'As it is now.', resolve: ({ done }) => done }),
  }),
});
