import cors from 'cors';
import type { RequestHandler } from 'express';

/** What the usual clients send beside what browsers send by themselves. */
const SENT = [
  ...['authorization', 'content-type', 'idempotency-key', 'x-csrf', 'x-request-id', 'cache-control'],
  // Each names a request that no plain form of another page could have made; one is enough for an upload.
  ...['x-graphql-yoga-csrf', 'apollo-require-preflight', 'graphql-require-preflight', 'x-requested-with'],
  ...['x-apollo-operation-name', 'x-apollo-operation-id', 'apollographql-client-name', 'apollographql-client-version'],
  ...['graphql-client-name', 'graphql-client-version'],
  ...['traceparent', 'tracestate', 'baggage'],
  ...['last-event-id', 'mcp-protocol-version', 'mcp-session-id'],
  ...['if-none-match', 'if-modified-since', 'range'],
];

/** What a page needs to read of an answer: when to come again, and what it downloads. */
const READ = [
  ...['retry-after', 'ratelimit', 'ratelimit-policy', 'x-request-id', 'www-authenticate', 'location', 'link'],
  ...['content-disposition', 'content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'],
  ...['mcp-protocol-version', 'mcp-session-id'],
];

/** Pages of the listed origins may use the API; no other site's page reads an answer. */
export function listedOrigins(origins: string[]): RequestHandler {
  return cors({
    origin: origins,
    credentials: true,
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: SENT,
    exposedHeaders: READ,
    maxAge: 600,
  });
}
