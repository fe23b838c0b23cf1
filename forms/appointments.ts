import { type BusinessCalendar, workingHoursOf } from './calendar.js';
import { addDays, jalaliDay, startOfDay } from './jalali.js';
import { type Appointment, minutesOf } from './language/appointment.js';

/** A time that a visit may be made at. */
export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

const MINUTE = 60_000;
const DAY_AHEAD = 14;
const NOTICE_HOURS = 24;
const MOVES = 2;
const NOON = 12 * 60;

/** How often the applying side may move a visit. */
export const movesOf = ({ moves = MOVES }: Appointment): number => moves;

/** The earliest time that can still be booked, or moved from. */
export const bookableFrom = ({ noticeHours = NOTICE_HOURS }: Appointment, now: Date): Date =>
  new Date(now.getTime() + noticeHours * 60 * MINUTE);

/** A time that is offered, and how many visits can be made at it. */
export interface Offer extends Slot {
  capacity: number;
}

/** Between which instants a visit that is booked now may begin. */
export function bookableWithin(appointment: Appointment, now: Date): Slot {
  const { daysAhead = DAY_AHEAD } = appointment;
  const endsAt = startOfDay(addDays(jalaliDay(now), daysAhead + 1));
  return { startsAt: bookableFrom(appointment, now), endsAt };
}

/**
 * What is offered: where hours that people have offered by hand hold a visit that can still be booked, visits in these and no others; otherwise all of `slotsOf`.
 * A visit lies within the hours of one person, and as many can be made at a time as people have it in theirs.
 */
export function offersOf(
  appointment: Appointment,
  { now, calendar, byHand }: { now: Date; calendar: BusinessCalendar; byHand: readonly Slot[] },
): Offer[] {
  const offered = cutFrom(appointment, now, byHand);
  if (offered.length > 0) return offered;
  const { capacity = 1 } = appointment;
  return slotsOf(appointment, now, calendar).map((slot) => ({ ...slot, capacity }));
}

/** Visits one after the other from the beginning of each person's hours, on whatever day they are. */
function cutFrom(appointment: Appointment, now: Date, byHand: readonly Slot[]): Offer[] {
  const length = appointment.minutes * MINUTE;
  const { startsAt: earliest, endsAt: end } = bookableWithin(appointment, now);
  const starts = byHand.flatMap((hours) => {
    const count = Math.floor((+hours.endsAt - +hours.startsAt) / length);
    return Array.from({ length: Math.max(0, count) }, (_, n) => +hours.startsAt + n * length);
  });
  return [...new Set(starts)]
    .filter((at) => at >= +earliest && at < +end)
    .sort((one, other) => one - other)
    .map((at) => ({
      startsAt: new Date(at),
      endsAt: new Date(at + length),
      capacity: byHand.filter((hours) => +hours.startsAt <= at && at + length <= +hours.endsAt).length,
    }));
}

/** All times of an appointment in their order, one after the other on each day that is worked; half days end at noon. */
export function slotsOf(appointment: Appointment, now: Date, calendar: BusinessCalendar): Slot[] {
  const { minutes, from = '08:00', to = '14:00', daysAhead = DAY_AHEAD } = appointment;
  const earliest = bookableFrom(appointment, now);
  const today = jalaliDay(now);
  return Array.from({ length: daysAhead + 1 }, (_, i) => addDays(today, i)).flatMap((day) => {
    const worked = workingHoursOf(day, calendar);
    if (worked === 0) return [];
    const begin = startOfDay(day).getTime();
    const last = worked < 1 ? Math.min(minutesOf(to), NOON) : minutesOf(to);
    const count = Math.floor((last - minutesOf(from)) / minutes);
    return Array.from({ length: Math.max(0, count) }, (_, n) => {
      const startsAt = new Date(begin + (minutesOf(from) + n * minutes) * MINUTE);
      return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) };
    }).filter(({ startsAt }) => startsAt >= earliest);
  });
}
