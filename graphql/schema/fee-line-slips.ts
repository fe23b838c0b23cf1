import { queryFromInfo } from '@pothos/plugin-prisma';
import { must } from '../../cases/permission.js';
import { slipsOfLine } from '../../city/payments/fee-line-slips.js';
import { builder } from '../builder.js';
import { asksBehind, COUNTED, connectionOf, pageArguments } from '../connection.js';
import { signedIn } from '../context.js';
import { byText } from '../list-order.js';
import { pageOf, windowOf } from '../paging.js';
import { PaymentSlip } from './payment-slip.js';

const BY_ID = byText('id');

const PaymentSlipConnection = connectionOf('PaymentSlip', PaymentSlip);

builder.queryField('slipsOfFeeLine', (t) =>
  t.field({
    type: PaymentSlipConnection,
    description: 'The slips that carry a fee line: those that its annulment touches. For those who oversee all cases.',
    args: {
      code: t.arg.id({ description: 'Of the fee line.', required: true }),
      since: t.arg({ type: 'JalaliDate', description: 'Only of what was filed on this day or later.' }),
      ...pageArguments,
    },
    resolve: async (_, { code: fee, since, ...args }, context, info) => {
      must(signedIn(context), 'oversee');
      const { prisma } = context;
      const window = windowOf(args, BY_ID);
      const { backward, take } = window;
      const [after, before] = [window.after?.[0] as string | undefined, window.before?.[0] as string | undefined];
      const start = backward ? before : after;
      const behind = { fee, since, first: 1, inclusive: true, ...(backward ? { after: start } : { before: start }) };
      const [ids, others] = await Promise.all([
        slipsOfLine(prisma, { fee, since, first: take, after, before, backward }),
        start !== undefined && asksBehind(info, backward) ? slipsOfLine(prisma, behind) : [],
      ]);
      const rows = await prisma.paymentSlip.findMany({
        ...queryFromInfo({ context, info, typeName: 'PaymentSlip', path: ['edges', 'node'], select: { id: true } }),
        where: { id: { in: ids } },
        orderBy: { id: backward ? 'desc' : 'asc' },
      });
      const page = pageOf(window, rows, others.length > 0);
      return { ...page, total: async () => (await slipsOfLine(prisma, { fee, since, first: COUNTED + 1 })).length };
    },
  }),
);
