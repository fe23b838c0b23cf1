import { isIP } from 'node:net';
import { z } from 'zod';
import { listOf } from './values.js';

const network = z.string().refine((text) => {
  const [address = '', bits = ''] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}, 'must be networks such as 10.1.0.0/16, with commas between them');

/** The part of the environment that webhooks are sent by. */
export const webhookEnvironment = {
  WEBHOOK_NETWORKS: listOf(network).default([]),
  WEBHOOK_LOG_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  WEBHOOK_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
};
const Environment = z.object(webhookEnvironment);

export interface WebhookSettings {
  /** private networks that may be sent to, also over plain HTTP and to any port */
  networks: readonly string[];
  /** for so long a delivery is told of */
  logDays: number;
  /** seals the secrets of endpoints in the database */
  key: string;
}

export const webhookSettings = (env: z.infer<typeof Environment>, otherwise: () => string): WebhookSettings => ({
  networks: env.WEBHOOK_NETWORKS,
  logDays: env.WEBHOOK_LOG_DAYS,
  key: env.WEBHOOK_KEY ?? otherwise(),
});
