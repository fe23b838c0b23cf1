import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Makes a folder out of sources unless it is fresh. Of two processes one makes it, and the other waits for it. The whole of
 * it is ready before it takes the place of the one before.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {() => boolean} options.isFresh
 * @param {(fresh: string) => Promise<string>} options.make fills a new folder, and answers the stamp of what it was made of
 * @param {number} options.lockMs a lock that is older belongs to nobody
 */
export async function makeFolder({ folder, isFresh, make, lockMs }) {
  const lock = `${folder}.lock`;
  while (!isFresh()) {
    if (!takeLock(lock)) {
      if (isAbandoned(lock, lockMs)) rmSync(lock, { force: true });
      else await setTimeout(50);
      continue;
    }
    try {
      await replace(folder, make);
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

/** @param {string} lock */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A killed process leaves its lock. The first process of a container always has the same number.
 *
 * @param {string} lock
 * @param {number} lockMs
 */
function isAbandoned(lock, lockMs) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > lockMs) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    // Between its making and its writing it names nobody.
    if (holder === 0) return false;
    return holder === process.pid || !process.kill(holder, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * @param {string} folder
 * @param {(fresh: string) => Promise<string>} make
 */
async function replace(folder, make) {
  const [parent, name] = [dirname(folder), basename(folder)];
  for (const left of readdirSync(parent)) {
    if (left.startsWith(`${name}.new.`) || left.startsWith(`${name}.old.`)) {
      rmSync(join(parent, left), { recursive: true, force: true });
    }
  }
  const [fresh, old] = [`${folder}.new.${process.pid}`, `${folder}.old.${process.pid}`];
  const stamp = await make(fresh);
  writeFileSync(join(fresh, '.stamp'), stamp);
  if (statSync(folder, { throwIfNoEntry: false })) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}
