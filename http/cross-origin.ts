import cors from 'cors';
import type { RequestHandler } from 'express';

/** Pages of the listed origins may use the API; no other site's page reads an answer. */
export function listedOrigins(origins: string[]): RequestHandler {
  return cors({
    origin: origins,
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-csrf', 'x-request-id'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  });
}
