import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { tooLarge } from '../cases/document-refusal.js';
import { invalidInput, type Refusal } from '../cases/refusals.js';
import { toGraphqlError } from '../graphql/refusal-error.js';
import { httpMessages } from './messages.js';
import { MultipartError, readOperation } from './multipart.js';

/** what a request may have beside its file: the operation, the map, the lines between the parts */
const BESIDE_THE_FILE = 1024 * 1024 + 64 * 1024;

/**
 * Makes a multipart GraphQL request into a plain one whose file is still on its way: the handler after this one finds the
 * operation in `request.body`. No more of a file is held in memory than is being written.
 */
export function receiveUpload(maxBytes: number): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST' || !request.is('multipart/form-data')) return next();
    response.once('close', () => readRest(request, 5 * maxBytes));
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + BESIDE_THE_FILE) {
      return refuse(response, 413, tooLarge(maxBytes));
    }
    try {
      request.body = await readOperation(request);
      // It was that of the body that is another one now.
      delete request.headers['content-length'];
    } catch (error) {
      if (!(error instanceof MultipartError)) throw error;
      return refuse(response, 400, malformed(error.message));
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
