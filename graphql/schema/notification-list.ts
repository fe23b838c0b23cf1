import { markNotificationRead, receivedBy } from '../../cases/notifications.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { newest } from '../list-order.js';
import { Notification } from './notification.js';

const NotificationConnection = connectionOf('Notification', Notification);

builder.queryField('notifications', (t) =>
  t.field({
    type: NotificationConnection,
    description: 'What the caller was told; newest first.',
    args: pageArguments,
    resolve: (_, args, context, info) =>
      prismaPage(context, info, args, {
        model: 'notification',
        where: [receivedBy(signedIn(context))],
        order: newest('createdAt', 'id'),
      }),
  }),
);

builder.mutationField('markNotificationRead', (t) =>
  t.prismaField({
    type: Notification,
    description: 'Marks a message as read by the caller, once and for all.',
    args: { id: t.arg.id({ description: 'Of the notification.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      await markNotificationRead(acting(context), id);
      return context.prisma.notification.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
