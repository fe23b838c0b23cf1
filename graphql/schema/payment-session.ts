import { type PaymentVisit, startPayment } from '../../cases/start-payment.js';
import { returnAddressOf } from '../../cases/text-input.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { paymentSessions } from '../entity-parts.js';
import { Node } from '../node.js';

export const PaymentSession = builder.objectRef<PaymentVisit>('PaymentSession').implement({
  description: 'A visit to the bank’s page for one slip.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    redirectUrl: t.exposeString('redirectUrl', { description: 'The bank’s page.' }),
  }),
});

builder.queryField('paymentSession', (t) =>
  t.field({
    type: PaymentSession,
    nullable: true,
    description: 'A visit to the bank that was begun before, for whoever may pay its slip; null for everybody else.',
    args: { id: t.arg.id({ required: true, description: 'The visit’s.' }) },
    resolve: async (_, { id }, context, info) => {
      const found = await paymentSessions.read([id], { context, info, type: 'PaymentSession' });
      return (found.get(id) as PaymentVisit | undefined) ?? null;
    },
  }),
);

builder.mutationField('startPayment', (t) =>
  t.field({
    type: PaymentSession,
    description: 'Opens a visit to the bank. The slip is settled by the bank’s own word, never by the browser’s.',
    args: {
      slipId: t.arg.id({ description: 'Of a payable slip.', required: true }),
      idempotencyKey: t.arg.string({ description: 'Starting again with the same key gives the same visit.' }),
      returnUrl: t.arg.string({
        description:
          'Where the bank sends the payer back to: a page of this server, or of a site that RETURN_ORIGINS names.',
      }),
    },
    resolve: (_, args, context, info) => {
      const returnUrl = returnAddressOf(context, 'returnUrl', args.returnUrl);
      return startPayment(acting(context), { slipId: args.slipId, returnUrl }, attemptOf(context, args, info));
    },
  }),
);
