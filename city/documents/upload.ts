import type { Readable } from 'node:stream';
import { DocumentRefusedError } from './errors.js';
import type { Claim } from './media-type.js';

/** A file on its way in: nothing of it is read before somebody takes it, and it can be taken once. */
export class Upload {
  readonly #content: Readable;
  #taken = false;

  constructor(
    readonly claim: Claim,
    content: Readable,
  ) {
    this.#content = content;
  }

  take(): Readable {
    if (this.#taken)
      throw new DocumentRefusedError('UPLOAD_BROKEN', 'One file cannot be attached twice by one request.');
    this.#taken = true;
    return this.#content;
  }
}
