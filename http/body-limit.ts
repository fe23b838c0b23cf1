import type { RequestHandler } from 'express';

const LIMIT = 1024 * 1024;

/** Refuses a large body that carries no file before any of it is read. Uploads have a limit of their own. */
export const limitPlainBodies: RequestHandler = (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length <= LIMIT || request.is('multipart/form-data')) return next();
  const messages = {
    fa: 'درخواست بزرگ‌تر از یک مگابایت پذیرفته نمی‌شود.',
    en: 'A request of more than 1 MiB is not accepted.',
  };
  const issues = [{ path: '', code: 'TOO_LARGE', message: messages }];
  response.status(413).json({
    errors: [{ message: messages.en, extensions: { code: 'BAD_USER_INPUT', messages, issues } }],
  });
};
