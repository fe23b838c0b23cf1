import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from './generated/client/client.js';
import { RESTING } from './resting.js';
import { statementNames } from './statement-names.js';

export type { PrismaClient };

/** What runs inside a transaction, and is undone with it. */
export type Transaction = Prisma.TransactionClient;

const pools = new WeakMap<object, Pool>();

/** A client on `databaseUrl`. The session is pinned to UTC: elsewhere the adapter stores instants shifted by the zone. */
export function createPrisma(databaseUrl: string, connections = 10): PrismaClient {
  const pool = new Pool({ connectionString: databaseUrl, max: connections, ...RESTING, options: '-c TimeZone=UTC' });
  // One that breaks while it rests is replaced by whoever asks next; Prisma listens only from its own first statement on.
  pool.on('error', () => undefined);
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
