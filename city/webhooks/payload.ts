import { Webhook } from 'standardwebhooks';
import { encodePlace, placeOf } from '../journal/cursor.js';
import { eventName, type JournalEvent } from '../journal/event.js';

/** What is sent: a CloudEvent in its JSON form. It names no person; whoever may reads the rest where `link` leads. */
export interface WebhookMessage {
  /** the same for every try */
  id: string;
  body: string;
}

/** `publicUrl`: where this installation is reached; without it nothing says where to read on. */
export function messageOf(event: JournalEvent, publicUrl: string | undefined): WebhookMessage {
  const { id, type, subject, at, permitType, status, revision, districtId } = event;
  const isCase = !subject.includes('/');
  const data = {
    ...(isCase && { reference: subject }),
    ...(permitType !== null && { permitType }),
    ...(districtId !== null && { district: districtId }),
    ...(status !== null && { status }),
    ...(revision !== null && { revision }),
    ...(isCase && publicUrl !== undefined && { link: linkTo(publicUrl, subject) }),
  };
  return wholeMessage({
    id,
    type: eventName(type),
    subject,
    at,
    data,
    source: publicUrl,
    cursor: encodePlace(placeOf(event)),
  });
}

/** A message that tells of nothing, so that a receiver can be tried. */
export const testMessage = (id: string, subject: string, source: string | undefined): WebhookMessage =>
  wholeMessage({ id, type: 'parvaneh.webhook.test', subject, at: new Date(), data: {}, source });

interface Whole {
  id: string;
  type: string;
  subject: string;
  at: Date;
  data: object;
  source: string | undefined;
  cursor?: string;
}

function wholeMessage({ id, type, subject, at, data, source = 'urn:parvaneh', cursor }: Whole): WebhookMessage {
  const event = {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    ...(cursor !== undefined && { cursor }),
    data,
  };
  return { id, body: JSON.stringify(event) };
}

/** A query of the API that a client with a token of its own sends as it is. */
function linkTo(publicUrl: string, reference: string): string {
  const query = `{application(reference:${JSON.stringify(reference)}){reference status revision}}`;
  return `${publicUrl}/graphql?${new URLSearchParams({ query })}`;
}

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
