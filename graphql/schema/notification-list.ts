import { queryFromInfo } from '@pothos/plugin-prisma';
import { markNotificationRead, receivedBy } from '../../cases/notifications.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { afterPosition, type Page, pageOf, pageSize } from '../paging.js';
import { Notification } from './notification.js';
import { PageInfo } from './page-info.js';

type Node = typeof Notification.$inferType;

const NotificationEdge = builder.objectRef<Page<Node>['edges'][number]>('NotificationEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: Notification }), cursor: t.exposeString('cursor') }),
});

const NotificationConnection = builder.objectRef<Page<Node>>('NotificationConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [NotificationEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
  }),
});

builder.queryField('notifications', (t) =>
  t.field({
    type: NotificationConnection,
    description: 'What the caller was told; newest first.',
    args: { first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
    resolve: async (_, { first, after }, context, info) => {
      const viewer = signedIn(context);
      const size = pageSize(first);
      const rows = await context.prisma.notification.findMany({
        ...queryFromInfo({ context, info, path: ['edges', 'node'], select: { id: true, createdAt: true } }),
        where: { AND: [receivedBy(viewer), ...afterPosition('id', after)] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: size + 1,
      });
      return pageOf(rows, size, ({ createdAt, id }) => ({ createdAt, id }));
    },
  }),
);

builder.mutationField('markNotificationRead', (t) =>
  t.prismaField({
    type: Notification,
    description: 'Marks a message as read by the caller, once and for all.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      await markNotificationRead(acting(context), id);
      return context.prisma.notification.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
