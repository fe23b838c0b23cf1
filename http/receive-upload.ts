import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { tooLarge } from '../cases/document-refusal.js';
import { invalidInput, RateLimitedError, type Refusal } from '../cases/refusals.js';
import { toGraphqlError } from '../graphql/refusal-error.js';
import { answerLimited } from './identify-first.js';
import type { UploadedBytes } from './limits/limited.js';
import { httpMessages } from './messages.js';
import { MultipartError, readOperation } from './multipart.js';

/** what a request may have beside its file: the operation, the map, the lines between the parts */
const BESIDE_THE_FILE = 1024 * 1024 + 64 * 1024;

/** Rejects with RateLimitedError. */
type CountBytes = (request: Request, bytes: UploadedBytes) => Promise<void>;

/**
 * Makes a multipart GraphQL request into a plain one whose file is still on its way: the handler after this one finds the
 * operation in `request.body`. No more of a file is held in memory than is being written.
 */
export function receiveUpload(maxBytes: number, count: CountBytes): RequestHandler {
  /** The answer to what is not taken; nothing where it is. */
  async function receive(request: Request): Promise<[status: number, refusal: Refusal] | undefined> {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > maxBytes + BESIDE_THE_FILE) {
      await count(request, { file: announced, rest: 0 });
      return [413, tooLarge(maxBytes)];
    }
    try {
      const { operation, hasFile, textBytes } = await readOperation(request);
      // Of one that does not say how large it is nobody knows what is still to come.
      const all = announced || (hasFile ? maxBytes : textBytes);
      await count(request, hasFile ? { file: Math.max(0, all - textBytes), rest: textBytes } : { file: 0, rest: all });
      request.body = operation;
      // It was that of the body that is another one now.
      delete request.headers['content-length'];
      return undefined;
    } catch (error) {
      if (!(error instanceof MultipartError)) throw error;
      await count(request, { file: 0, rest: announced || maxBytes });
      return [400, malformed(error.message)];
    }
  }

  return async (request, response, next) => {
    if (request.method !== 'POST' || !request.is('multipart/form-data')) return next();
    response.once('close', () => readRest(request, 5 * maxBytes));
    try {
      const refused = await receive(request);
      if (refused) return refuse(response, ...refused);
    } catch (error) {
      if (error instanceof RateLimitedError) return answerLimited(response, error);
      throw error;
    }
    next();
  };
}

const malformed = (why: string): Refusal =>
  invalidInput('', 'MULTIPART_INVALID', httpMessages.MULTIPART_INVALID({ why }));

function refuse(response: Response, status: number, refusal: Refusal): void {
  response.status(status).json({ errors: [toGraphqlError(refusal)] });
}

/**
 * Many clients read an answer only after they have sent everything, so what is left of a refused file is read and thrown
 * away; one that goes on and on is cut off.
 */
function readRest(request: IncomingMessage, limit: number): void {
  if (request.complete || request.destroyed) return;
  request.unpipe();
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > limit) request.socket.destroy();
  });
  request.resume();
}
