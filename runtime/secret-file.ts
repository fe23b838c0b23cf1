import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * The text of a file that only its owner may read, made once. Of two processes that make it at the same time, one's
 * text is kept and both read that one. Throws what the file system says.
 */
export function keptSecret(file: string, make = () => randomBytes(32).toString('base64url')): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
  }
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  makeFolder(dirname(file));
  try {
    writeFileSync(unfinished, make(), { mode: 0o600 });
    linkSync(unfinished, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readFileSync(file, 'utf8');
}

export function isErrno(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && codes.includes(String((error as NodeJS.ErrnoException).code));
}
