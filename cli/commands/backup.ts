import type { Command } from 'commander';
import { lockDataDir } from '../../embedded/data-lock.js';
import { placeOf } from '../../runtime/config/place.js';
import { UsageError } from '../../runtime/usage-error.js';
import { restoreFolder, saveFolder } from '../installation/backup.js';

/** `backup save` and `backup restore`: the whole of an installation that `npm start` runs, while it does not run. */
export function registerBackup(backup: Command): void {
  backup
    .command('save <folder>')
    .description('copy the data folder, which nothing may use meanwhile, with a hash of every file')
    .action((folder: string) =>
      alone(async (dataDir) => {
        const { files } = await saveFolder(dataDir, folder);
        process.stdout.write(`${wordsOf(files)} are in ${folder}. Keep it as secret as the installation itself.\n`);
      }),
    );
  backup
    .command('restore <folder>')
    .description('check a backup, and put it into a data folder that is empty')
    .action((folder: string) =>
      alone(async (dataDir) => {
        const { files, madeAt } = await restoreFolder(folder, dataDir);
        process.stdout.write(
          `${wordsOf(files)} of ${madeAt} are in ${dataDir}. After \`npm start\` run \`npx parvaneh cases repair\`.\n`,
        );
      }),
    );
}

async function alone(work: (dataDir: string) => Promise<void>): Promise<void> {
  const { dataDir, hasOwnDatabase } = placeOf();
  if (!hasOwnDatabase) {
    throw new UsageError(
      'DATABASE_URL names a database of your own: save it with its own tools, in the order that docs/operations.md says.',
    );
  }
  const unlock = lockDataDir(dataDir);
  try {
    await work(dataDir);
  } finally {
    unlock();
  }
}

function wordsOf(files: Record<string, { bytes: number }>): string {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return `${Object.keys(files).length} files, ${Math.ceil(bytes / 1_048_576)} MB,`;
}
