import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE, rolePassword } from '../embedded/postgres-role.js';
import { commandLine } from '../embedded/processes.js';
import type { Settings } from '../runtime/config.js';
import { UsageError } from '../runtime/usage-error.js';

/**
 * The configured database, or the embedded one that another process runs on the data folder. Throws UsageError when
 * there is neither.
 */
export function databaseUrlOf({ databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>): string {
  const url = databaseUrl ?? embeddedUrl(join(dataDir, 'postgres'));
  if (url) return url;
  throw new UsageError(
    `No database runs on the data folder ${dataDir}; run \`npm start\` in another terminal, or set DATABASE_URL.`,
  );
}

/** PostgreSQL writes its pid on the first line of its pid file and its port on the fourth. */
function embeddedUrl(folder: string): string | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const port = Number(lines[3]);
    // A file left behind may name a process that is by now another one.
    if (!port || !commandLine(Number(lines[0]))?.includes(`-D ${folder} `)) return undefined;
    return `postgresql://${ROLE}:${rolePassword(folder)}@127.0.0.1:${port}/postgres`;
  } catch {
    return undefined;
  }
}
