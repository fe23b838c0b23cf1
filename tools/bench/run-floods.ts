import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../embedded/start.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { loadSettings } from '../../runtime/config.js';
import { logAt } from '../../runtime/temporal-log.js';
import { benchHostile, type Say } from './hostile.js';
import { benchUploads } from './uploads.js';

// `npm run bench:floods` sends a server many large files and many hostile documents, and says what others notice of it.

const say: Say = (what, value) => console.log(`${what.padEnd(52)} ${value}`);
const folder = mkdtempSync(join(tmpdir(), 'parvaneh-bench-'));
const settings = loadSettings({
  ...process.env,
  DATA_DIR: folder,
  DATABASE_URL: '',
  TEMPORAL_ADDRESS: '',
  LOG_LEVEL: 'silent',
  RATE_PERSON: '0',
  RATE_ADDRESS: '0',
  // What is published for the bench is signed by nobody.
  UNSIGNED_PUBLICATIONS: 'true',
});
// Before anything of Temporal's runs: a process has one runtime.
logAt(settings.logLevel);
const servers = await startEmbedded(settings, { say: console.error });
try {
  await migrate(servers.databaseOwnerUrl ?? servers.databaseUrl, { role: roleOf(servers.databaseUrl) });
  await benchUploads(settings, servers, say);
  await benchHostile(settings, servers, say);
} finally {
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
}
