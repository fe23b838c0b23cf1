import { Webhook } from 'standardwebhooks';
import type { CloudEvent } from '../journal/cloud-event.js';

/** What is sent: a CloudEvent in its JSON form. */
export interface WebhookMessage {
  /** the same for every try */
  id: string;
  body: string;
}

export const messageOf = (event: CloudEvent): WebhookMessage => ({ id: event.id, body: JSON.stringify(event) });

/** The headers of a message, signed with each secret (Standard Webhooks), of now. */
export function signedHeaders({ id, body }: WebhookMessage, secrets: readonly string[]): Record<string, string> {
  const now = new Date();
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'parvaneh-webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
