import { Pool } from 'pg';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../graphql/errors.js';

/** What is counted, and how much of it passes in a minute. */
export type Limits = Record<'person' | 'address' | 'signIn' | 'verify', number>;

export interface RateLimits {
  /** Counts one request. Throws RateLimitedError; never fails for any other reason. */
  count(kind: keyof Limits, key: string): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  limits: Limits;
  log: Logger;
}

const MINUTE = 60;
/** How long a database may take to count before this server counts by itself, in ms. */
const PATIENCE = 1_000;
/** How long it then goes on by itself, so that an outage does not cost every request its patience, in ms. */
const APART = 10_000;

/**
 * Counts in the database, so that limits hold over all servers. While it is away each server counts for itself: its own
 * limits are as strict, and nobody is locked out.
 */
export function createRateLimits({ databaseUrl, limits, log }: Options): RateLimits {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  });
  // A connection that breaks while idle is replaced by the next count.
  pool.on('error', () => undefined);
  const kinds = Object.keys(limits) as (keyof Limits)[];
  const counters = new Map(kinds.map((kind) => [kind, countersOf(pool, kind, limits[kind])]));
  let apartUntil = 0;

  return {
    async count(kind, key) {
      const { shared, own } = counters.get(kind) ?? {};
      if (!shared || !own) return;
      if (Date.now() < apartUntil) return consume(own, key);
      try {
        await consume(shared, key);
      } catch (error) {
        if (error instanceof RateLimitedError) throw error;
        apartUntil = Date.now() + APART;
        log.warn({ err: error }, 'requests are counted by each server alone while the database is away');
        await consume(own, key);
      }
    },
    stop: () => pool.end(),
  };
}

function countersOf(pool: Pool, kind: string, points: number) {
  if (points === 0) return {};
  const rule = { points, duration: MINUTE, keyPrefix: kind };
  const table = { tableName: 'RateLimit', tableCreated: true, storeClient: pool, storeType: 'pool' };
  return {
    // Whoever is over the limit costs the database nothing more until the minute is over.
    shared: new RateLimiterPostgres({ ...rule, ...table, inMemoryBlockOnConsumed: points + 1 }),
    own: new RateLimiterMemory(rule),
  };
}

async function consume(limiter: RateLimiterPostgres | RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new RateLimitedError(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
}
