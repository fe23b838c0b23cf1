import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Authenticate } from '../graphql/authenticate.js';
import { addressKey } from './address.js';
import type { Limits, RateLimits } from './rate-limit.js';

type Addressed = Pick<IncomingMessage, 'headers'> & { ip?: string | undefined };

/** Counts every request for the person it acts as; for its address where that is nobody, or a token that is refused. */
export function limitedAuthenticate(authenticate: Authenticate, rates: RateLimits): Authenticate {
  return async (request, as) => {
    const byAddress = () => rates.count('address', addressKey((request as Addressed).ip));
    const viewer = await authenticate(request, as).catch(async (refusal: unknown) => {
      await byAddress();
      throw refusal;
    });
    await (viewer ? rates.count('person', viewer.id) : byAddress());
    return viewer;
  };
}

/** Counts requests of an address to a route that anybody may call. */
export function limitedRoute(kind: keyof Limits, rates: RateLimits): RequestHandler {
  return async (request, _response, next) => {
    await rates.count(kind, addressKey(request.ip));
    next();
  };
}
