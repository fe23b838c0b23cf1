import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { endSessionsOf } from '../../city/people/sessions.js';
import type { PrismaClient } from '../../prisma/client.js';
import { addressKey } from '../limits/address.js';
import type { RateLimits } from '../limits/rate-limit.js';
import { LOGOUT_PATH } from './logout-path.js';
import { LogoutTokenRefusedError, type VerifyLogoutToken } from './logout-token.js';
import { ProviderUnavailableError } from './provider.js';
import { unavailable } from './verify-token.js';

interface Options {
  verify: VerifyLogoutToken;
  prisma: PrismaClient;
  rates: RateLimits;
}

/** Where the provider says, server to server, that somebody has signed out of it. Only what it refuses is counted. */
export function logoutRoute({ verify, prisma, rates }: Options): Router {
  const end: RequestHandler = async (request, response) => {
    response.set('cache-control', 'no-store');
    const { logout_token: token } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof token !== 'string') throw new LogoutTokenRefusedError('logout_token is missing');
    await endSessionsOf(prisma, await verify(token));
    response.status(200).end();
  };
  const refuse: ErrorRequestHandler = async (error, request, response, next) => {
    if (error instanceof ProviderUnavailableError) return next(unavailable(error));
    if (!(error instanceof LogoutTokenRefusedError)) return next(error);
    await rates.count('signIn', addressKey(request.ip));
    response.status(400).json({ error: 'invalid_request', error_description: error.message });
  };
  const router = Router();
  router.post(LOGOUT_PATH, express.urlencoded({ extended: false, limit: '16kb' }), end);
  router.use(LOGOUT_PATH, refuse);
  return router;
}
