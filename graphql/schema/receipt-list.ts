import { must } from '../../cases/permission.js';
import { strandedReceipts } from '../../city/payments/stranded.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { type Context, signedIn } from '../context.js';
import { newest } from '../list-order.js';
import { Receipt, ReceiptStatus } from './receipt.js';

const ReceiptConnection = connectionOf('Receipt', Receipt);

const ReceiptFilter = builder.inputType('ReceiptFilter', {
  description: 'Which receipts; conditions that are given hold together.',
  fields: (t) => ({
    status: t.field({ type: [ReceiptStatus], description: 'Standing in any of these.' }),
    awaitingDecision: t.boolean({
      description:
        'Money that is unmatched, or paid a slip which no longer counts: its case ended or was worked out anew.',
    }),
    trackingNumber: t.string({ description: 'With this number of the bank.' }),
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
    args: { filter: t.arg({ type: ReceiptFilter, description: 'Which of them; all without one.' }), ...pageArguments },
    resolve: async (_, { filter, ...args }, context, info) => {
      must(signedIn(context), 'readMoney');
      const where = await filtered(context, filter ?? {});
      return prismaPage(context, info, args, { model: 'receipt', where, order: newest('createdAt', 'id', 'uuid') });
    },
  }),
}));
