import { Client } from '@temporalio/client';
import { createNotices, type Notices } from '../city/notices/notices.js';
import { createDeliveryStarter } from '../city/notices/start-delivery.js';
import { loadTemplates } from '../city/notices/templates.js';
import type { PrismaClient } from '../prisma/client.js';
import { temporalConnection } from '../runtime/config/temporal.js';
import type { Settings } from '../runtime/config.js';
import { lazyConnection } from '../runtime/temporal-connection.js';
import { temporalAddressOf } from './temporal-address.js';

/** What a command tells people by: written with its act, and sent where a Temporal server runs. */
export async function openNotices(
  settings: Settings,
  prisma: PrismaClient,
): Promise<{ notices: Notices; close(): Promise<void> }> {
  const address = temporalAddressOf(settings);
  const { namespace } = settings.temporal;
  const connection = address
    ? lazyConnection(temporalConnection({ temporal: { ...settings.temporal, address } }))
    : undefined;
  const nowhere = () => Promise.reject(new Error('no Temporal server runs'));
  const delivery = connection
    ? createDeliveryStarter(new Client({ connection, namespace }), settings.taskQueue)
    : { soon: nowhere, isUnderWay: nowhere };
  const notices = createNotices({ prisma, templates: await loadTemplates(), delivery });
  return { notices, close: async () => connection?.close() };
}
