import {
  type BusinessCalendar,
  endOfJalaliDay,
  endOfJalaliYear,
  isOfDays,
  lastOfDay,
  nextYearDay,
  onWorkingDay,
  resumedSpanEnd,
  spanEnd,
  spanStart,
} from '../../forms/calendar.js';
import { type JalaliDay, jalaliDay, startOfDay } from '../../forms/jalali.js';
import type { TimeSpent } from '../../workflows/case-shape.js';
import type { TimedDeadline as Deadline, Transition } from '../../workflows/transition.js';

/** Whether it is counted from the beginning, or comes on a day of the year. */
const isComing = ({ before }: Deadline): boolean => before === undefined;

/**
 * Until when slips are payable that become so at `from`: to the end of the day in Tehran that the deadline comes on, which
 * is the day printed on them, but never beyond the year of the tariff they were worked out by.
 */
function payableUntil(from: Date, deadline: Deadline, calendar: BusinessCalendar, tariffDay: JalaliDay): Date {
  const { after = {} } = deadline;
  const instant = plainEnd(from, deadline, calendar);
  const end = isOfDays(after) || (after.days ?? after.workingDays ?? 0) > 0 ? endOfJalaliDay(instant) : instant;
  if (deadline.notAfter !== 'yearEnd') return end;
  return new Date(Math.min(end.getTime(), endOfJalaliYear(startOfDay(tariffDay)).getTime()));
}

/** When it comes for what begins at `from`, by itself. */
function plainEnd(from: Date, { after, on, day, ifDayOff }: Deadline, calendar: BusinessCalendar): Date {
  if (day !== undefined) return new Date(Math.max(from.getTime(), startOfDay(day).getTime()));
  const end = on ? lastOfDay(nextYearDay(jalaliDay(from), on, calendar)) : spanEnd(from, after ?? {}, calendar);
  return ifDayOff === undefined ? end : onWorkingDay(end, calendar);
}

/** What is the same for every deadline: the calendar, and the working days that reopened work has at the least. */
export interface DeadlineRules {
  calendar: BusinessCalendar;
  floor: number;
}

/** When a deadline of a step that begins at `from` comes; one that was open before goes on with what is left. */
function deadlineInstant(from: Date, deadline: Deadline, rules: DeadlineRules, before?: TimeSpent[]): Date {
  const { after, ifDayOff } = deadline;
  const { calendar, floor } = rules;
  const spent = before?.map((each) => ({ from: new Date(each.from), to: new Date(each.to) }));
  const left = spent && after && resumedSpanEnd(from, after, { spent, floor, calendar });
  const resumed = left && ifDayOff ? onWorkingDay(left, calendar) : left;
  const end = resumed ?? plainEnd(from, deadline, calendar);
  if (deadline.notAfter !== 'yearEnd') return end;
  return new Date(Math.min(end.getTime(), endOfJalaliYear(from).getTime()));
}

/** When the deadlines of the waits come that begin with a transition, by step (RFC 3339). `tariffDay`: of slips that become payable. */
export function dueInstants(
  { waits, at }: Pick<Transition, 'waits' | 'at'>,
  rules: DeadlineRules,
  tariffDay: JalaliDay | undefined,
): Record<string, string[]> {
  const from = new Date(at);
  const instantOf = (deadline: Deadline, spent?: TimeSpent[]): Date =>
    tariffDay && deadline.then === 'expire'
      ? payableUntil(from, deadline, rules.calendar, tariffDay)
      : deadlineInstant(from, deadline, rules, spent);
  return Object.fromEntries(
    waits
      .filter(({ deadlines }) => deadlines.length > 0)
      .map(({ stepId, deadlines, spent }) => {
        const end = firstOf(
          deadlines.filter((each) => isComing(each) && endsWait(each)),
          spent,
        );
        return [stepId, deadlines.map((deadline) => comes(deadline, end, spent).toISOString())];
      }),
  );

  function comes(deadline: Deadline, end: Date, spent?: TimeSpent[]): Date {
    if (isComing(deadline)) return instantOf(deadline, spent);
    return spanStart(end, deadline.before ?? {}, { notBefore: from, calendar: rules.calendar });
  }
  function firstOf(ends: Deadline[], spent?: TimeSpent[]): Date {
    return new Date(Math.min(...ends.map((each) => instantOf(each, spent).getTime())));
  }
}

const endsWait = ({ then }: Deadline): boolean => then === 'expire' || then === 'return';

/** When the slips lapse that this transition makes payable. */
export function lapseOf({ waits }: Transition, due: Record<string, string[]>): string | undefined {
  const instants = waits.flatMap(({ stepId, deadlines }) =>
    deadlines.flatMap((deadline, i) => (deadline.then === 'expire' ? (due[stepId]?.[i] ?? []) : [])),
  );
  return instants.sort().at(0);
}
