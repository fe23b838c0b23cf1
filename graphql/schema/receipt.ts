import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { Node } from '../node.js';

export const ReceiptStatus = builder.enumType('ReceiptStatus', {
  description: 'SETTLED paid its slip; UNMATCHED waits for a decision; REFUNDED was ordered to be paid back.',
  values: Object.keys(stored.ReceiptStatus) as stored.ReceiptStatus[],
});
const ReceiptMisfit = builder.enumType('ReceiptMisfit', {
  description: 'Why money settled no slip when it came.',
  values: Object.keys(stored.ReceiptMisfit) as stored.ReceiptMisfit[],
});
const ReceiptChannel = builder.enumType('ReceiptChannel', {
  description: 'Who told of it first: the gateway when asked, the bank of its own accord, or a settlement file.',
  values: Object.keys(stored.ReceiptChannel) as stored.ReceiptChannel[],
});
const ReceiptDecisionKind = builder.enumType('ReceiptDecisionKind', {
  values: Object.keys(stored.ReceiptDecisionKind) as stored.ReceiptDecisionKind[],
});
const LedgerMovement = builder.enumType('LedgerMovement', {
  values: Object.keys(stored.LedgerMovement) as stored.LedgerMovement[],
});

builder.prismaObject('ReceiptDecision', {
  description: 'What a person decided about money, and why.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ReceiptDecisionKind }),
    slipId: t.exposeID('slipId', { nullable: true }),
    decidedBy: t.exposeString('decidedBy'),
    reason: t.exposeString('reason'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

builder.prismaObject('LedgerPosting', {
  description: 'One side of a movement between two accounts.',
  fields: (t) => ({
    movement: t.expose('movement', { type: LedgerMovement }),
    account: t.exposeString('account'),
    debit: t.field({ type: 'Rial', resolve: ({ amount }) => (amount > 0n ? amount : 0n) }),
    credit: t.field({ type: 'Rial', resolve: ({ amount }) => (amount < 0n ? -amount : 0n) }),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

/** How many slips are proposed for unmatched money. */
const PROPOSED = 20;

export const Receipt = builder.prismaObject('Receipt', {
  interfaces: [Node],
  description: 'Money that arrived, once for each movement however often it is reported.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    trackingNumber: t.exposeString('trackingNumber'),
    amount: t.expose('amount', { type: 'Rial' }),
    status: t.expose('status', { type: ReceiptStatus }),
    misfit: t.expose('misfit', { type: ReceiptMisfit, nullable: true }),
    channel: t.expose('channel', { type: ReceiptChannel }),
    billId: t.exposeString('billId', { nullable: true, description: 'As it was told, without zeros before it.' }),
    paymentId: t.exposeString('paymentId', { nullable: true }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true, description: 'When the bank took it.' }),
    receivedAt: t.expose('createdAt', { type: 'DateTime' }),
    toldFor: t.relation('slip', { nullable: true, description: 'The slip it was told for, if there is one.' }),
    settles: t.relation('settles', { nullable: true, description: 'The slip it pays.' }),
    decisions: t.relation('decisions', { query: { orderBy: { at: 'asc' } } }),
    postings: t.relation('postings', { query: { orderBy: [{ at: 'asc' }, { movement: 'asc' }, { amount: 'desc' }] } }),
    candidates: t.prismaField({
      type: ['PaymentSlip'],
      description: 'Payable slips of this very amount, while the money is unmatched.',
      select: { status: true, amount: true },
      resolve: (query, { status, amount }, _, context) =>
        status === 'UNMATCHED'
          ? context.prisma.paymentSlip.findMany({
              ...query,
              where: { status: 'PAYABLE', payable: amount },
              orderBy: { id: 'desc' },
              take: PROPOSED,
            })
          : [],
    }),
  }),
});
