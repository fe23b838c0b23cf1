import { randomUUID } from 'node:crypto';
import { onCase } from '../../cases/acts.js';
import type { Context } from '../../cases/context.js';
import { payableSlip } from '../../cases/find.js';
import { onlyOnce } from '../../cases/idempotency.js';
import { UnavailableError } from '../../cases/refusals.js';
import { webAddressOf } from '../../cases/text-input.js';
import { GatewayError, RETURN_PATH } from '../../city/payments/gateway.js';
import { appendToTrail } from '../../city/trail/append.js';
import { builder } from '../builder.js';
import { moneyMessages } from '../messages/money.js';

interface Session {
  id: string;
  redirectUrl: string;
}

const PaymentSession = builder.objectRef<Session>('PaymentSession').implement({
  description: 'A visit to the bank’s page for one slip.',
  fields: (t) => ({ id: t.exposeID('id'), redirectUrl: t.exposeString('redirectUrl') }),
});

/** A gateway that does not open the visit has taken no money, so nothing of it is kept. */
async function opened<T>(context: Context, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    context.log.warn({ err: error }, 'the gateway opened no visit');
    throw new UnavailableError(error, moneyMessages.GATEWAY_AWAY);
  }
}

builder.mutationField('startPayment', (t) =>
  t.field({
    type: PaymentSession,
    description: 'Opens a visit to the bank. The slip is settled by the bank’s own word, never by the browser’s.',
    args: {
      slipId: t.arg.id({ required: true }),
      idempotencyKey: t.arg.string({ description: 'Starting again with the same key gives the same visit.' }),
      returnUrl: t.arg.string({ description: 'Where the bank sends the payer back to (http or https).' }),
    },
    resolve: async (_, args, context, info) => {
      const { slipId, returnUrl } = args;
      const back = webAddressOf('returnUrl', returnUrl);
      const { payable: amount, application } = await payableSlip(context, slipId);
      const gateway = context.bank;
      if (!gateway) throw new UnavailableError(undefined, moneyMessages.GATEWAY_AWAY);
      const session = await onlyOnce(context, { args, info }, async (tx) => {
        const id = randomUUID();
        const callbackUrl = `${context.publicUrl()}${RETURN_PATH}/${id}`;
        const { redirectUrl, authority = null } = await opened(context, () =>
          gateway.start({ id, slipId, amount, callbackUrl }),
        );
        await tx.paymentSession.create({ data: { id, slipId, amount, authority, returnUrl: back ?? null } });
        const changed = { slip: slipId, session: id, amount: String(amount) };
        const act = { subject: application.reference, act: 'PAYMENT_STARTED', changed };
        await appendToTrail(tx, [onCase(context, application, act)]);
        return JSON.stringify({ id, redirectUrl });
      });
      return JSON.parse(session) as Session;
    },
  }),
);
