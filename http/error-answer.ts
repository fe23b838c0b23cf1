import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { documentRefusal } from '../cases/document-refusal.js';
import { refusalText } from '../cases/refusal-text.js';
import { DatabaseUnavailableError, RateLimitedError, Refusal, UnavailableError } from '../cases/refusals.js';
import { PapersBusyError } from '../city/papers/renderer.js';
import { isDatabaseOutage } from '../prisma/outage.js';
import { requestId } from '../runtime/request-id.js';
import { challenge } from './challenge.js';
import { httpMessages } from './messages.js';

const statuses: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LINK_INVALID: 403,
  LINK_EXPIRED: 410,
  CURSOR_EXPIRED: 410,
  CURSOR_UNKNOWN: 410,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** When to try again what is unavailable, in seconds. */
const TRY_AGAIN_S = 10;

/** What is nobody's mistake, as callers are told of it. */
function toRefusal(thrown: unknown): unknown {
  if (isDatabaseOutage(thrown)) return new DatabaseUnavailableError(thrown);
  if (thrown instanceof PapersBusyError) return new UnavailableError(thrown, httpMessages.PAPERS_BUSY);
  return documentRefusal(thrown) ?? thrown;
}

/** Errors of the routes beside GraphQL, in the same words and as silent about causes. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      // Half an answer can only be broken off, so that nobody takes it for a whole one.
      log.error({ err: thrown, requestId: requestId() }, 'an answer broke off');
      return next(thrown);
    }
    const error = toRefusal(thrown);
    const clientError = statusOf(error);
    if (error instanceof Refusal) {
      if (error instanceof RateLimitedError) response.set('retry-after', String(error.retryAfter));
      if (error instanceof UnavailableError) response.set('retry-after', String(TRY_AGAIN_S));
      // A route may have said more of it.
      if (error.code === 'UNAUTHENTICATED' && !response.hasHeader('www-authenticate'))
        response.set('www-authenticate', challenge(request));
      response.status(statuses[error.code] ?? 409).json({ code: error.code, messages: error.messages });
    } else if (clientError) {
      response.status(clientError).json({ code: 'BAD_USER_INPUT', messages: refusalText('BAD_USER_INPUT') });
    } else {
      const code = 'INTERNAL_SERVER_ERROR';
      log.error({ err: error, requestId: requestId() }, 'unexpected error');
      response.status(500).json({ code, messages: refusalText(code), requestId: requestId() });
    }
  };
}

/** What a body parser or the router blames on the caller. */
function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
