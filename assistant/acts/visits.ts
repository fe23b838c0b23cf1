import {
  bookAppointment,
  moveAppointment,
  movesLeft,
  offeredTimes,
  reportMissedVisit,
  taskWith,
  visitSaid,
} from '../../cases/appointments.js';
import { appointmentMessages } from '../../cases/messages/appointments.js';
import { openTask } from '../../cases/open-task.js';
import { bookableFrom } from '../../forms/appointments.js';
import { jalaliDay, startOfDay, timeOfDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { dayOf, inDigits } from '../../forms/messages/messages.js';
import { persianDigits } from '../../forms/persian.js';
import type { Task } from '../../prisma/generated/client/client.js';
import type { Talking } from '../errands/errand.js';
import { MONTHS } from '../talk/messages/vocabulary.js';
import { MISSED, VISIT } from '../talk/messages/wishes.js';
import type { ActKind, Answers, OfferedAct, Subject } from './act.js';
import { choiceOf, formOf } from './forms.js';
import { actMessages as say } from './messages.js';

/** As many days as buttons fit a page. */
const MOST_DAYS = 10;
type Act = 'book' | 'move' | 'missed';

/** Visits of a case: a time is booked, moved, and said not to have been kept. */
export const visits: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'case') return [];
    const { reference } = subject.open.row;
    const tasks = await acting.prisma.task.findMany({
      where: { reference, stepType: 'inspect', status: { in: ['OPEN', 'CLAIMED'] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return (await Promise.all(tasks.map((task) => ofTask(acting, task)))).flat();
  },
  async perform(acting, subject, { id, answers }) {
    const [act, task] = id.split(' ').slice(1) as [Act, string];
    mustBeOf(subject, task);
    const booked = await acting.prisma.appointment.findFirst({ where: { taskId: task, status: 'BOOKED' } });
    if (act === 'missed') return booked && reportMissedVisit(acting, task);
    const startsAt = instantOf(answers);
    if (booked && +booked.startsAt === +startsAt) return undefined;
    if (!acting.calendar) throw new Error('visits need the business calendar');
    return (act === 'book' ? bookAppointment : moveAppointment)(acting, acting.calendar, { id: task, startsAt });
  },
};

function mustBeOf(subject: Subject, task: string): void {
  if (subject.kind !== 'case' || !subject.open.row.tasks.some(({ id }) => id === task))
    throw new Error(`${task} is no task of what is talked about`);
}

async function ofTask(acting: Talking, { id, title: of }: Task): Promise<OfferedAct[]> {
  const { offered } = await taskWith(acting, id);
  if (!offered || !acting.calendar) return [];
  const rows = await acting.prisma.appointment.findMany({ where: { taskId: id } });
  const booked = rows.find(({ status }) => status === 'BOOKED');
  const act: Act = !booked ? 'book' : booked.endsAt < new Date() ? 'missed' : 'move';
  const mutation = ({ book: 'bookAppointment', move: 'moveAppointment', missed: 'reportMissedVisit' } as const)[act];
  const { refusal, as } = await openTask(acting, id, mutation).catch(() => ({
    refusal: undefined,
    as: [] as string[],
  }));
  if (refusal || !as.some((relation) => relation === 'owner' || relation === 'office')) return [];
  const step = of as unknown as LocalizedText;
  const named = { id: `visits ${act} ${id}`, title: say[act]({ step }) };
  if (act === 'missed') {
    const at = booked?.startsAt ?? new Date();
    return [{ ...named, meant: MISSED, says: () => say.missedSays({ said: visitSaid('NOT_KEPT', at) }) }];
  }
  const why = act === 'move' && booked ? refusedMove(offered, rows, booked.startsAt) : undefined;
  const times = why ? [] : await offeredTimes(acting, acting.calendar, id);
  const refusal_ = why ?? (times.length === 0 ? say.noTimes : undefined);
  return [
    {
      ...named,
      meant: VISIT,
      form: (answers) => timesForm(times, answers),
      says: (answers) => say.visitSays({ said: visitSaid(act === 'book' ? 'BOOKED' : 'MOVED', instantOf(answers)) }),
      ...(refusal_ && { refusal: refusal_ }),
    },
  ];
}

function refusedMove(
  offered: Parameters<typeof movesLeft>[0],
  rows: Parameters<typeof movesLeft>[1],
  at: Date,
): LocalizedText | undefined {
  if (movesLeft(offered, rows) === 0) return appointmentMessages.MOVED_TOO_OFTEN;
  return at < bookableFrom(offered, new Date()) ? appointmentMessages.TOO_NEAR : undefined;
}

/** The day first, then the times that it has. */
function timesForm(times: readonly Date[], { day }: Answers) {
  const days = [...new Set(times.map(jalaliDay))].slice(0, MOST_DAYS);
  const onDay = times.filter((time) => jalaliDay(time) === day).map(timeOfDay);
  return formOf({
    day: choiceOf(
      say.day,
      days.map((value) => ({ value, label: dayNamed(value) })),
    ),
    ...(onDay.length > 0 && {
      time: choiceOf(
        say.time,
        onDay.map((value) => ({ value, label: inDigits(value) })),
      ),
    }),
  });
}

const weekday = (language: string) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'Asia/Tehran' });

function dayNamed(day: string): LocalizedText {
  const at = startOfDay(day);
  const [month = '', latin = ''] = MONTHS[Number(day.slice(5, 7)) - 1] ?? [];
  const date = Number(day.slice(8));
  return say.dayNamed({
    weekday: { fa: weekday('fa').format(at), en: weekday('en').format(at) },
    date,
    month: { fa: month, en: `${latin.charAt(0).toUpperCase()}${latin.slice(1)}` },
    day: { fa: persianDigits(day), en: dayOf(day).en },
  });
}

const instantOf = ({ day, time }: Answers): Date => {
  const [hours = 0, minutes = 0] = String(time).split(':').map(Number);
  return new Date(startOfDay(String(day)).getTime() + (hours * 60 + minutes) * 60_000);
};
