import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { EmbeddedStartError } from './child.js';

/** How to run PostgreSQL's programs: as this user, or as another when this one is root, which PostgreSQL refuses. */
export interface PostgresUser {
  /** Whom its files belong to, where that is not this process's user. */
  owner?: { uid: number; gid: number };
  /** Whether its plain rights reach that program. */
  canRun(program: string): boolean;
  /** The command that runs `program` as that user, for `spawn`. */
  run(program: string, args: string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

const NAME = 'postgres';
const SETPRIV = '/usr/bin/setpriv';

/**
 * `folder` is where the data is. Below folders that are closed to other users (root's home, a `mktemp -d` folder) the
 * user gets root's capability to pass through them.
 */
export function postgresUser(folder: string): PostgresUser {
  if (process.getuid?.() !== 0) return { canRun: () => true, run: (command, args) => ({ command, args }) };
  const ids = idsOf(NAME) ?? createUser();
  const user = { owner: ids, canRun: (program: string) => canEnter(program, ids) };
  if (canEnter(folder, ids)) return { ...user, run: (command, args) => ({ command, args, ...ids }) };
  const capable = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  if (spawnSync(SETPRIV, [...capable, '/bin/true']).status === 0) {
    return { ...user, run: (program, args) => ({ command: SETPRIV, args: [...capable, program, ...args] }) };
  }
  // Where nothing gives that capability its group, and nobody else, may pass through.
  chownSync(folder, 0, ids.gid);
  chmodSync(folder, 0o710);
  if (canEnter(folder, ids)) return { ...user, run: (command, args) => ({ command, args, ...ids }) };
  throw new EmbeddedStartError(
    `PostgreSQL does not run as root, and its user "${NAME}" cannot enter ${folder}; ` +
      'run as another user, or set DATA_DIR to a folder that every user may enter.',
  );
}

function canEnter(path: string, ids: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], ids).status === 0;
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const read = (flag: string) => {
    const { status, stdout } = spawnSync('/usr/bin/id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  const [uid, gid] = [read('-u'), read('-g')];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createUser(): { uid: number; gid: number } {
  try {
    execFileSync('/usr/sbin/useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME], {
      stdio: 'ignore',
    });
  } catch {
    // What counts is whether the user is there now.
  }
  const ids = idsOf(NAME);
  if (ids) return ids;
  throw new EmbeddedStartError(
    `PostgreSQL does not run as root and the user "${NAME}" could not be made; run as another user, or set DATABASE_URL.`,
  );
}
