import {
  bookAppointment,
  moveAppointment,
  movesLeft,
  offeredTimes,
  reportMissedVisit,
  taskWith,
} from '../../cases/appointments.js';
import { listableBy } from '../../cases/visible.js';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { described } from '../described.js';
import { readTask } from '../read-back.js';
import { Task } from './task.js';

type Standing = 'BOOKED' | 'KEPT' | 'MISSED';

const VisitStanding = builder.enumType('VisitStanding', {
  description: 'What has become of a visit.',
  values: described<Standing>({
    BOOKED: 'Its time is booked.',
    KEPT: 'It was made, and the task decided.',
    MISSED: 'Nobody was met.',
  }),
});

interface Booked {
  startsAt: Date;
  endsAt: Date;
  standing: Standing;
  movesLeft: number;
}

const Appointment = builder.objectRef<Booked>('Appointment').implement({
  description: 'The time of a visit.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it is over.' }),
    standing: t.expose('standing', { type: VisitStanding, description: 'What has become of it.' }),
    movesLeft: t.exposeInt('movesLeft', { description: 'How often the applying side may still move it.' }),
  }),
});

builder.prismaObjectFields(Task, (t) => ({
  appointment: t.field({
    type: Appointment,
    nullable: true,
    description: 'When the visit is, or was; null where none is booked.',
    select: { id: true, status: true, outcomeId: true },
    resolve: async ({ id, status, outcomeId }, _, context) => {
      const rows = await context.prisma.appointment.findMany({ where: { taskId: id }, orderBy: { bookedAt: 'asc' } });
      const last = rows.findLast((row) => row.status === 'BOOKED' || row.status === 'OVER');
      const { offered } = last ? await taskWith(context, id) : { offered: undefined };
      if (!last || !offered || status === 'CANCELLED') return null;
      const decided = outcomeId !== null && outcomeId === offered.missed ? 'MISSED' : 'KEPT';
      const standing: Standing = status === 'DONE' ? decided : 'BOOKED';
      return { startsAt: last.startsAt, endsAt: last.endsAt, standing, movesLeft: movesLeft(offered, rows) };
    },
  }),
  offeredTimes: t.field({
    type: ['DateTime'],
    description: 'The times that a visit can be booked for, in their order; empty where none is to be booked.',
    select: { id: true, stepType: true },
    resolve: ({ id, stepType }, _, context) =>
      stepType === 'inspect' ? offeredTimes(context, context.calendar, id) : [],
  }),
}));

builder.queryField('visits', (t) =>
  t.field({
    type: [Task],
    description: 'The tasks that the caller may list whose visit is booked for a day, the earliest first.',
    args: { day: t.arg({ type: 'JalaliDate', description: 'By default today.' }) },
    resolve: async (_, { day }, context) => {
      const viewer = signedIn(context);
      const from = startOfDay(day ?? jalaliDay(new Date()));
      const to = startOfDay(addDays(day ?? jalaliDay(new Date()), 1));
      const rows = await context.prisma.appointment.findMany({
        where: {
          status: 'BOOKED',
          startsAt: { gte: from, lt: to },
          task: { status: { in: ['OPEN', 'CLAIMED'] }, OR: listableBy(viewer) },
        },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: 200,
        include: { task: true },
      });
      return rows.map(({ task }) => task);
    },
  }),
);

builder.mutationFields((t) => {
  const time = {
    id: t.arg.id({ description: 'Of the task.', required: true }),
    startsAt: t.arg({ type: 'DateTime', description: 'One of the task’s `offeredTimes`.', required: true }),
  };
  return {
    bookAppointment: t.field({
      type: Task,
      description:
        'Books the time of a visit; both sides are told, and reminded the day before. CONFLICT where somebody else was faster.',
      args: time,
      resolve: async (_, given, context, info) => {
        await bookAppointment(acting(context), context.calendar, given);
        return readTask(context, info, given.id);
      },
    }),
    moveAppointment: t.field({
      type: Task,
      description: 'Books another time in its place. The applying side may do so only so often.',
      args: time,
      resolve: async (_, given, context, info) => {
        await moveAppointment(acting(context), context.calendar, given);
        return readTask(context, info, given.id);
      },
    }),
    reportMissedVisit: t.field({
      type: Task,
      description:
        'The applying side says that nobody came by the end of its time; it books anew, which counts as no move. That nobody was met is decided on the task instead.',
      args: { id: t.arg.id({ description: 'Of the task.', required: true }) },
      resolve: async (_, { id }, context, info) => {
        await reportMissedVisit(acting(context), id);
        return readTask(context, info, id);
      },
    }),
  };
});
