import type { LocalizedText as Text } from '../../forms/language/text.js';
import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { Node } from '../node.js';
import { LocalizedText } from './localized-text.js';

export const NotificationEvent = builder.enumType('NotificationEvent', {
  description: 'What a person is told of. MESSAGE is what a permit type’s own `notify` step says.',
  values: Object.values(stored.NotificationEvent),
});
export const NotificationChannel = builder.enumType('NotificationChannel', {
  values: Object.values(stored.NotificationChannel),
});

export const Notification = builder.prismaObject('Notification', {
  interfaces: [Node],
  description: 'A message to the caller, or to the people of a role the caller holds.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    reference: t.exposeID('reference', { description: 'Of the application it is about.' }),
    event: t.expose('event', { type: NotificationEvent }),
    subject: t.field({
      type: LocalizedText,
      select: { subject: true },
      resolve: (row) => row.subject as unknown as Text,
    }),
    message: t.field({
      type: LocalizedText,
      select: { message: true },
      resolve: (row) => row.message as unknown as Text,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the caller marked it as read.',
      select: (_, context) => ({ reads: { where: { person: signedIn(context).id }, select: { readAt: true } } }),
      resolve: ({ reads }) => reads[0]?.readAt ?? null,
    }),
    sentOver: t.field({
      type: [NotificationChannel],
      description: 'The channels it went out to the caller over.',
      select: (_, context) => ({
        deliveries: { where: { person: signedIn(context).id, sentAt: { not: null } }, select: { channel: true } },
      }),
      resolve: ({ deliveries }) => deliveries.map(({ channel }) => channel),
    }),
  }),
});
