import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { ForbiddenError, NotFoundError, SlipExpiredError, SlipNotPayableError, UnavailableError } from '../errors.js';
import { isApplicant, visibleApplications } from '../policy.js';
import { webAddressOf } from '../text-input.js';

interface Session {
  id: string;
  redirectUrl: string;
}

const PaymentSession = builder.objectRef<Session>('PaymentSession').implement({
  description: 'A visit to the bank’s page for one slip.',
  fields: (t) => ({ id: t.exposeID('id'), redirectUrl: t.exposeString('redirectUrl') }),
});

async function payableSlip(context: Context, id: string): Promise<{ payable: bigint }> {
  const viewer = signedIn(context);
  const slip = await context.prisma.paymentSlip.findFirst({
    where: { id, application: visibleApplications(viewer) },
    select: { status: true, payable: true, application: { select: { ownerId: true, filedById: true } } },
  });
  if (!slip) throw new NotFoundError();
  if (!isApplicant(viewer, slip.application)) throw new ForbiddenError();
  if (slip.status === 'EXPIRED') throw new SlipExpiredError();
  if (slip.status !== 'PAYABLE') throw new SlipNotPayableError();
  return slip;
}

builder.mutationField('startPayment', (t) =>
  t.field({
    type: PaymentSession,
    description: 'Opens a visit to the bank. The slip is settled by the bank’s own confirmation, never by the browser.',
    args: {
      slipId: t.arg.id({ required: true }),
      returnUrl: t.arg.string({ description: 'Where the bank sends the payer back to (http or https).' }),
    },
    resolve: async (_, { slipId, returnUrl }, context) => {
      const back = webAddressOf('returnUrl', returnUrl);
      const { payable: amount } = await payableSlip(context, slipId);
      if (!context.bank) throw new UnavailableError();
      const { id } = await context.prisma.paymentSession.create({
        data: { slipId, amount, returnUrl: back ?? null },
        select: { id: true },
      });
      return { id, ...(await context.bank.start({ id, slipId, amount })) };
    },
  }),
);
