import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../embedded/start.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { loadSettings } from '../../runtime/config.js';
import { logAt } from '../../runtime/temporal-log.js';
import { benchEvaluation } from './evaluation.js';
import type { Say } from './figures.js';
import { benchHostile } from './hostile.js';
import { benchPermits } from './interpreted.js';
import { benchRequests } from './requests.js';
import { benchUploads } from './uploads.js';

// `npm run bench` measures everything in one run on servers of its own; compare figures of one run, or ratios.

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
  await benchEvaluation(say);
  await benchPermits(servers.databaseUrl, servers.temporalAddress, say);
  await benchRequests(settings, servers, say);
  await benchUploads(settings, servers, say);
  await benchHostile(settings, servers, say);
} finally {
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
}
