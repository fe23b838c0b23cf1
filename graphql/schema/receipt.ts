import { currencyIn } from '../../forms/money.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { described } from '../described.js';
import { Node } from '../node.js';
import { Currency, orRial } from './currency.js';

export const ReceiptStatus = builder.enumType('ReceiptStatus', {
  description: 'Whether money that arrived paid a slip.',
  values: described<stored.ReceiptStatus>({
    SETTLED: 'It paid its slip.',
    UNMATCHED: 'It waits for a cashier’s decision.',
    REFUNDED: 'It was ordered to be paid back.',
  }),
});
const ReceiptMisfit = builder.enumType('ReceiptMisfit', {
  description: 'Why money settled no slip when it came.',
  values: described<stored.ReceiptMisfit>({
    NOT_FOUND: 'No slip has the identifiers that it was paid with.',
    SLIP_NOT_PAYABLE: 'The slip could not be paid then.',
    SLIP_EXPIRED: 'The slip’s last day had passed.',
    AMOUNT_MISMATCH: 'It is another amount than the slip’s.',
    BILL_AMBIGUOUS: 'More than one slip has the identifiers that it was paid with.',
    TRACKING_NUMBER_REUSED: 'The same number came before with another amount or for another slip.',
  }),
});
const ReceiptChannel = builder.enumType('ReceiptChannel', {
  description: 'Who told of money first.',
  values: described<stored.ReceiptChannel>({
    GATEWAY: 'The payment gateway, when it was asked.',
    BANK: 'The bank, of its own accord.',
    FILE: 'A settlement file.',
  }),
});
const ReceiptDecisionKind = builder.enumType('ReceiptDecisionKind', {
  description: 'What a cashier decides about money.',
  values: described<stored.ReceiptDecisionKind>({
    MATCH: 'It pays a slip.',
    REFUND: 'It is to be paid back.',
  }),
});
const LedgerMovement = builder.enumType('LedgerMovement', {
  description: 'What moves money between accounts.',
  values: described<stored.LedgerMovement>({
    RECEIPT: 'It arrived.',
    SETTLEMENT: 'It paid its slip.',
    UNMATCHED: 'It paid none, and is held for whoever paid it.',
    MATCH: 'A cashier had it pay a slip.',
    REFUND: 'A cashier ordered it to be paid back.',
  }),
});

builder.prismaObject('ReceiptDecision', {
  description: 'What a person decided about money, and why.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ReceiptDecisionKind, description: 'What was decided.' }),
    slipId: t.exposeID('slipId', {
      description: 'Of the slip that the money was to pay; null where it was ordered back.',
      nullable: true,
    }),
    decidedBy: t.exposeString('decidedBy', {
      deprecationReason: 'Use `decider`, which has the name too.',
      description: 'Account of whoever decided it.',
    }),
    reason: t.exposeString('reason', { description: 'In the decider’s own words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was decided.' }),
  }),
});

builder.prismaObject('LedgerPosting', {
  description: 'One side of a movement between two accounts.',
  fields: (t) => ({
    movement: t.expose('movement', { type: LedgerMovement, description: 'What moved the money.' }),
    account: t.exposeString('account', {
      description: '`bank`, `clearing`, `unmatched`, `owners`, `refunds` or `payee:CODE`.',
    }),
    debit: t.field({
      type: 'Rial',
      description: '0 where the side is a credit.',
      resolve: ({ amount }) => (amount > 0n ? amount : 0n),
    }),
    credit: t.field({
      type: 'Rial',
      description: '0 where the side is a debit.',
      resolve: ({ amount }) => (amount < 0n ? -amount : 0n),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written.' }),
  }),
});

/** How many slips are proposed for unmatched money. */
const PROPOSED = 20;

export const Receipt = builder.prismaObject('Receipt', {
  interfaces: [Node],
  description: 'Money that arrived, once for each movement however often it is reported.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    trackingNumber: t.exposeString('trackingNumber', { description: 'The bank’s number of the payment.' }),
    amount: t.expose('amount', { type: 'Rial', description: 'What arrived, in smallest units of its currency.' }),
    currency: t.field({
      type: Currency,
      description: 'That of the slip that it was told for; money that was told for none is in rials.',
      select: { slip: { select: { currency: true, lines: true } } },
      resolve: ({ slip }) => orRial(slip?.currency ? currencyIn(slip.lines) : null),
    }),
    status: t.expose('status', { type: ReceiptStatus, description: 'Whether it paid a slip.' }),
    misfit: t.expose('misfit', {
      type: ReceiptMisfit,
      description: 'Why it settled no slip by itself; null where it did.',
      nullable: true,
    }),
    channel: t.expose('channel', { type: ReceiptChannel, description: 'Who told of it first.' }),
    billId: t.exposeString('billId', { nullable: true, description: 'As it was told, without zeros before it.' }),
    paymentId: t.exposeString('paymentId', {
      description: 'As it was told, without zeros before it; null where none was.',
      nullable: true,
    }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true, description: 'When the bank took it.' }),
    receivedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was told of first.' }),
    toldFor: t.relation('slip', { nullable: true, description: 'The slip it was told for, if there is one.' }),
    settles: t.relation('settles', { nullable: true, description: 'The slip it pays.' }),
    decisions: t.relation('decisions', {
      description: 'What people decided about it, oldest first.',
      query: { orderBy: { at: 'asc' } },
    }),
    postings: t.relation('postings', {
      description: 'What it moved in the ledger, both sides of each movement.',
      query: { orderBy: [{ at: 'asc' }, { movement: 'asc' }, { amount: 'desc' }] },
    }),
    candidates: t.prismaField({
      type: ['PaymentSlip'],
      description: 'Payable slips of this very amount in its currency, while the money is unmatched.',
      select: { status: true, amount: true, slip: { select: { currency: true } } },
      resolve: (query, { status, amount, slip }, _, context) =>
        status === 'UNMATCHED'
          ? context.prisma.paymentSlip.findMany({
              ...query,
              where: { status: 'PAYABLE', payable: amount, currency: slip?.currency ?? null },
              orderBy: { id: 'desc' },
              take: PROPOSED,
            })
          : [],
    }),
  }),
});
