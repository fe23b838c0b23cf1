import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { createCalendar } from '../../activities/calendar/read.js';
import { withThursday } from '../../activities/calendar/settings.js';
import { createCatalogue } from '../../activities/catalogue.js';
import { loadSettings } from '../../config.js';
import { loadCalendar } from '../../forms/load.js';
import { createKeyReader } from '../../permits/signer.js';
import { createPrisma } from '../../prisma/client.js';
import { lazyConnection } from '../../temporal-connection.js';
import { temporalConnection } from '../../temporal-settings.js';
import { databaseUrlOf } from '../database-url.js';
import { temporalAddressOf } from '../temporal-address.js';
import { UsageError } from '../usage-error.js';
import type { PlanDependencies } from './plan.js';

/** Connects a command to the database and the Temporal server of this installation. Throws UsageError without one. */
export async function connected(
  work: (deps: PlanDependencies & { sealKey: Uint8Array }) => Promise<void>,
): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const settings = loadSettings();
  const address = temporalAddressOf(settings);
  if (!address) throw new UsageError('No Temporal server runs; `npm start` it, or set TEMPORAL_ADDRESS.');
  const { namespace } = settings.temporal;
  const connection = lazyConnection(temporalConnection({ temporal: { ...settings.temporal, address } }));
  const prisma = createPrisma(databaseUrlOf(settings), 4);
  try {
    await work({
      prisma,
      client: new Client({ connection, namespace }),
      catalogue: createCatalogue(prisma, {
        keySet: createKeyReader(settings.permits.keysDir),
        unsigned: settings.publications.unsigned,
        log: pino({ level: settings.logLevel }, pino.destination(2)),
      }),
      calendar: await createCalendar(prisma, withThursday(await loadCalendar(), settings.calendar))(),
      policy: settings.policy,
      sealKey: settings.decisions.sealKey,
      progress: () => undefined,
    });
  } finally {
    await Promise.all([prisma.$disconnect(), connection.close()]);
  }
}
