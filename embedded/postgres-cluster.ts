import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedStartError } from './child.js';
import { endSentence, tellingLine } from './last-words.js';
import type { PostgresUser } from './postgres-user.js';

export interface ClusterOptions {
  initdb: string;
  user: PostgresUser;
  folder: string;
  password: string;
  durable: boolean;
}

/** Makes the cluster, if there is none, under another name first, so that a killed attempt leaves no half of one. */
export async function initialiseCluster({ initdb, user, folder, password, durable }: ClusterOptions): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { owner } = user;
  if (owner) for (const path of [unfinished, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const { command, args, ...ids } = user.run(initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // Sorting that is the same on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  try {
    await promisify(execFile)(command, args, ids);
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const complaint = tellingLine(stderr) ?? message.split('\n')[0] ?? '';
    keepLog(`${folder}.log`, stderr);
    throw new EmbeddedStartError(endSentence('PostgreSQL', complaint, `${folder}.log`));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, folder);
}

function keepLog(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch {
    // On a full disk there is no room for it.
  }
}
