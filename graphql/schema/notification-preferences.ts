import { actMessages } from '../../cases/messages/acts.js';
import { invalidInput } from '../../cases/refusals.js';
import { changePreferences, type Preferences, preferencesOf } from '../../city/notices/preferences.js';
import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { NotificationChannel, NotificationEvent } from './notification.js';

const NotificationLanguage = builder.enumType('NotificationLanguage', {
  values: Object.values(stored.NotificationLanguage),
});

interface EventChannels {
  event: stored.NotificationEvent;
  channels: stored.NotificationChannel[];
}

const NotificationEventChannels = builder.objectRef<EventChannels>('NotificationEventChannels').implement({
  description: 'The channels that an event is told over. Without one it is only shown here.',
  fields: (t) => ({
    event: t.expose('event', { type: NotificationEvent }),
    channels: t.expose('channels', { type: [NotificationChannel] }),
  }),
});

const NotificationPreferences = builder.objectRef<Preferences>('NotificationPreferences').implement({
  description: 'How the caller wants to be told.',
  fields: (t) => ({
    language: t.expose('language', { type: NotificationLanguage }),
    events: t.field({
      type: [NotificationEventChannels],
      resolve: ({ channels }) =>
        Object.values(stored.NotificationEvent).map((event) => ({ event, channels: channels[event] })),
    }),
  }),
});

const NotificationEventChannelsInput = builder.inputType('NotificationEventChannelsInput', {
  fields: (t) => ({
    event: t.field({ type: NotificationEvent, required: true }),
    channels: t.field({ type: [NotificationChannel], required: true }),
  }),
});

async function ownPreferences(context: Context): Promise<Preferences> {
  const { id: person } = signedIn(context);
  return preferencesOf(await context.prisma.notificationPreference.findUnique({ where: { person } }));
}

builder.queryField('notificationPreferences', (t) =>
  t.field({ type: NotificationPreferences, resolve: (_, __, context) => ownPreferences(context) }),
);

builder.mutationField('setNotificationPreferences', (t) =>
  t.field({
    type: NotificationPreferences,
    description: 'Changes the language and the channels of the events that are given; the rest stays as it is.',
    args: {
      language: t.arg({ type: NotificationLanguage }),
      events: t.arg({ type: [NotificationEventChannelsInput] }),
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
