import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../runtime/make-folder.js';
import { EmbeddedStartError } from './child.js';
import type { PostgresPrograms } from './postgres-programs.js';
import type { PostgresUser } from './postgres-user.js';

/** Open to every user, and only root, who alone comes here, can write to it. */
const PLACE = '/var/cache/parvaneh';

/**
 * The folder of the programs, or of a copy made once where that user cannot enter it: PostgreSQL looks for its own
 * files with the user's plain rights, whatever else the user may do.
 */
export function reachableHome({ home, build }: PostgresPrograms, user: PostgresUser): string {
  if (user.canRun(join(home, 'bin', 'postgres'))) return home;
  const copy = join(PLACE, build);
  if (!existsSync(copy)) makeCopy(home, copy);
  if (user.canRun(join(copy, 'bin', 'postgres'))) return copy;
  throw new EmbeddedStartError(
    `PostgreSQL's user can enter neither ${home} nor ${copy}; run as another user than root, or set DATABASE_URL.`,
  );
}

function makeCopy(home: string, copy: string): void {
  makeFolder(PLACE);
  chmodSync(PLACE, 0o755);
  const unfinished = mkdtempSync(`${copy}.`);
  try {
    cpSync(home, unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync('/bin/chmod', ['-R', 'a+rX,go-w', unfinished]);
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have made it meanwhile.
    if (!existsSync(copy)) throw error;
  }
}
