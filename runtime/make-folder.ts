import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder and those above it, open to its owner alone. Node's own recursive form never returns where a file system has none, as /proc. */
export function makeFolder(path: string): void {
  const above = dirname(path);
  const missing = makeOne(path);
  if (!missing) return;
  if (above === path) throw missing;
  makeFolder(above);
  const refused = makeOne(path);
  if (refused) throw refused;
}

/** Returns the error when the folder above is missing. */
function makeOne(path: string): Error | undefined {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return error as Error;
    if (code !== 'EEXIST') throw error;
  }
  return undefined;
}
