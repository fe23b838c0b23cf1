import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { isErrno } from './secret-file.js';

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 60_000;

/** Watches the disks that this process writes to. */
export interface DiskRoom {
  /** A disk has less room than it should. */
  isLow(): Promise<boolean>;
  stop(): void;
}

interface Options {
  folders: string[];
  /** 0: any room will do */
  minFreeMib: number;
  log: Logger;
}

/** Looks every minute, and warns in the log while a disk has less room than `minFreeMib`. */
export function watchDiskRoom({ folders, minFreeMib, log }: Options): DiskRoom {
  async function lowFolders(): Promise<{ folder: string; freeMib: number }[]> {
    const looked = await Promise.all(folders.map(async (folder) => ({ folder, freeMib: await freeMibAt(folder) })));
    return looked.filter(({ freeMib }) => freeMib < minFreeMib);
  }
  async function look(): Promise<void> {
    for (const low of await lowFolders()) log.warn({ ...low, minFreeMib }, 'little room is left on a disk');
  }
  const quietly = () =>
    void look().catch((error: unknown) => log.warn({ err: error }, 'the room on a disk is unknown'));
  const timer = minFreeMib > 0 ? setInterval(quietly, LOOK_EVERY_MS).unref() : undefined;
  if (timer) quietly();
  return {
    isLow: async () => minFreeMib > 0 && (await lowFolders()).length > 0,
    stop: () => clearInterval(timer),
  };
}

/** What this process may still write at a folder, or where it will be made. */
async function freeMibAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.floor((bavail * bsize) / MIB);
  } catch (error) {
    if (!isErrno(error, 'ENOENT') || dirname(folder) === folder) throw error;
    return freeMibAt(dirname(folder));
  }
}
