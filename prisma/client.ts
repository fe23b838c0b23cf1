import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from './generated/client/client.js';
import { statementNames } from './statement-names.js';

export type { PrismaClient };

/** What runs inside a transaction, and is undone with it. */
export type Transaction = Prisma.TransactionClient;

const pools = new WeakMap<object, Pool>();

/** How long a connection is kept that nobody uses: a new one knows no table and no plan, and a filing on it takes three times as long. */
const REST_MS = 600_000;

/** A client on `databaseUrl`. The session is pinned to UTC: elsewhere the adapter stores instants shifted by the zone. */
export function createPrisma(databaseUrl: string, connections = 10): PrismaClient {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    idleTimeoutMillis: REST_MS,
    // What was cut off without a word is found out while nobody waits for it.
    keepAlive: true,
    keepAliveInitialDelayMillis: 60_000,
    options: '-c TimeZone=UTC',
  });
  const nameOf = statementNames();
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql, args }) => nameOf(sql, args.length),
  });
  // Under a burst a transaction waits its turn; both bounds together stay below a local activity's.
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
  pools.set(prisma, pool);
  return prisma;
}

/** The connections of a client that `createPrisma` made; undefined inside a transaction, which has one of its own. */
export const poolOf = (database: object): Pool | undefined => pools.get(database);
