import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { DocumentDamagedError } from './errors.js';

/**
 * Passes content on, its last piece only when the whole has the hash it should have: a reader never takes damaged content
 * for complete. Fails with DocumentDamagedError.
 */
export function verified(sha256: string): Transform {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      const before = held;
      held = chunk;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held);
      else done(new DocumentDamagedError(sha256));
    },
  });
}
