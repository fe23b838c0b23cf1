import { webhookOf } from '../../http/payment-confirmations.js';
import type { System } from './system.js';

/** A confirmation as the bank sends it, signed with its key or another. */
export async function confirm(
  { url, config }: Pick<System, 'url' | 'config'>,
  told: Record<string, unknown>,
  key = config.bank.secret,
  at = new Date(),
): Promise<{ status: number; body: Record<string, unknown> }> {
  const body = JSON.stringify(told);
  const response = await fetch(`${url}/payments/confirmations`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'm1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhookOf(key).sign('m1', at, body),
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
