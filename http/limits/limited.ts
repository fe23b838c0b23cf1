import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Authenticate } from '../../city/people/viewer.js';
import type { Limits } from '../../runtime/config/limits.js';
import { addressKey } from './address.js';
import type { RateLimits } from './rate-limit.js';

type Addressed = Pick<IncomingMessage, 'headers'> & { ip?: string | undefined };

/** In bytes: what an ordinary request has at most. */
const ORDINARY = 4 * 1024;

const more = (bytes: number): number => Math.floor((bytes || 0) / ORDINARY);

/**
 * What a request counts as: one, and one more for each further 4 KiB, since reading it costs in proportion. Of one with a
 * file only reading it tells how much is none of the file.
 */
function weightOf({ 'content-length': length = '0', 'content-type': type = '' }: IncomingMessage['headers']): number {
  return type.startsWith('multipart/') ? 1 : 1 + more(Number(length));
}

/** Bytes of a multipart request: of its file, and of everything else. */
export interface UploadedBytes {
  file: number;
  rest: number;
}

/** Counts what a multipart request has beyond one request: its text as any other, and its file for the person's day. */
export function uploadCounter(authenticate: Authenticate, rates: RateLimits) {
  return async (request: Addressed, { file, rest }: UploadedBytes): Promise<void> => {
    const viewer = await authenticate(request).catch(() => undefined);
    const [kind, key] = viewer ? (['person', viewer.id] as const) : (['address', addressKey(request.ip)] as const);
    if (more(rest) > 0) await rates.count(kind, key, more(rest), 1);
    if (file > 0) await rates.count('uploads', key, Math.ceil(file / 1024));
  };
}

/** Counts every request once, for the person it acts as; for its address where that is nobody, or a token that is refused. */
export function limitedAuthenticate(authenticate: Authenticate, rates: RateLimits): Authenticate {
  return async (request, as) => {
    if (as === 'watcher') return authenticate(request, as);
    const weight = weightOf((request as Addressed).headers);
    const byAddress = () => rates.count('address', addressKey((request as Addressed).ip), weight);
    const viewer = await authenticate(request, as).catch(async (refusal: unknown) => {
      await byAddress();
      throw refusal;
    });
    await (viewer ? rates.count('person', viewer.id, weight) : byAddress());
    return viewer;
  };
}

/** An evaluation costs some ten times as much as an ordinary read. */
const EVALUATION = 9;

/** Counts an evaluation that somebody asks for who has not signed in, beyond the request that it came by. */
export const evaluationCounter =
  (rates: RateLimits) =>
  ({ ip }: Addressed): Promise<void> =>
    rates.count('address', addressKey(ip), EVALUATION, 1);

/** Counts requests of an address to a route that anybody may call. */
export function limitedRoute(kind: keyof Limits, rates: RateLimits): RequestHandler {
  return async (request, _response, next) => {
    await rates.count(kind, addressKey(request.ip));
    next();
  };
}
