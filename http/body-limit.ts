import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { httpMessages } from './messages.js';

/** In bytes: what a request without a file has at most. */
export const PLAIN_BODY_LIMIT = 512 * 1024;

/**
 * Refuses a large body that carries no file: one that says how large it is before any of it is read, one that comes in
 * chunks as soon as it has too many. Uploads have a limit of their own.
 */
export const limitPlainBodies: RequestHandler = async (request, response, next) => {
  const { 'content-length': length = 0, 'transfer-encoding': chunked } = request.headers;
  if (Number(length) > PLAIN_BODY_LIMIT && !isUpload(request)) return refuse(response);
  if (!chunked || isUpload(request) || isRead(request)) return next();
  const body = await readAtMost(request, PLAIN_BODY_LIMIT);
  if (body === 'BROKEN') return void response.destroy();
  if (body === 'TOO_LARGE') return refuse(response.set('connection', 'close'));
  // From here on it is a body as any other: as text, of a length that counts.
  request.body = body.toString('utf8');
  request.headers['content-length'] = String(body.length);
  delete request.headers['transfer-encoding'];
  next();
};

const isUpload = (request: Parameters<RequestHandler>[0]): boolean => Boolean(request.is('multipart/form-data'));
const isRead = ({ body }: { body?: unknown }): boolean => body !== undefined;

function refuse(response: Response): void {
  const messages = httpMessages.BODY_TOO_LARGE;
  const issues = [{ path: '', code: 'TOO_LARGE', message: messages }];
  response.status(413).json({
    errors: [{ message: messages.en, extensions: { code: 'BAD_USER_INPUT', messages, issues } }],
  });
}

/** What is left of one that is too large is not read: its connection ends with the answer. */
export async function readAtMost(request: IncomingMessage, most: number): Promise<Buffer | 'TOO_LARGE' | 'BROKEN'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) return 'TOO_LARGE';
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return 'BROKEN';
  }
}
