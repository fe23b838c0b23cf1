import type { RequestHandler } from 'express';
import { requestSeconds } from '../runtime/metrics.js';

/** Measures every request under the pattern of its route: a path may name a case, and there are any number of them. */
export const measureRequests: RequestHandler = (request, response, next) => {
  const end = requestSeconds.startTimer({ method: request.method });
  const isGraphql = request.path === '/graphql';
  response.once('close', () => {
    const pattern: unknown = request.route?.path;
    const route = isGraphql ? '/graphql' : typeof pattern === 'string' ? pattern : 'other';
    end({ route, status: String(response.statusCode) });
  });
  next();
};
