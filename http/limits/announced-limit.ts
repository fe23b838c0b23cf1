import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressKey } from './address.js';

const MINUTE = 60;

/**
 * Lets an address through so often a minute and says in every answer how much is left, as the IETF draft "RateLimit header
 * fields for HTTP" (version 8) writes it. Each server counts for itself.
 */
export function announcedLimit(perMinute: number): RequestHandler {
  const counter = new RateLimiterMemory({ points: perMinute, duration: MINUTE });
  return async (request, response, next) => {
    const key = addressKey(request.ip);
    const { passes, count } = await counted(counter, key);
    const seconds = Math.ceil(count.msBeforeNext / 1000);
    announce(response, { key, perMinute, left: Math.max(0, count.remainingPoints), seconds });
    if (passes) return next();
    response.set('Retry-After', String(seconds)).status(429).send('Too many requests, please try again later.');
  };
}

async function counted(counter: RateLimiterMemory, key: string): Promise<{ passes: boolean; count: RateLimiterRes }> {
  try {
    return { passes: true, count: await counter.consume(key) };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { passes: false, count: refused };
    throw refused;
  }
}

interface Announcement {
  key: string;
  perMinute: number;
  left: number;
  /** until the count begins anew */
  seconds: number;
}

function announce(response: Response, { key, perMinute, left, seconds }: Announcement): void {
  const name = `"${perMinute}-in-1min"`;
  // Callers behind one address share its count; they learn that they do, not whose it is.
  const partition = Buffer.from(createHash('sha256').update(key).digest('hex').slice(0, 12)).toString('base64');
  response.append('RateLimit', `${name}; r=${left}; t=${seconds}`);
  response.append('RateLimit-Policy', `${name}; q=${perMinute}; w=${MINUTE}; pk=:${partition}:`);
}
