import { randomUUID } from 'node:crypto';
import type { ReadCalendar } from '../city/calendar/read.js';
import { openTasks, type TaskView, workersOf } from '../city/notices/recipients.js';
import { appendToTrail } from '../city/trail/append.js';
import { bookableFrom, movesOf, type Offer, type Slot } from '../forms/appointments.js';
import { stepNamed } from '../forms/entries.js';
import { jalaliDay, timeOfDay, toGregorianDay } from '../forms/jalali.js';
import type { Appointment as Offered } from '../forms/language/appointment.js';
import type { LocalizedText } from '../forms/language/text.js';
import { persianDigits } from '../forms/persian.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { Appointment, Task } from '../prisma/generated/client/client.js';
import { type Acting, onCase } from './acting.js';
import { appointmentMessages, visitWords } from './messages/appointments.js';
import { lockPlace, offersAt, placeOf } from './offers-of-place.js';
import { openTask } from './open-task.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';

type Act = 'bookAppointment' | 'moveAppointment' | 'reportMissedVisit';

/** Books the time of a visit, for the applying side or by whoever makes it. Of two who book the last place at once one is refused. */
export const bookAppointment = (acting: Acting, calendar: ReadCalendar, given: { id: string; startsAt: Date }) =>
  book(acting, calendar, 'bookAppointment', given);

/** Books another time in the place of the one that is booked. */
export const moveAppointment = (acting: Acting, calendar: ReadCalendar, given: { id: string; startsAt: Date }) =>
  book(acting, calendar, 'moveAppointment', given);

async function book(
  acting: Acting,
  calendar: ReadCalendar,
  act: 'bookAppointment' | 'moveAppointment',
  { id, startsAt }: { id: string; startsAt: Date },
): Promise<void> {
  const { reference, side } = await openFor(acting, act, id);
  const task = await taskWith(acting, id);
  const now = new Date();
  const offered = mustOffer(task.offered);
  const days = await calendar();
  const place = placeOf(task);
  await acting.prisma.$transaction(async (tx) => {
    const { ownerId } = await stillWaits(tx, id);
    await lockPlace(tx, place);
    const offer = (await offersAt(tx, task, { offered, now, calendar: days })).find((o) => +o.startsAt === +startsAt);
    if (!offer) throw invalidInput('startsAt', 'TIME_NOT_OFFERED', appointmentMessages.TIME_NOT_OFFERED);
    const { capacity, ...slot } = offer;
    const [booked] = await tx.appointment.findMany({ where: { taskId: id, status: 'BOOKED' } });
    mustFit(act, booked);
    if (booked) await leave(tx, booked, { offered, side, now });
    const seat = await freeSeat(tx, place, offer);
    if (seat === undefined) throw new Refusal('CONFLICT', appointmentMessages.TIME_TAKEN);
    const row = { id: randomUUID(), taskId: id, reference, place, seat, ...slot, bySide: side, bookedAt: now };
    await tx.appointment.create({ data: row });
    const words = visitSaid(booked ? 'MOVED' : 'BOOKED', startsAt);
    await tell(acting, tx, { reference, key: `visit-${row.id}`, at: now, words });
    await recordAct(acting, tx, {
      ownerId,
      reference,
      act: booked ? 'VISIT_MOVED' : 'VISIT_BOOKED',
      task: id,
      startsAt,
    });
  });
  await acting.notices.deliverWaiting();
}

/** The applying side was there and nobody came: it books anew, and that counts as no move of theirs. */
export async function reportMissedVisit(acting: Acting, id: string): Promise<void> {
  const { reference } = await openFor(acting, 'reportMissedVisit', id);
  const now = new Date();
  await acting.prisma.$transaction(async (tx) => {
    const { ownerId } = await stillWaits(tx, id);
    const [booked] = await tx.appointment.findMany({ where: { taskId: id, status: 'BOOKED' } });
    if (!booked || booked.endsAt > now) throw new Refusal('CONFLICT', appointmentMessages.NOT_OVER);
    await tx.appointment.update({ where: { id: booked.id }, data: { status: 'NOT_KEPT' } });
    const words = visitSaid('NOT_KEPT', booked.startsAt);
    await tell(acting, tx, { reference, key: `missed-${booked.id}`, at: now, words });
    await recordAct(acting, tx, { ownerId, reference, act: 'VISIT_NOT_KEPT', task: id, startsAt: booked.startsAt });
  });
  await acting.notices.deliverWaiting();
}

/** Refuses to say that nobody was met before the time of a visit has come. */
export async function mustHaveCome(acting: Acting, taskId: string, outcome: string): Promise<void> {
  const task = await taskWith(acting, taskId);
  if (task.offered?.missed === undefined || task.offered.missed !== outcome) return;
  const booked = await acting.prisma.appointment.findFirst({ where: { taskId, status: 'BOOKED' } });
  if (!booked || booked.startsAt > new Date())
    throw invalidInput('outcomeId', 'VISIT_NOT_COME', appointmentMessages.VISIT_NOT_COME);
}

/** The times that a task can still be booked for; none for one that is over, or that nobody books. */
export async function offeredTimes(
  services: Pick<Acting, 'prisma' | 'catalogue'>,
  calendar: ReadCalendar,
  taskId: string,
): Promise<Date[]> {
  const task = await taskWith(services, taskId);
  if (!task.offered || !waits(task.status)) return [];
  const now = new Date();
  const offers = await offersAt(services.prisma, task, { offered: task.offered, now, calendar: await calendar() });
  const taken = await takenIn(services.prisma, placeOf(task), offers);
  const isFree = (offer: Offer) => taken.filter((one) => overlaps(one, offer)).length < offer.capacity;
  return offers.filter(isFree).map(({ startsAt }) => startsAt);
}

/** How often the applying side may still move its visit. */
export function movesLeft(offered: Offered, rows: readonly Pick<Appointment, 'status' | 'bySide'>[]): number {
  const moved = rows.filter(({ status, bySide }) => status === 'MOVED' && bySide === 'APPLICANT').length;
  return Math.max(0, movesOf(offered) - moved);
}

type OfTask = Pick<Task, 'id' | 'stepId' | 'role' | 'districtId' | 'status'> & { offered: Offered | undefined };

/** A task with what its step offers. */
export async function taskWith(
  { prisma, catalogue }: Pick<Acting, 'prisma' | 'catalogue'>,
  id: string,
): Promise<OfTask> {
  const select = { id: true, stepId: true, role: true, districtId: true, status: true } as const;
  const task = await prisma.task.findUnique({
    where: { id },
    select: { ...select, application: { select: { permitTypeHash: true } } },
  });
  if (!task) throw new NotFoundError();
  const definition = await catalogue.definition(task.application.permitTypeHash);
  const step = stepNamed(definition.steps, task.stepId);
  return { ...task, offered: step?.type === 'inspect' ? step.appointment : undefined };
}

const waits = (status: Task['status']): boolean => status === 'OPEN' || status === 'CLAIMED';

async function openFor(acting: Acting, act: Act, id: string) {
  const { refusal, reference, as } = await openTask(acting, id, act);
  if (refusal) throw refusal;
  const applies = as.some((relation) => relation === 'owner' || relation === 'office');
  return { reference, side: applies ? ('APPLICANT' as const) : ('MUNICIPALITY' as const) };
}

function mustOffer(offered: Offered | undefined): Offered {
  if (offered) return offered;
  throw invalidInput('id', 'NO_APPOINTMENT', appointmentMessages.NO_APPOINTMENT);
}

function mustFit(act: Act, booked: Appointment | undefined): void {
  if (act === 'bookAppointment' && booked) throw new Refusal('CONFLICT', appointmentMessages.BOOKED_ALREADY);
  if (act === 'moveAppointment' && !booked) throw new Refusal('CONFLICT', appointmentMessages.NOTHING_BOOKED);
}

interface Leaving {
  offered: Offered;
  side: 'APPLICANT' | 'MUNICIPALITY';
  now: Date;
}

/** Gives a booked time up; the applying side may only so often, and no later than the notice. */
async function leave(tx: Transaction, booked: Appointment, { offered, side, now }: Leaving): Promise<void> {
  if (side === 'APPLICANT') {
    const rows = await tx.appointment.findMany({ where: { taskId: booked.taskId } });
    if (movesLeft(offered, rows) === 0) throw new Refusal('CONFLICT', appointmentMessages.MOVED_TOO_OFTEN);
    if (booked.startsAt < bookableFrom(offered, now)) throw new Refusal('CONFLICT', appointmentMessages.TOO_NEAR);
  }
  await tx.appointment.update({ where: { id: booked.id }, data: { status: 'MOVED', bySide: side } });
}

/** Nobody decides it until the transaction ends. */
async function stillWaits(tx: Transaction, id: string): Promise<{ ownerId: string }> {
  const [row] = await tx.$queryRaw<{ status: Task['status']; ownerId: string }[]>`
    SELECT t.status::text AS status, a."ownerId" FROM "Task" t JOIN "Application" a ON a.reference = t.reference
    WHERE t.id = ${id} FOR UPDATE OF t`;
  if (!row) throw new NotFoundError();
  if (!waits(row.status)) throw new Refusal('TASK_CLOSED');
  return row;
}

type Taken = Slot & { seat: number };

/** Times of open tasks that touch any of these; those of tasks that are over stand for nothing any more. */
async function takenIn(prisma: PrismaClient | Transaction, place: string, slots: readonly Slot[]): Promise<Taken[]> {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  return prisma.appointment.findMany({
    where: {
      place,
      status: 'BOOKED',
      startsAt: { lt: last.endsAt },
      endsAt: { gt: first.startsAt },
      task: { status: { in: ['OPEN', 'CLAIMED'] } },
    },
    select: { startsAt: true, endsAt: true, seat: true },
  });
}

const overlaps = (one: Slot, other: Slot): boolean => one.startsAt < other.endsAt && one.endsAt > other.startsAt;

/** Where the people of a place can still be at that time; undefined where all are elsewhere. */
async function freeSeat(tx: Transaction, place: string, { capacity, ...slot }: Offer): Promise<number | undefined> {
  // Of tasks that were decided or called off: their times are free for others.
  await tx.$executeRaw`UPDATE "Appointment" a SET status = 'OVER' FROM "Task" t
    WHERE a."taskId" = t.id AND a.status = 'BOOKED' AND a.place = ${place} AND a."startsAt" = ${slot.startsAt}
      AND t.status NOT IN ('OPEN', 'CLAIMED')`;
  const taken = (await takenIn(tx, place, [slot])).map(({ seat }) => seat);
  if (taken.length >= capacity) return undefined;
  return Array.from({ length: capacity }, (_, i) => i).find((seat) => !taken.includes(seat));
}

/** What people are told of a visit, as the clocks of the city stand. */
export function visitSaid(what: keyof typeof visitWords, at: Date): LocalizedText {
  const day = jalaliDay(at);
  const time = timeOfDay(at);
  const said = visitWords[what]({ day, time });
  const inEnglish = visitWords[what]({ day: `${toGregorianDay(day)} (${day})`, time });
  return { fa: persianDigits(said.fa), en: inEnglish.en };
}

interface Telling {
  reference: string;
  key: string;
  at: Date;
  words: LocalizedText;
}

/** Tells both sides: whom the case is of, and who is to make the visit. */
export async function tell(
  { notices }: Pick<Acting, 'notices'>,
  tx: Transaction,
  { reference, key, at, words }: Telling,
): Promise<void> {
  const tasks = await tx.task.findMany({ where: { reference, status: { in: ['OPEN', 'CLAIMED'] } } });
  const told = { reference, event: 'VISIT', key, at, summary: words } as const;
  await notices.tell(tx, told);
  const recipients = workersOf(openTasks(tasks as TaskView[]));
  if (recipients.length > 0) await notices.tell(tx, { ...told, key: `${key}-work`, recipients });
  await tellApplicationChanged(tx, reference);
}

interface Recorded {
  ownerId: string;
  reference: string;
  act: 'VISIT_BOOKED' | 'VISIT_MOVED' | 'VISIT_NOT_KEPT';
  task: string;
  startsAt: Date;
}

async function recordAct(acting: Acting, tx: Transaction, { ownerId, reference, act, task, startsAt }: Recorded) {
  const values = { '/startsAt': startsAt.toISOString() };
  await appendToTrail(tx, [onCase(acting, { ownerId }, { act, subject: reference, changed: { task }, values })]);
}
