import type { LocalizedText as Text } from '../../forms/language/text.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { described } from '../described.js';
import { Node } from '../node.js';
import { LocalizedText } from './localized-text.js';

export const NotificationEvent = builder.enumType('NotificationEvent', {
  description: 'What a person is told of.',
  values: described<stored.NotificationEvent>({
    ASSIGNED: 'A task was handed to them.',
    ESCALATED: 'A task that nobody did in time came to their role.',
    FILED: 'A case was filed.',
    RETURNED: 'A case was sent back for correction.',
    APPROVED: 'A case was approved, and can be paid for.',
    DUE_SOON: 'A deadline comes near.',
    PAID: 'A payment came in.',
    ISSUED: 'A permit was granted.',
    EXPIRED: 'A case ended because a deadline ran out.',
    MESSAGE: 'What a permit type’s own `notify` step says.',
    STUCK: 'A fault has stopped a case.',
    REJECTED: 'A case was rejected.',
    WITHDRAWN: 'A case was withdrawn.',
    REFUND_DUE: 'Money is owed back, once a cashier orders it.',
    REFUNDED: 'Money was ordered to be paid back.',
    SUSPENDED: 'A permit was suspended.',
    RESTORED: 'A suspended permit is in force again.',
    REVOKED: 'A permit was revoked.',
    AUDITED: 'An audit after the fact has come to a result.',
    APPEALED: 'Somebody objected to how a case has ended, or that was decided.',
    TRANSFER_OFFERED: 'A case is offered to them.',
    TRANSFERRED: 'A case has come to its new owner.',
    NEW_MESSAGE: 'Somebody wrote a message about a case.',
    VISIT: 'The time of a visit was booked or moved, comes near, or was not kept.',
    NOTICE_ANSWERED: 'What they filed on a public notice was answered.',
    INVITED: 'They are named in a case, and asked for an answer.',
    NOTICE_DECIDED: 'A case on whose public notice they filed something has come to its end.',
    BEGUN_AT_COUNTER: 'A draft was begun in their name at a counter of the municipality.',
  }),
});
export const NotificationChannel = builder.enumType('NotificationChannel', {
  description: 'How a message goes out.',
  values: described<stored.NotificationChannel>({
    MAIL: 'By e-mail.',
    SMS: 'By text message to a mobile.',
  }),
});

export const Notification = builder.prismaObject('Notification', {
  interfaces: [Node],
  description: 'A message to the caller, or to the people of a role the caller holds.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    reference: t.exposeID('reference', { description: 'Of the application it is about.' }),
    event: t.expose('event', { type: NotificationEvent, description: 'What it tells of.' }),
    subject: t.field({
      type: LocalizedText,
      description: 'What it is about, in a line.',
      select: { subject: true },
      resolve: (row) => row.subject as unknown as Text,
    }),
    message: t.field({
      type: LocalizedText,
      description: 'The whole message.',
      select: { message: true },
      resolve: (row) => row.message as unknown as Text,
    }),
    path: t.string({
      description: 'Where its reader goes on in the portal: the case, or what they may open who have no part in it.',
      select: { path: true, reference: true },
      resolve: ({ path, reference }) => path ?? `/case/${reference}`,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
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
