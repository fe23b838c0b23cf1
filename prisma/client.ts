import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client/client.js';

export type { PrismaClient };

/** What runs inside a transaction, and is undone with it. */
export type Transaction = Prisma.TransactionClient;

/** A client on `databaseUrl`. The session is pinned to UTC: elsewhere the adapter stores instants shifted by the zone. */
export function createPrisma(databaseUrl: string, connections = 10): PrismaClient {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: connections, options: '-c TimeZone=UTC' });
  // Under a burst a transaction waits its turn; both bounds together stay below a local activity's.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
}
