import type { RequestHandler, Response } from 'express';
import { RateLimitedError, TokenRefusedError } from '../cases/refusals.js';
import type { Authenticate, Credentials } from '../city/people/viewer.js';
import { toGraphqlError } from '../graphql/refusal-error.js';
import { challenge } from './challenge.js';

/** Asks who acts once for each request, however many ask for it; of one that goes on, anew. */
export function askedOnce(authenticate: Authenticate): Authenticate {
  const known = new WeakMap<Credentials, ReturnType<Authenticate>>();
  return (request, as) => {
    if (as === 'watcher') return authenticate(request, as);
    const answer = known.get(request) ?? authenticate(request, as);
    known.set(request, answer);
    return answer;
  };
}

/** Answers as the API does, before it was asked. */
export function answerLimited(response: Response, error: RateLimitedError): void {
  const { extensions, message } = toGraphqlError(error);
  const { http: _, ...told } = extensions;
  response.status(429).set('retry-after', String(error.retryAfter));
  response.json({ errors: [{ message, extensions: told }] });
}

/**
 * Turns away whoever asks too often before their request is read: a flood costs a look at its token, not a document's
 * parsing and validation. Every other refusal is the API's to word; one of a token says besides what to come with.
 */
export function identifyFirst(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    try {
      await authenticate(request);
    } catch (error) {
      if (error instanceof RateLimitedError) return answerLimited(response, error);
      if (error instanceof TokenRefusedError) response.set('www-authenticate', challenge(request));
    }
    next();
  };
}
