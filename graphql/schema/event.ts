import { eventsAfter, placeGiven, readableEvents } from '../../cases/events.js';
import { cloudEvent } from '../../city/journal/cloud-event.js';
import { encodePlace, placeOf } from '../../city/journal/cursor.js';
import { eventName, type JournalEvent } from '../../city/journal/event.js';
import { EVENT_ACTORS, EVENT_TYPES } from '../../city/journal/event-types.js';
import type { EventPage } from '../../city/journal/read.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments } from '../connection.js';
import { signedIn } from '../context.js';
import { Node } from '../node.js';
import { type PageArguments, sizeOf } from '../paging.js';
import { ApplicationStatus } from './enums.js';

const described = <Name extends string>(words: Record<Name, string>) =>
  Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { value: name, description }])) as {
    [Each in Name]: { value: Each; description: string };
  };

export const EventType = builder.enumType('EventType', {
  description: 'What happened. Kinds may be added: pass over those that you do not know.',
  values: described(EVENT_TYPES),
});

const EventActor = builder.enumType('EventActor', {
  description: 'Who did it, as a kind: events name nobody.',
  values: described(EVENT_ACTORS),
});

export const Event = builder.objectRef<JournalEvent>('Event').implement({
  description:
    'Something that happened, in the order in which it was committed. It names no person: what it is about is read by its subject.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The same as of the CloudEvent that it is over SSE and in webhooks.' }),
    cursor: t.string({
      description: 'Where to go on after it, here as `after` and over SSE as `Last-Event-ID`.',
      resolve: (event) => encodePlace(placeOf(event)),
    }),
    type: t.expose('type', { type: EventType, description: 'What happened.' }),
    name: t.string({
      description: 'The same as CloudEvents have it: `parvaneh.application.filed`.',
      resolve: ({ type }) => eventName(type),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    subject: t.exposeString('subject', {
      description:
        'What it is about: an application’s reference, or `mandate/ID`, `office/ID`, `permit-type/CODE`, `rulebook/CODE`, `template/CODE`.',
    }),
    reference: t.id({
      nullable: true,
      description: 'Of the application that it is about; null of one that is about none.',
      resolve: ({ subject }) => (subject.includes('/') ? null : subject),
    }),
    permitTypeCode: t.exposeString('permitType', { nullable: true, description: 'The code of the permit type.' }),
    district: t.exposeID('districtId', { nullable: true, description: 'The district of the application.' }),
    actor: t.expose('actor', { type: EventActor, description: 'Who did it, as a kind.' }),
    status: t.expose('status', {
      type: ApplicationStatus,
      nullable: true,
      description: 'Of the application, once it had happened.',
    }),
    revision: t.exposeInt('revision', { nullable: true, description: 'Of the application, once it had happened.' }),
    data: t.expose('data', {
      type: 'JSON',
      description:
        'Codes, ids and amounts (as text, in smallest units: of rials, where no `currency` stands beside them) that belong to its type.',
    }),
    cloudEvent: t.field({
      type: 'JSON',
      description:
        'The same to the letter as it is over SSE and in webhooks: CloudEvents 1.0, as /asyncapi.json describes it.',
      resolve: (event, _, { publicUrl }) => cloudEvent(event, publicUrl()) as never,
    }),
  }),
});

const EventConnection = connectionOf('Event', Event);

builder.objectField(EventConnection, 'resumeAfter', (t) =>
  t.string({
    nullable: true,
    description:
      'Where to go on (`after`) once this page is read: past what the filter leaves out too, so that a reader of rare events never falls behind what is kept. Null where nothing has ever happened.',
    resolve: (page) => (page as unknown as { resumeAfter: string | null }).resumeAfter,
  }),
);

builder.queryField('events', (t) =>
  t.field({
    type: EventConnection,
    description:
      'What happened to the applications that the caller may read, oldest first, in the order in which it was committed: whoever goes on from the last cursor misses nothing and is told nothing twice, whatever was killed meanwhile. Whoever oversees all that was filed is told of mandates, offices and publications too. CURSOR_EXPIRED or CURSOR_UNKNOWN says that the cursor leads nowhere any more, and how to go on.',
    args: {
      types: t.arg({ type: [EventType], description: 'Only these.' }),
      permitTypes: t.arg.idList({ description: 'Only of applications of these types, by their codes.' }),
      subject: t.arg.string({ description: 'Only what is about this: a reference, `mandate/ID`, …' }),
      ...pageArguments,
    },
    resolve: async (_, { types, permitTypes, subject, ...args }, context) => {
      const readable = readableEvents(signedIn(context));
      const filter = {
        types: types ?? undefined,
        permitTypes: permitTypes?.map(String),
        subject: subject ?? undefined,
        readable,
      };
      const backward = args.last != null;
      const first = backward ? sizeOf('last', args.last ?? 0) : sizeOf('first', args.first ?? 20);
      const after = placeGiven(args.after);
      const before = placeGiven(args.before, 'before');
      return pageFrom(await eventsAfter(context.prisma, { after, before, first, backward, filter }), args) as never;
    },
  }),
);

function pageFrom({ events, hasMore, upTo }: EventPage, { last, after, before }: PageArguments) {
  const edges = events.map((node) => ({ node, cursor: encodePlace(placeOf(node)) }));
  const backward = last != null;
  return {
    edges,
    resumeAfter: upTo ? encodePlace(upTo) : null,
    pageInfo: {
      hasNextPage: backward ? before != null : hasMore,
      hasPreviousPage: backward ? hasMore : after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
