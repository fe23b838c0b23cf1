import { createNotices, type Notices } from '../city/notices/notices.js';
import { createDeliveryStarter } from '../city/notices/start-delivery.js';
import { loadTemplates } from '../city/notices/templates.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Settings } from '../runtime/config.js';
import type { OpenTemporal } from './temporal-client.js';

/** What a command tells people by: written with its act, and sent where a Temporal server runs. */
export async function openNotices(
  { taskQueue }: Settings,
  prisma: PrismaClient,
  { client }: Pick<OpenTemporal, 'client'>,
): Promise<Notices> {
  const nowhere = () => Promise.reject(new Error('no Temporal server runs'));
  const delivery = client ? createDeliveryStarter(client, taskQueue) : { soon: nowhere, isUnderWay: nowhere };
  return createNotices({ prisma, templates: await loadTemplates(), delivery });
}
