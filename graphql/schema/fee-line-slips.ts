import { queryFromInfo } from '@pothos/plugin-prisma';
import { must } from '../../cases/permission.js';
import { slipsOfLine } from '../../city/payments/fee-line-slips.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { idOf, idPage, type Page, pageSize } from '../paging.js';
import { PageInfo } from './page-info.js';
import { PaymentSlip } from './payment-slip.js';

type Node = typeof PaymentSlip.$inferType;

const SlipEdge = builder.objectRef<Page<Node>['edges'][number]>('PaymentSlipEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: PaymentSlip }), cursor: t.exposeString('cursor') }),
});

const SlipConnection = builder.objectRef<Page<Node>>('PaymentSlipConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [SlipEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
  }),
});

builder.queryField('slipsOfFeeLine', (t) =>
  t.field({
    type: SlipConnection,
    description: 'The slips that carry a fee line: those that its annulment touches. For those who oversee all cases.',
    args: {
      code: t.arg.id({ required: true }),
      since: t.arg({ type: 'JalaliDate', description: 'Only of what was filed on this day or later.' }),
      first: t.arg.int({ defaultValue: 20 }),
      after: t.arg.string(),
    },
    resolve: async (_, { code, since, first, after }, context, info) => {
      must(signedIn(context), 'oversee');
      const size = pageSize(first);
      const ids = await slipsOfLine(context.prisma, { fee: code, since, first: size + 1, after: idOf(after) });
      const rows = await context.prisma.paymentSlip.findMany({
        ...queryFromInfo({ context, info, path: ['edges', 'node'], select: { id: true } }),
        where: { id: { in: ids } },
        orderBy: { id: 'asc' },
      });
      return idPage(rows, size);
    },
  }),
);
