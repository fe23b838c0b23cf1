import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from './generated/client/client.js';

export type { PrismaClient };

/** What runs inside a transaction, and is undone with it. */
export type Transaction = Prisma.TransactionClient;

const pools = new WeakMap<object, Pool>();

/** A client on `databaseUrl`. The session is pinned to UTC: elsewhere the adapter stores instants shifted by the zone. */
export function createPrisma(databaseUrl: string, connections = 10): PrismaClient {
  const pool = new Pool({ connectionString: databaseUrl, max: connections, options: '-c TimeZone=UTC' });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  // Under a burst a transaction waits its turn; both bounds together stay below a local activity's.
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
  pools.set(prisma, pool);
  return prisma;
}

/** The connections of a client that `createPrisma` made; undefined inside a transaction, which has one of its own. */
export const poolOf = (database: object): Pool | undefined => pools.get(database);
/** Statements whose plan every connection keeps; the texts are few, and one that is not among the first is planned anew. */
const MOST_PREPARED = 200;
const prepared = new Map<string, string>();

function preparedName(text: string): string | undefined {
  const known = prepared.get(text);
  if (known !== undefined || prepared.size >= MOST_PREPARED) return known;
  const name = `s${prepared.size}`;
  prepared.set(text, name);
  return name;
}

/** One statement as it is written, past the query engine: for what is read at every request. Gives its only row. */
export async function readRow<Row>(prisma: PrismaClient, text: string, values: unknown[]): Promise<Row> {
  const pool = pools.get(prisma);
  const rows = pool
    ? (await pool.query({ text, values, name: preparedName(text) }).catch(told)).rows
    : await prisma.$queryRawUnsafe<Row[]>(text, ...values);
  const [row] = rows as Row[];
  if (!row) throw new Error('the statement answers with one row');
  return row;
}

/** What the system says of a connection, as the driver says it of one that it lost: the database is away. */
function told(error: Error & { code?: unknown }): never {
  if (typeof error.code !== 'string' || !/^E[A-Z]{4,}$/.test(error.code)) throw error;
  throw new Error(`Connection terminated: ${error.code}`, { cause: error });
}
