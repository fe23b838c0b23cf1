import { actMessages } from '../../cases/messages/acts.js';
import { invalidInput } from '../../cases/refusals.js';
import { changePreferences, type Preferences, preferencesOf } from '../../city/notices/preferences.js';
import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { NotificationChannel, NotificationEvent } from './notification.js';

const NotificationLanguage = builder.enumType('NotificationLanguage', {
  description: 'Of messages to a person.',
  values: described<stored.NotificationLanguage>({
    FA: 'Persian.',
    EN: 'English.',
    BOTH: 'Persian, and English below it.',
  }),
});

interface EventChannels {
  event: stored.NotificationEvent;
  channels: stored.NotificationChannel[];
}

const NotificationEventChannels = builder.objectRef<EventChannels>('NotificationEventChannels').implement({
  description: 'The channels that an event is told over. Without one it is only shown here.',
  fields: (t) => ({
    event: t.expose('event', { type: NotificationEvent, description: 'What is told of.' }),
    channels: t.expose('channels', {
      type: [NotificationChannel],
      description: 'Channels that it is told over; empty where it is only shown here.',
    }),
  }),
});

const NotificationPreferences = builder.objectRef<Preferences>('NotificationPreferences').implement({
  description: 'How the caller wants to be told.',
  fields: (t) => ({
    language: t.expose('language', { type: NotificationLanguage, description: 'Of the messages.' }),
    events: t.field({
      type: [NotificationEventChannels],
      description: 'Every event with its channels.',
      resolve: ({ channels }) =>
        Object.values(stored.NotificationEvent).map((event) => ({ event, channels: channels[event] })),
    }),
  }),
});

const NotificationEventChannelsInput = builder.inputType('NotificationEventChannelsInput', {
  description: 'The channels that an event is to be told over.',
  fields: (t) => ({
    event: t.field({ type: NotificationEvent, description: 'What is told of.', required: true }),
    channels: t.field({
      type: [NotificationChannel],
      description: 'Channels to tell it over; none when it is only to be shown here.',
      required: true,
    }),
  }),
});

async function ownPreferences(context: Context): Promise<Preferences> {
  const { id: person } = signedIn(context);
  return preferencesOf(await context.prisma.notificationPreference.findUnique({ where: { person } }));
}

builder.queryField('notificationPreferences', (t) =>
  t.field({
    type: NotificationPreferences,
    description: 'The caller’s own.',
    resolve: (_, __, context) => ownPreferences(context),
  }),
);

builder.mutationField('setNotificationPreferences', (t) =>
  t.field({
    type: NotificationPreferences,
    description: 'Changes the language and the channels of the events that are given; the rest stays as it is.',
    args: {
      language: t.arg({ type: NotificationLanguage, description: 'Of the messages; as it was when left out.' }),
      events: t.arg({ type: [NotificationEventChannelsInput], description: 'The channels of some events, each once.' }),
    },
    resolve: async (_, { language, events }, context) => {
      const { id } = signedIn(context);
      const given = events ?? [];
      const channels = Object.fromEntries(given.map((each) => [each.event, each.channels]));
      if (Object.keys(channels).length < given.length) {
        throw invalidInput('events', 'DUPLICATE', actMessages.EVENT_TWICE);
      }
      await changePreferences(context.prisma, id, { language: language ?? undefined, channels });
      return ownPreferences(context);
    },
  }),
);
