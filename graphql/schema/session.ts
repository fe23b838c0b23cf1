import { must } from '../../cases/permission.js';
import { endAllSessions, endOneSession } from '../../cases/session-changes.js';
import { openSessions } from '../../city/people/sessions.js';
import type { Viewer } from '../../city/people/viewer.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';

const Session = builder.prismaObject('Session', {
  interfaces: [Node],
  description: 'A browser that has signed in.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    person: t.exposeID('person', { description: 'Account of whoever signed in.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the browser signed in.' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', description: 'To the minute.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'At the latest.' }),
    current: t.boolean({
      description: 'It is the one that asks.',
      resolve: ({ id }, _, { viewer }) => viewer?.session === id,
    }),
  }),
});

/** One's own that may still be used, or another's for administrators. */
function listed(viewer: Viewer, person: string | null | undefined): object {
  const whose = person ?? viewer.id;
  if (whose !== viewer.id) must(viewer, 'manageSessions');
  return { person: whose, ...openSessions(new Date()) };
}

const MAX_SESSIONS = 200;

const SessionConnection = connectionOf('Session', Session);

builder.queryFields((t) => ({
  sessionsConnection: t.field({
    type: SessionConnection,
    description: 'Browser sessions: one’s own, or another person’s for administrators; newest first.',
    args: { person: t.arg.id({ description: 'Oneself without.' }), ...pageArguments },
    resolve: (_, { person, ...args }, context, info) =>
      prismaPage(context, info, args, {
        model: 'session',
        where: [listed(signedIn(context), person)],
        order: newest('createdAt', 'id'),
      }),
  }),
  sessions: t.prismaField({
    type: [Session],
    description:
      'Browser sessions: one’s own, or another person’s for administrators; newest first, at most 200, which the answer’s extensions tell. `sessionsConnection` has all.',
    args: { person: t.arg.id({ description: 'Oneself without.' }) },
    resolve: async (query, _, { person }, context, info) => {
      const rows = await context.prisma.session.findMany({
        ...query,
        where: listed(signedIn(context), person),
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MAX_SESSIONS + 1,
      });
      return cutAt(MAX_SESSIONS, rows, context, info);
    },
  }),
}));

const SessionsEnded = builder.objectRef<{ count: number }>('SessionsEnded').implement({
  description: 'How many browser sessions were ended.',
  fields: (t) => ({ count: t.exposeInt('count', { description: 'How many.' }) }),
});

builder.mutationFields((t) => ({
  endSession: t.field({
    type: SessionsEnded,
    description: 'Ends a browser session: one’s own, or anybody’s for administrators.',
    args: { id: t.arg.id({ description: 'Of the session.', required: true }) },
    resolve: async (_, { id }, context) => {
      signedIn(context);
      await endOneSession(acting(context), id);
      return { count: 1 };
    },
  }),
  endSessions: t.field({
    type: SessionsEnded,
    description: 'Ends all browser sessions of a person but the one that asks.',
    args: { person: t.arg.id({ description: 'Oneself without; another’s for administrators.' }) },
    resolve: async (_, { person }, context) => ({
      count: await endAllSessions(acting(context), person ?? signedIn(context).id),
    }),
  }),
}));
