import { Pool } from 'pg';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../../cases/refusals.js';
import { RESTING } from '../../prisma/resting.js';
import type { Limits } from '../../runtime/config/limits.js';
import { createCountedAhead } from './counted-ahead.js';

export interface RateLimits {
  /**
   * Counts one request, or what weighs as many; `counted` is what the same request was counted as before. Throws
   * RateLimitedError; never fails for any other reason.
   */
  count(kind: keyof Limits, key: string, weight?: number, counted?: number): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  limits: Limits;
  log: Logger;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long a database may take to count before this server counts by itself, in ms. */
const DATABASE_TIMEOUT_MS = 1_000;

/** How long it then goes on by itself, so that an outage does not cost every request its patience, in ms. */
const FALLBACK_MS = 10_000;

/**
 * Counts in the database, so that limits hold over all servers. While it is away each server counts for itself: its own
 * limits are as strict, and nobody is locked out.
 */
export function createRateLimits({ databaseUrl, limits, log }: Options): RateLimits {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    ...RESTING,
    connectionTimeoutMillis: DATABASE_TIMEOUT_MS,
    query_timeout: DATABASE_TIMEOUT_MS,
    // A count may be lost in a crash; no request waits for the disk to have it.
    options: '-c synchronous_commit=off',
  });
  // A connection that breaks while idle is replaced by the next count.
  pool.on('error', () => undefined);
  const kinds = Object.keys(limits) as (keyof Limits)[];
  const counters = new Map(kinds.map((kind) => [kind, countersOf(pool, kind, limits[kind])]));
  const ahead = createCountedAhead();
  let apartUntil = 0;

  return {
    async count(kind, key, weight = 1, counted = 0) {
      const { shared, own, burst } = counters.get(kind) ?? {};
      if (!shared || !own) return;
      // What weighs more than is allowed passes when nothing else does.
      await consume(burst, key, Math.min(weight, burst.points - counted));
      const points = Math.min(weight, own.points - counted);
      if (Date.now() < apartUntil) return void (await consume(own, key, points));
      try {
        await ahead.take(`${kind} ${key}`, points, (wanted) => consume(shared, key, wanted));
      } catch (error) {
        if (error instanceof RateLimitedError) throw error;
        apartUntil = Date.now() + FALLBACK_MS;
        log.warn({ err: error }, 'requests are counted by each server alone while the database is away');
        await consume(own, key, points);
      }
    },
    stop: () => pool.end(),
  };
}

function countersOf(pool: Pool, kind: keyof Limits, points: number) {
  if (points === 0) return {};
  const rule = { points, duration: kind === 'uploads' ? DAY : MINUTE, keyPrefix: kind };
  const table = { tableName: 'RateLimit', tableCreated: true, storeClient: pool, storeType: 'pool' };
  return {
    // Whoever is over the limit costs the database nothing more until its time is over.
    shared: new RateLimiterPostgres({ ...rule, ...table, inMemoryBlockOnConsumed: points + 1 }),
    own: new RateLimiterMemory(rule),
    // A minute's requests do not come in one second; each server sees to that by itself. A file comes as fast as it can.
    burst: new RateLimiterMemory({
      points: kind === 'uploads' ? points : Math.max(10, Math.ceil(points / 20)),
      duration: 1,
    }),
  };
}

async function consume(
  limiter: RateLimiterPostgres | RateLimiterMemory,
  key: string,
  points: number,
): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, points);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new RateLimitedError(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
}
