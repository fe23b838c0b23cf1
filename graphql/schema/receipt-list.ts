import { queryFromInfo } from '@pothos/plugin-prisma';
import { must } from '../../cases/permission.js';
import { strandedReceipts } from '../../city/payments/stranded.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { afterPosition, type Page, pageOf, pageSize } from '../paging.js';
import { PageInfo } from './page-info.js';
import { Receipt, ReceiptStatus } from './receipt.js';

type Node = typeof Receipt.$inferType;

const ReceiptEdge = builder.objectRef<Page<Node>['edges'][number]>('ReceiptEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: Receipt }), cursor: t.exposeString('cursor') }),
});

const ReceiptConnection = builder.objectRef<Page<Node>>('ReceiptConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [ReceiptEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
  }),
});

const ReceiptFilter = builder.inputType('ReceiptFilter', {
  fields: (t) => ({
    status: t.field({ type: [ReceiptStatus] }),
    awaitingDecision: t.boolean({
      description:
        'Money that is unmatched, or paid a slip which no longer counts: its case ended or was worked out anew.',
    }),
    trackingNumber: t.string(),
  }),
});

async function filtered(
  context: Context,
  { status, awaitingDecision, trackingNumber }: typeof ReceiptFilter.$inferInput,
): Promise<Prisma.ReceiptWhereInput[]> {
  const awaiting = async (): Promise<Prisma.ReceiptWhereInput> => ({
    OR: [{ status: 'UNMATCHED' }, { id: { in: await strandedReceipts(context.prisma) } }],
  });
  return [
    ...(status ? [{ status: { in: status } }] : []),
    ...(awaitingDecision == null ? [] : [awaitingDecision ? await awaiting() : { NOT: await awaiting() }]),
    ...(trackingNumber == null ? [] : [{ trackingNumber }]),
  ];
}

builder.queryFields((t) => ({
  receipts: t.field({
    type: ReceiptConnection,
    description: 'Money that arrived, newest first. For the cashier and the auditor.',
    args: { filter: t.arg({ type: ReceiptFilter }), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
    resolve: async (_, { filter, first, after }, context, info) => {
      must(signedIn(context), 'readMoney');
      const size = pageSize(first);
      const rows = await context.prisma.receipt.findMany({
        ...queryFromInfo({ context, info, path: ['edges', 'node'], select: { id: true, createdAt: true } }),
        where: { AND: [...(await filtered(context, filter ?? {})), ...afterPosition('id', after)] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: size + 1,
      });
      return pageOf(rows, size, ({ createdAt, id }) => ({ createdAt, id }));
    },
  }),
}));
