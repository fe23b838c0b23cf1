import { eventsOfCases, eventsOfTasks } from '../../cases/events.js';
import { mustHaveQueue, queueOf } from '../../cases/queue.js';

import { ownApplications, visibleApplications } from '../../cases/visible.js';
import type { JournalEvent } from '../../city/journal/event.js';
import { TASK_EVENTS } from '../../city/journal/event-types.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { type Came, followJournal, lookForEvents } from '../follow-journal.js';
import { newNotifications } from '../new-notifications.js';
import { PermitApplication } from './application.js';
import { Event } from './event.js';
import { Notification } from './notification.js';
import { Task } from './task.js';

const Change = builder.interfaceRef<Came<unknown>>('Change').implement({
  description:
    'Something that came over a subscription. One that has nothing but its cursor says that the stream has begun, or is alive; there is one every quarter of a minute.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      nullable: true,
      description: 'Whoever comes back goes on from here, with `after`. Null where nothing has ever happened.',
    }),
  }),
});

const event = (came: Came<JournalEvent>): JournalEvent | null => came.what ?? null;

const ApplicationChange = builder.objectRef<Came<JournalEvent>>('ApplicationChange').implement({
  description: 'Something that happened to an application, or that the stream is alive.',
  interfaces: [Change],
  fields: (t) => ({
    event: t.field({ type: Event, nullable: true, description: 'What happened.', resolve: event }),
    application: t.prismaField({
      type: PermitApplication,
      nullable: true,
      description: 'The application as it stands now; null where it is no longer the caller’s to read.',
      resolve: (query, { what }, _, { prisma, ...context }) =>
        what
          ? prisma.application.findFirst({
              ...query,
              where: { AND: [{ reference: what.subject }, visibleApplications(signedIn({ prisma, ...context }))] },
            })
          : null,
    }),
  }),
});

const TaskChange = builder.objectRef<Came<JournalEvent>>('TaskChange').implement({
  description: 'Something that happened to a task of a queue, or that the stream is alive.',
  interfaces: [Change],
  fields: (t) => ({
    event: t.field({ type: Event, nullable: true, description: 'What happened.', resolve: event }),
    task: t.prismaField({
      type: Task,
      nullable: true,
      description: 'The task as it stands now; null where it is no longer in the caller’s queues.',
      resolve: (query, { what }, _, context) =>
        what
          ? context.prisma.task.findFirst({
              ...query,
              where: { AND: [{ id: String(what.data.task) }, queueOf(signedIn(context))] },
            })
          : null,
    }),
  }),
});

const NotificationChange = builder.objectRef<Came<{ id: string }>>('NotificationChange').implement({
  description: 'A message to the caller, or that the stream is alive.',
  interfaces: [Change],
  fields: (t) => ({
    notification: t.prismaField({
      type: Notification,
      nullable: true,
      description: 'What the caller is told.',
      resolve: (query, { what }, _, { prisma }) =>
        what ? prisma.notification.findUnique({ ...query, where: { id: what.id } }) : null,
    }),
  }),
});

const AFTER = 'The cursor of the last that came, of one who comes back; without it the stream begins with now.';

builder.subscriptionField('myChanges', (t) =>
  t.field({
    type: ApplicationChange,
    description:
      'What happens to the caller’s own applications, and to those that the caller’s office holds a mandate in force for: each once, in the order of the journal. An hour at most, and no longer than the right to it; then subscribe anew with the last cursor.',
    args: { after: t.arg.string({ description: AFTER }) },
    subscribe: (_, { after }, context) =>
      followJournal(context, {
        after: after ?? undefined,
        mustBeAllowed: async () => undefined,
        look: lookForEvents((now) => ({ readable: eventsOfCases(ownApplications(signedIn(now))) })),
      }),
    resolve: told,
  }),
);

builder.subscriptionField('queueChanged', (t) =>
  t.field({
    type: TaskChange,
    description:
      'What happens to the tasks of the caller’s queues, in the order of the journal. It ends once the caller holds no role whose work it is.',
    args: {
      role: t.arg.id({ description: 'Only the queue of this role.' }),
      after: t.arg.string({ description: AFTER }),
    },
    subscribe: (_, { role, after }, context) => {
      mustHaveQueue(signedIn(context), role ?? undefined);
      return followJournal(context, {
        after: after ?? undefined,
        mustBeAllowed: async (now) => mustHaveQueue(signedIn(now), role ?? undefined),
        look: lookForEvents((now) => ({
          types: TASK_EVENTS,
          readable: eventsOfTasks(queueOf(signedIn(now), role ?? undefined)),
        })),
      });
    },
    resolve: told,
  }),
);

builder.subscriptionField('notificationReceived', (t) =>
  t.field({
    type: NotificationChange,
    description:
      'What the caller is told from now on. Of one who comes back, what was written about the time of the cursor may come again; a message is the same by its id.',
    args: { after: t.arg.string({ description: AFTER }) },
    subscribe: (_, { after }, context) =>
      followJournal(context, {
        after: after ?? undefined,
        mustBeAllowed: async () => undefined,
        look: newNotifications(),
      }),
    resolve: told,
  }),
);

function told<What>(came: Came<What>): Came<What> {
  if (came.refusal !== undefined) throw came.refusal;
  return came;
}
