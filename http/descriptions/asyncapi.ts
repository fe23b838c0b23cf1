import { TEST_EVENT } from '../../city/journal/cloud-event.js';
import { eventName } from '../../city/journal/event.js';
import { EVENT_ACTORS, EVENT_TYPES } from '../../city/journal/event-types.js';
import { ApplicationStatus, type EventType } from '../../prisma/generated/client/enums.js';

const text = (description: string) => ({ type: 'string', description });
const TYPES = Object.keys(EVENT_TYPES) as EventType[];

const facts = {
  permitType: text('The code of the permit type.'),
  district: text('The district of the application.'),
  status: { enum: Object.values(ApplicationStatus), description: 'Of the application, once it had happened.' },
  revision: { type: 'integer', description: 'Of the application, once it had happened.' },
};

const cloudEvent = (type: object, data: object, required: readonly string[]) => ({
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'data', ...required],
  properties: {
    specversion: { const: '1.0' },
    id: text('The same whatever the way it comes and the try.'),
    source: text('The address of this installation.'),
    type,
    subject: text('A reference, or `mandate/ID`, `office/ID`, `permit-type/CODE`, `rulebook/CODE`, `template/CODE`.'),
    time: { ...text('When it happened.'), format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    cursor: text('Where to go on after it: `after` and `Last-Event-ID`.'),
    data,
  },
});

const kind = {
  oneOf: TYPES.map((type) => ({ const: eventName(type), description: EVENT_TYPES[type] })),
  description: 'What happened. Kinds may be added: pass over those that you do not know.',
};

const journalEvent = cloudEvent(
  kind,
  {
    type: 'object',
    description:
      'Codes, ids and amounts (as text, in smallest units: of rials, where no `currency` stands beside them) that belong to its type. It names nobody.',
    required: ['actor'],
    properties: {
      actor: { enum: Object.keys(EVENT_ACTORS), description: 'Who did it, as a kind.' },
      reference: text('Of the application, where it is about one.'),
      ...facts,
      link: text('A query of the API that a client with a token of its own sends as it is.'),
    },
  },
  ['cursor'],
);

const testEvent = cloudEvent(
  { const: TEST_EVENT, description: 'Tells of nothing, so that a receiver can be tried.' },
  { type: 'object' },
  [],
);

const SCHEMAS = {
  JournalEvent: journalEvent,
  WebhookEvent: { anyOf: [journalEvent, testEvent] },
  WebhookHeaders: {
    type: 'object',
    required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    properties: {
      'webhook-id': text('The event’s id, whatever the try: what came already is known by it.'),
      'webhook-timestamp': text('Seconds since 1970, of this try.'),
      'webhook-signature': text('`v1,…` for each secret in force, with blanks between (Standard Webhooks).'),
    },
  },
};

const ref = (path: string) => ({ $ref: `#/${path}` });

/** What is sent without being asked for each time: the journal over SSE, and webhooks, as AsyncAPI 3.0 describes them. */
export function asyncapi(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parvaneh: what is told by itself',
      version: '1',
      description:
        'The journal of what happens, in the order in which it was committed: whoever goes on from the last cursor misses nothing and is told nothing twice. GraphQL gives the same by `events`, and by the subscriptions `applicationChanged`, `myChanges`, `queueChanged` and `notificationReceived`.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: '/events',
        description:
          'Server-sent events. `Last-Event-ID`, or `after`, says where to go on; `types`, `permitTypes` and `subject` say of what. A comment every 15 seconds says that the stream is alive, with the cursor as its id; it ends after an hour, and with the right to it by an event `end` that has a code.',
        messages: { journalEvent: ref('components/messages/JournalEvent') },
      },
      webhooks: {
        address: null,
        description:
          'A POST to the address of an endpoint (`createWebhookEndpoint`), of one case in order. Any 2xx means that it was taken; otherwise it comes again, for a day.',
        messages: { webhookEvent: ref('components/messages/WebhookEvent') },
      },
    },
    operations: {
      sendEvents: {
        action: 'send',
        channel: ref('channels/events'),
        summary: 'Tells what happens to whoever follows.',
      },
      sendWebhooks: {
        action: 'send',
        channel: ref('channels/webhooks'),
        summary: 'Tells an endpoint of an integrator.',
      },
    },
    components: {
      messages: {
        JournalEvent: {
          name: 'JournalEvent',
          title: 'A CloudEvent in the `data` of a server-sent event, whose `id` is its cursor',
          contentType: 'application/cloudevents+json',
          payload: ref('components/schemas/JournalEvent'),
        },
        WebhookEvent: {
          name: 'WebhookEvent',
          title: 'A CloudEvent, signed by Standard Webhooks',
          contentType: 'application/cloudevents+json',
          headers: ref('components/schemas/WebhookHeaders'),
          payload: ref('components/schemas/WebhookEvent'),
        },
      },
      schemas: SCHEMAS,
    },
  };
}

export const printAsyncapi = (): string => `${JSON.stringify(asyncapi(), null, 2)}\n`;
