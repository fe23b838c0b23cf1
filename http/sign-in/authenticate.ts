import { ForbiddenError } from '../../cases/refusals.js';
import type { Authenticate, Credentials } from '../../city/people/viewer.js';
import { httpMessages } from '../messages.js';
import { cookieOf, sessionCookie } from './cookies.js';
import type { Sessions } from './sessions.js';
import { tokenRefused, type VerifyToken } from './verify-token.js';

interface Options {
  verifyToken: VerifyToken;
  /** browser sessions, where people can sign in by browser */
  sessions?: Sessions | undefined;
  /** where browsers reach this server, without a slash at its end */
  publicUrl: () => string;
}

export function createAuthenticate({ verifyToken, sessions, publicUrl }: Options): Authenticate {
  return async (request, as) => {
    const { authorization } = request.headers;
    if (authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (!token) throw tokenRefused();
      return (await verifyToken(token)).viewer;
    }
    const secret = sessions && cookieOf(request, sessionCookie(publicUrl()));
    if (!secret) return undefined;
    if (as === undefined) mustBeOwnPage(request, publicUrl());
    return sessions.viewer(secret, as === 'watcher' ? as : undefined);
  };
}

/**
 * A browser sends a session's cookie along with whatever any site makes it send. Only a page of this server's own can
 * add a header of its own to that, and the browser itself says which site a request comes from.
 */
export function mustBeOwnPage({ headers }: Credentials, publicUrl: string): void {
  const own =
    headers['x-csrf'] !== undefined ||
    headers['sec-fetch-site'] === 'same-origin' ||
    (headers['sec-fetch-site'] === undefined && headers.origin === new URL(publicUrl).origin);
  if (own) return;
  throw new ForbiddenError(httpMessages.NOT_OWN_PAGE);
}
