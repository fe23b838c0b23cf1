import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { createPermitSigner } from '../../city/signing/signer.js';
import { seedDemo } from '../../embedded/demo.js';
import { startPostgres } from '../../embedded/postgres.js';
import { temporalCli } from '../../embedded/temporal-binary.js';
import { createPrisma } from '../../prisma/client.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { loadSettings } from '../../runtime/config.js';
import { seedPlots } from '../../test/support/plots.js';
import { endingWithUs } from './left-behind.js';

const TEMPLATE = 'published';

/** A database in which everything that ships is published. */
export interface Database {
  url: string;
  ownerUrl: string;
}

/** What systems that are made to fail stand on: a PostgreSQL server, and the program of a Temporal server. */
export interface Ground {
  folder: string;
  /** The Temporal CLI, whose server gives up on a workflow task of a worker that is gone after three seconds. */
  temporalBinary: string;
  /** A new database; the keys that signed what is published are put into the folder. */
  database(keysDir: string): Promise<Database>;
  /** A new database without anything in it. */
  empty(): Promise<Database>;
  stop(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-storm-'));
  const { cacheDir, programFolders, temporalCliPath: path } = loadSettings({ ...process.env, DATA_DIR: folder });
  const binary = await temporalCli({ path, cacheDir, programFolders, say: console.error });
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
  const forget = endingWithUs(folder, () => [postgres.pid]);
  const keys = join(folder, 'keys');
  const at = (name: string): Database => {
    const [url, ownerUrl] = [postgres.url, postgres.ownerUrl].map(
      (server) => Object.assign(new URL(server), { pathname: name }).href,
    ) as [string, string];
    return { url, ownerUrl };
  };
  async function make(name: string, template?: string): Promise<Database> {
    const admin = new Client({ connectionString: postgres.ownerUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"${template ? ` TEMPLATE ${template}` : ''}`);
    await admin.end();
    return at(name);
  }
  async function stop(): Promise<void> {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    forget();
  }
  try {
    const { url, ownerUrl } = await make(TEMPLATE);
    await migrate(ownerUrl, { role: roleOf(url) });
    const prisma = createPrisma(url, 3);
    await publishShipped(prisma, { signer: createPermitSigner({ folder: keys }) });
    await seedDemo(prisma);
    await seedPlots(prisma);
    await prisma.$disconnect();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    folder,
    temporalBinary: impatient(binary, folder),
    async database(keysDir) {
      await cp(keys, keysDir, { recursive: true });
      return make(`storm_${randomUUID().slice(0, 8)}`, TEMPLATE);
    },
    empty: () => make(`storm_${randomUUID().slice(0, 8)}`),
    stop,
  };
}

/** A Temporal CLI whose server gives up on a workflow task after three seconds, in a folder. */
export function impatient(binary: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'temporal.sh');
  const setting = `--dynamic-config-value 'history.defaultWorkflowTaskTimeout="3s"'`;
  writeFileSync(program, `#!/bin/sh\nexec '${binary}' "$@" ${setting}\n`);
  chmodSync(program, 0o755);
  return program;
}
