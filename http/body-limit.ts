import type { RequestHandler } from 'express';
import { httpMessages } from './messages.js';

/** In bytes: what a request without a file has at most. */
export const PLAIN_BODY_LIMIT = 512 * 1024;

/**
 * Refuses a large body that carries no file, or one that does not say how large it is, before any of it is read. Uploads
 * have a limit of their own.
 */
export const limitPlainBodies: RequestHandler = (request, response, next) => {
  const { 'content-length': length = 0, 'transfer-encoding': chunked } = request.headers;
  if ((Number(length) <= PLAIN_BODY_LIMIT && !chunked) || request.is('multipart/form-data')) return next();
  const messages = httpMessages.BODY_TOO_LARGE;
  const issues = [{ path: '', code: 'TOO_LARGE', message: messages }];
  response.status(chunked ? 411 : 413).json({
    errors: [{ message: messages.en, extensions: { code: 'BAD_USER_INPUT', messages, issues } }],
  });
};
