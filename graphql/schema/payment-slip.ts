import type { FeeLine as Line } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { terms } from '../messages/terms.js';
import { SlipStatus } from './enums.js';
import { FeeLine } from './evaluation.js';

export const PaymentSlip = builder.prismaObject('PaymentSlip', {
  description: `${terms.slip.fa}: what one payee is to be paid; sum = payable + rounding.`,
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    reference: t.exposeID('reference', { description: 'The application’s.' }),
    revision: t.exposeInt('revision', { description: 'The revision it was drawn for.' }),
    payee: t.exposeString('payee'),
    status: t.expose('status', { type: SlipStatus }),
    lines: t.field({
      type: [FeeLine],
      select: { reference: true, lines: true },
      resolve: async ({ reference, lines }, _, context) =>
        (await context.load.masking.load(reference)).findings(lines as unknown as Line[]),
    }),
    sum: t.expose('sum', { type: 'Rial' }),
    rounding: t.expose('rounding', { type: 'Rial' }),
    payable: t.expose('payable', { type: 'Rial' }),
    billId: t.exposeString('billId', { nullable: true }),
    paymentId: t.exposeString('paymentId', { nullable: true }),
    payUntil: t.expose('payUntil', { type: 'JalaliDate', nullable: true }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true }),
  }),
});
