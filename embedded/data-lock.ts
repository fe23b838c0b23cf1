import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../runtime/make-folder.js';
import { isErrno } from '../runtime/secret-file.js';
import { EmbeddedStartError } from './child.js';
import { identityOf } from './processes.js';

/**
 * Takes the data folder for this process; returns what gives it back. A lock whose process has ended counts for
 * nothing. Throws EmbeddedStartError when another process has the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  makeFolder(dataDir);
  const lock = join(dataDir, 'parvaneh.pid');
  const mine = JSON.stringify({ pid: process.pid, started: identityOf(process.pid) });
  const unfinished = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(unfinished, mine, { mode: 0o600 });
  try {
    while (!linked(unfinished, lock)) {
      const holder = livingHolder(lock);
      if (holder !== undefined) {
        throw new EmbeddedStartError(
          `The data folder ${dataDir} is in use by process ${holder}; stop that one, or set DATA_DIR (and PORT) for another copy.`,
        );
      }
      removeStale(lock, `${unfinished}.stale`);
    }
  } finally {
    rmSync(unfinished, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moved away first and looked at again: meanwhile another process may have taken the folder, and keeps it. */
function removeStale(lock: string, aside: string): void {
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  if (livingHolder(aside) !== undefined) linked(aside, lock);
  rmSync(aside);
}

function livingHolder(lock: string): number | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; started: string };
    return started === identityOf(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
