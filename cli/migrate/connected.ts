import { Client } from '@temporalio/client';
import { pino } from 'pino';
import type { PlanDependencies } from '../../cases/migration/plan.js';
import { createCalendar } from '../../city/calendar/read.js';
import { createCatalogue } from '../../city/catalogue/catalogue.js';
import { createKeyReader } from '../../city/signing/signer.js';
import { loadCalendar } from '../../forms/load.js';
import { createPrisma } from '../../prisma/client.js';
import { withSettings } from '../../runtime/config/calendar.js';
import { temporalConnection } from '../../runtime/config/temporal.js';
import { loadSettings } from '../../runtime/config.js';
import { lazyConnection } from '../../runtime/temporal-connection.js';
import { logAt } from '../../runtime/temporal-log.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { temporalAddressOf } from '../temporal-address.js';

/** Connects a command to the database and the Temporal server of this installation. Throws UsageError without one. */
export async function connected(
  work: (deps: PlanDependencies & { sealKey: Uint8Array }) => Promise<void>,
): Promise<void> {
  logAt('error');
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
      calendar: await createCalendar(prisma, withSettings(await loadCalendar(), settings.calendar))(),
      cityPolicy: settings.cityPolicy,
      sealKey: settings.decisions.sealKey,
      progress: () => undefined,
    });
  } finally {
    await Promise.all([prisma.$disconnect(), connection.close()]);
  }
}
