import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { UnauthenticatedError } from '../../cases/refusals.js';
import type { Authenticate } from '../../city/people/viewer.js';
import { mustBeOwnPage } from './authenticate.js';
import { type SignInClient, SignInRefusedError } from './client.js';
import { attemptCookie, cookieOf, cookieOptions, sessionCookie } from './cookies.js';
import { signInFailedPage } from './page.js';
import { ProviderUnavailableError } from './provider.js';
import type { CookieSeal } from './seal.js';
import type { Sessions } from './sessions.js';
import { unavailable } from './verify-token.js';

export interface SignInRouteDependencies {
  client: SignInClient;
  sessions: Sessions;
  seal: CookieSeal;
  /** where browsers reach this server, without a slash at its end */
  publicUrl: () => string;
  /** the path that people come to when they named none */
  home: string;
}

const CALLBACK = '/sign-in/callback';
const ATTEMPT_MINUTES = 10;
const SignInAttempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/**
 * `/sign-in?to=/path` sends the browser to the provider, which sends it back to `/sign-in/callback`; `POST /sign-out` ends
 * the session here and at the provider; `/session` says who is signed in.
 */
export function signInRoutes(deps: SignInRouteDependencies, authenticate: Authenticate): Router {
  const { client, sessions, seal, publicUrl, home } = deps;

  const begin: RequestHandler = async (request, response) => {
    const { url, attempt } = await client.begin(`${publicUrl()}${CALLBACK}`).catch(explained);
    const sealed = await seal.close({ ...attempt, to: localPath(request.query.to) ?? home }, `${ATTEMPT_MINUTES}m`);
    const expires = new Date(Date.now() + ATTEMPT_MINUTES * 60_000);
    response.cookie(attemptCookie(publicUrl()), sealed, cookieOptions(publicUrl(), expires));
    response.redirect(303, url.href);
  };

  const finish: RequestHandler = async (request, response) => {
    const sealed = cookieOf(request, attemptCookie(publicUrl()));
    const attempt = SignInAttempt.safeParse(sealed && (await seal.open(sealed)));
    response.clearCookie(attemptCookie(publicUrl()), cookieOptions(publicUrl()));
    if (!attempt.success) return failed(response);
    const { to, ...expected } = attempt.data;
    try {
      const tokens = await client.finish(new URL(request.originalUrl, publicUrl()), expected);
      const opened = await sessions.open(tokens);
      // Whoever was signed in here before is not any more.
      const before = cookieOf(request, sessionCookie(publicUrl()));
      if (before) await sessions.end(before);
      response.cookie(sessionCookie(publicUrl()), opened.secret, cookieOptions(publicUrl(), opened.expiresAt));
      response.redirect(303, to);
    } catch (error) {
      if (!(error instanceof SignInRefusedError || error instanceof UnauthenticatedError)) return explained(error);
      failed(response);
    }
  };

  const end: RequestHandler = async (request, response) => {
    mustBeOwnPage(request, publicUrl());
    const secret = cookieOf(request, sessionCookie(publicUrl()));
    const ended = secret ? await sessions.end(secret) : undefined;
    response.clearCookie(sessionCookie(publicUrl()), cookieOptions(publicUrl()));
    // A provider that is away cannot keep anybody signed in here.
    const away = ended && (await client.end(ended.idToken, `${publicUrl()}${home}`).catch(() => undefined));
    const next = away?.href ?? home;
    // A page's policy may keep its forms from being led to a provider on another origin; its script goes there by itself.
    if (request.accepts(['html', 'json']) === 'json') response.json({ next });
    else response.redirect(303, next);
  };

  const who: RequestHandler = async (request, response) => {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    const { id, roles, officeId, scopes } = viewer;
    response.json({ id, roles, officeId, scopes });
  };

  const router = Router();
  router.use(['/sign-in', '/sign-out', '/session'], (_, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/sign-in', begin);
  router.get(CALLBACK, finish);
  router.post('/sign-out', end);
  router.get('/session', who);
  return router;
}

/** A path of this server's own; anything else would make us a signpost to wherever a letter's link says. */
function localPath(to: unknown): string | undefined {
  if (typeof to !== 'string' || to.length > 1_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return undefined;
  return new URL(to, 'http://local').origin === 'http://local' ? to : undefined;
}

function failed(response: Response): void {
  response.status(400).type('html').send(signInFailedPage());
}

function explained(error: unknown): never {
  throw error instanceof ProviderUnavailableError ? unavailable(error) : error;
}
