import type { PrismaClient } from '../prisma/client.js';
import type { Activities } from './types.js';

/** Who sent a plain signal, and what they may do; the words they sent are kept out of the workflow's history. */
export function createSenderActivities(prisma: PrismaClient): Pick<Activities, 'lookUpSender'> {
  return {
    async lookUpSender({ reference, by, reason }) {
      const account = await prisma.account.findUnique({ where: { id: by }, select: { roles: true } });
      const roles = account?.roles ?? [];
      if (!reason) return { roles };
      const { id } = await prisma.remark.create({
        data: { reference, author: by, text: reason },
        select: { id: true },
      });
      return { roles, remark: id };
    },
  };
}
