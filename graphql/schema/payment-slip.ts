import type { FeeLine as Line } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { terms } from '../messages/terms.js';
import { draftColumns, seesDraft } from '../sees-draft.js';
import { SlipStatus } from './enums.js';
import { FeeLine } from './evaluation.js';
import { PaymentSession } from './payment-session.js';

export const PaymentSlip = builder.prismaObject('PaymentSlip', {
  description: `${terms.slip.fa}: what one payee is to be paid; sum = payable + rounding.`,
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    reference: t.exposeID('reference', { description: 'The application’s.' }),
    revision: t.exposeInt('revision', { description: 'The revision it was drawn for.' }),
    payee: t.exposeString('payee'),
    status: t.field({
      type: SlipStatus,
      select: { id: true, status: true },
      resolve: async ({ id, status }, _, context) =>
        status === 'PAYABLE' && (await context.load.openVisit.load(id)) ? 'PENDING' : status,
    }),
    session: t.field({
      type: PaymentSession,
      nullable: true,
      description:
        'The visit to the bank that is under way for it, for whoever may pay; another one may be begun beside it.',
      select: { id: true, status: true, application: { select: draftColumns } },
      resolve: async ({ id, status, application }, _, context) =>
        status === 'PAYABLE' && (await seesDraft(context, application)) ? context.load.openVisit.load(id) : null,
    }),
    lines: t.field({
      type: [FeeLine],
      select: { reference: true, lines: true },
      resolve: async ({ reference, lines }, _, context) =>
        (await context.load.masking.load(reference)).findings(lines as unknown as Line[]),
    }),
    documentUrl: t.string({
      description: 'The slip as a PDF, a receipt once it is paid; downloaded with the same bearer token.',
      select: { id: true },
      resolve: ({ id }, _, context) => `${context.publicUrl()}/slips/${encodeURIComponent(id)}/document`,
    }),
    sum: t.expose('sum', { type: 'Rial' }),
    rounding: t.expose('rounding', { type: 'Rial' }),
    payable: t.expose('payable', { type: 'Rial' }),
    billId: t.exposeString('billId', { nullable: true }),
    paymentId: t.exposeString('paymentId', { nullable: true }),
    payUntil: t.expose('payUntil', { type: 'JalaliDate', nullable: true }),
    refunds: t.relation('refunds', {
      description: 'What was ordered back of it, fee by fee.',
      query: { orderBy: { id: 'asc' } },
    }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true }),
  }),
});
