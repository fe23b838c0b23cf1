import type { Transaction } from '../../prisma/client.js';

/** What was filed to be simulated may be somebody's: with the end of the work it is forgotten. */
export const forgetFiled = (prisma: Pick<Transaction, '$executeRaw'>, id: string): Promise<number> =>
  prisma.$executeRaw`UPDATE "LongWork" SET input = input - 'filed' WHERE id = ${id}::uuid AND status <> 'RUNNING' AND input ? 'filed'`;
