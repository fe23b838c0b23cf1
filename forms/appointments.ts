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
