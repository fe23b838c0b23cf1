import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { tooLarge } from '../cases/document-refusal.js';
import { invalidInput, RateLimitedError, type Refusal } from '../cases/refusals.js';
import { toGraphqlError } from '../graphql/refusal-error.js';
import { answerLimited } from './identify-first.js';
import type { UploadedBytes } from './limits/limited.js';
import { httpMessages } from './messages.js';
import { readOperation } from './multipart.js';
import { MOST_FILES, MultipartError } from './multipart-places.js';
import { readRest } from './read-rest.js';

/** what a request may have beside its files: the operation, the map, the lines between the parts */
const BESIDE_THE_FILE = 1024 * 1024 + 64 * 1024;

/** Rejects with RateLimitedError. */
type CountBytes = (request: Request, bytes: UploadedBytes) => Promise<void>;

/**
 * Makes a multipart GraphQL request into a plain one whose file is still on its way: the handler after this one finds the
 * operation in `request.body`. No more of a file is held in memory than is being written; several lie in a folder that goes
 * with the answer.
 */
export function receiveUpload(maxBytes: number, count: CountBytes): RequestHandler {
  /** The answer to what is not taken; nothing where it is. */
  async function receive(
    request: Request,
    response: Response,
  ): Promise<[status: number, refusal: Refusal] | undefined> {
    const announced = Number(request.headers['content-length'] ?? 0);
    const refuseAll = async (): Promise<[number, Refusal]> => {
      await count(request, { file: announced, rest: 0 });
      return [413, tooLarge(maxBytes)];
    };
    if (announced > MOST_FILES * maxBytes + BESIDE_THE_FILE) return refuseAll();
    try {
      const { operation, files, textBytes, keep } = await readOperation(request, maxBytes);
      if (announced > Math.max(1, files) * maxBytes + BESIDE_THE_FILE) return refuseAll();
      // Of one that does not say how large it is nobody knows what is still to come.
      const all = announced || (files > 0 ? files * maxBytes : textBytes);
      const hasFile = files > 0;
      await count(request, hasFile ? { file: Math.max(0, all - textBytes), rest: textBytes } : { file: 0, rest: all });
      if (files > 1) await keep(await folderUntil(response));
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
      const refused = await receive(request, response);
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

/** A folder that is gone when the answer was given. */
async function folderUntil(response: Response): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parvaneh-upload-'));
  const remove = () => void rm(folder, { recursive: true, force: true }).catch(() => undefined);
  if (response.closed) remove();
  else response.once('close', remove);
  return folder;
}
