import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { RateLimitedError } from '../cases/refusals.js';
import type { Authenticate } from '../city/people/viewer.js';
import type { AnswerPlainly } from '../graphql/answer-plainly.js';
import { requestSeconds } from '../runtime/metrics.js';
import { requestIdFor, underRequestId } from '../runtime/request-id.js';
import { PLAIN_BODY_LIMIT } from './body-limit.js';

interface Options {
  /** the whole application, for everything else */
  app: Express;
  plainly: AnswerPlainly;
  /** who asks, as the token says, counted; each asked once for a request */
  identify: Authenticate;
  authenticate: Authenticate;
  countEvaluation: (request: Read) => Promise<void>;
  /** the middleware whose headers stand in every answer */
  headings: readonly RequestHandler[];
  log: Logger;
}

/** What asks for JSON in so many words, or for nothing in particular. */
const JSON_WANTED = new Map([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
]);

type Read = IncomingMessage & { body?: string; ip?: string };

/**
 * Operations posted to `/graphql` as JSON, which nearly all are, go a short way: the same token check, counts, limits, headers
 * and figures, without the two frameworks in between. Whatever is not quite that goes through the application.
 */
export function plainRequests({
  app,
  plainly,
  identify,
  authenticate,
  countEvaluation,
  headings,
  log,
}: Options): RequestListener {
  const headers = Object.entries(headersOf(headings)).flat();
  // As Express has it, for counts by address. One function for all: with one of its own each request would be kept by what V8 knows of
  // its shape, until all of the heap is looked through.
  const ip = {
    configurable: true,
    get(this: Read) {
      return addressOf(app, this);
    },
  };

  async function answer(request: Read, response: ServerResponse, mediaType: string): Promise<void> {
    const end = requestSeconds.startTimer({ method: 'POST' });
    const id = requestIdFor(request.headers['x-request-id']);
    Object.defineProperty(request, 'ip', ip);
    const text = await textOf(request);
    if (text === undefined) return void request.destroy();
    const answered = await underRequestId(id, async () => {
      // Whoever asks too often is turned away before what they sent is looked at.
      const limited = await identify(request).then(
        () => false,
        (error: unknown) => error instanceof RateLimitedError,
      );
      const { 'idempotency-key': key } = request.headers;
      return limited
        ? undefined
        : plainly(text, mediaType, {
            identify: () => identify(request),
            authenticate: () => authenticate(request),
            whoNow: () => authenticate(request, 'watcher'),
            countEvaluation: () => countEvaluation(request),
            idempotencyKey: typeof key === 'string' ? key : undefined,
          });
    });
    if (!answered) {
      request.body = text;
      return void app(request, response);
    }
    response.once('close', () => end({ route: '/graphql', status: String(answered.status) }));
    const own = Object.entries(answered.headers).flat();
    const length = String(Buffer.byteLength(answered.body));
    response.writeHead(answered.status, [...headers, ...own, 'x-request-id', id, 'content-length', length]);
    response.end(answered.body);
  }

  return (request: Read, response) => {
    const mediaType = plainMediaType(request);
    // Each request is told to the log where it wants to know of every one.
    if (!mediaType || log.isLevelEnabled('debug')) return void app(request, response);
    answer(request, response, mediaType).catch((error: unknown) => {
      log.error({ err: error }, 'a request was not answered');
      response.destroy();
    });
  };
}

/** How a plain operation is answered; undefined for every other request. */
function plainMediaType({ method, url, headers }: IncomingMessage): string | undefined {
  const length = Number(headers['content-length']);
  const plain =
    method === 'POST' &&
    url === '/graphql' &&
    /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '') &&
    length > 0 &&
    length <= PLAIN_BODY_LIMIT &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.origin === undefined;
  return plain ? JSON_WANTED.get(headers.accept) : undefined;
}

/** Undefined where the caller broke off. */
function textOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', () => resolve(undefined));
    request.once('close', () => resolve(undefined));
  });
}

const addressOf = (app: Express, request: IncomingMessage): string | undefined =>
  Reflect.get(app.request, 'ip', Object.create(request, { app: { value: app } })) as string | undefined;

/** The headers that middleware sets whatever the request, found once. */
function headersOf(middleware: readonly RequestHandler[]): Record<string, string> {
  const request = { method: 'POST', headers: {} } as IncomingMessage;
  const response = new ServerResponse(request);
  for (const each of middleware) each(request as never, response as never, () => undefined);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
