import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const current = new AsyncLocalStorage<string>();

/** The id of the request under way: in its log lines, in its answer's `x-request-id`, in masked errors. */
export const requestId = (): string | undefined => current.getStore();

/** Takes over a caller's id where it is a plain word, so that one id runs through a chain of services. */
export const requestIdFor = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();

/** Runs the work of a request under its id. */
export const underRequestId = <T>(id: string, work: () => T): T => current.run(id, work);

export const withRequestId: RequestHandler = (request, response, next) => {
  const id = requestIdFor(request.headers['x-request-id']);
  response.set('x-request-id', id);
  underRequestId(id, next);
};
