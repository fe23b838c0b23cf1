import { chmod, lstat, readdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { isErrno } from './secret-file.js';

/** Of group and others. */
const OTHERS = 0o077;

/** What servers, workers and commands keep in the data folder. */
const KEPT =
  /^(postgres|temporal|sign-in|permit-keys|documents|outbox|parvaneh\.pid|(audit|session|document-link|decision)-key|bank-secret)([.-]|$)/;

/**
 * Closes the data folder. One that others use too, as `/var/lib` or somebody's home, is not ours to close: there it is
 * what the product keeps in it, and no more.
 */
export async function closeDataFolder(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir).catch(unlessGone)) ?? [];
  const ours = names.filter((name) => KEPT.test(name));
  const holds = (path: string) => `${path}${sep}`.startsWith(`${dataDir}${dataDir.endsWith(sep) ? '' : sep}`);
  const isShared = names.length - ours.length > ours.length || [homedir(), tmpdir(), process.cwd()].some(holds);
  if (!isShared) return closeFolder(dataDir);
  for (const name of ours) await closeFolder(join(dataDir, name));
}

/**
 * Takes from everybody but the owner what they may do in a folder and all below it. The folder itself is first, and with
 * it nobody else reaches the rest. What is not ours, or goes away meanwhile, stays as it is; links are not followed.
 */
async function closeFolder(path: string): Promise<void> {
  const stats = await lstat(path).catch(unlessGone);
  if (!stats || stats.isSymbolicLink()) return;
  if (stats.mode & OTHERS) await chmod(path, stats.mode & 0o777 & ~OTHERS).catch(unlessGone);
  if (!stats.isDirectory()) return;
  const names = (await readdir(path).catch(unlessGone)) ?? [];
  // One folder at a time: a large one would otherwise take every handle.
  for (const name of names) await closeFolder(join(path, name));
}

function unlessGone(error: unknown): undefined {
  if (isErrno(error, 'ENOENT', 'EPERM', 'EACCES', 'EROFS', 'ENOTDIR')) return undefined;
  throw error;
}
