import { type BusinessCalendar, lastOfDay } from '../../forms/calendar.js';
import { type JalaliDay, jalaliDay } from '../../forms/jalali.js';
import type { Span } from '../../forms/language/deadline.js';
import type { Lapse } from '../../forms/language/lapse.js';
import { endsOf, type PermitEnd } from '../../forms/permit-ends.js';
import type { PrismaClient } from '../../prisma/client.js';
import { ask } from '../../prisma/sql.js';
import type { Notices } from '../notices/notices.js';
import { dayWords } from '../notices/words.js';
import { appendToTrail } from '../trail/append.js';
import { endWords } from './messages/ends.js';
import { changeStanding } from './standing.js';

interface Ending {
  number: string;
  reference: string;
  issuedAt: string;
  validUntil: JalaliDay | null;
  remind: Span[] | null;
  lapse: Lapse | null;
  /** a step that keeps it from lapsing has given something */
  used: boolean;
}

const ENDING = {
  name: 'permits whose type looks after their end',
  text: `SELECT p.number, p.reference, to_char(p."issuedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "issuedAt",
      p."validUntil", type.definition -> 'validity' -> 'remind' AS remind, type.definition -> 'lapse' AS lapse,
      EXISTS (SELECT FROM "StepResult" r WHERE r.reference = p.reference
        AND type.definition -> 'lapse' -> 'unless' ? r.step AND r.data <> '{}') AS used
    FROM "Permit" p JOIN "Application" a USING (reference) JOIN "PermitType" type ON type.hash = a."permitTypeHash"
    WHERE p.number > $1 AND p.status IN ('ISSUED', 'SUSPENDED') AND a.status = 'ISSUED'
      AND (type.definition -> 'validity' ? 'remind' AND p."validUntil" >= $2 OR type.definition ? 'lapse')
    ORDER BY p.number LIMIT 500`,
};

interface EndDependencies {
  prisma: PrismaClient;
  calendar: () => Promise<BusinessCalendar>;
  notices: Notices;
}

/** What was done: holders that were told of an end to come, and permits that have lapsed. */
export interface EndsSeenTo {
  told: number;
  lapsed: number;
}

/**
 * Tells holders that their permit ends soon, or lapses, and takes those out of force that have lapsed, as their types say; no case
 * has to be open. Again is harmless: everybody is told once of the same day.
 */
export async function seeToEnds(
  deps: EndDependencies,
  at: Date,
  between: () => void = () => undefined,
): Promise<EndsSeenTo> {
  const calendar = await deps.calendar();
  const done = { told: 0, lapsed: 0 };
  for (let after = ''; ; ) {
    const page = await ask<Ending>(deps.prisma, ENDING, [after, jalaliDay(at)]);
    for (const permit of page) {
      for (const comes of comingEnds(permit, at, calendar)) if (await tellOnce(deps, permit, comes, at)) done.told += 1;
      if (hasLapsed(permit, at, calendar) && (await letLapse(deps, permit, at))) done.lapsed += 1;
      between();
    }
    const last = page.at(-1);
    if (!last) return done;
    after = last.number;
  }
}

const endsAt = (permit: Ending, calendar: BusinessCalendar): PermitEnd[] =>
  endsOf(permit, { ...permit, issuedAt: new Date(permit.issuedAt) }, calendar);

const hasLapsed = (permit: Ending, at: Date, calendar: BusinessCalendar): boolean =>
  endsAt(permit, calendar).some(({ what, day }) => what === 'LAPSES' && lastOfDay(day) < at);

interface Coming {
  what: PermitEnd['what'];
  day: JalaliDay;
  /** which of its reminders */
  nth: number;
}

/** The ends of a permit whose reminders have come, of each the last one alone. */
function comingEnds(permit: Ending, at: Date, calendar: BusinessCalendar): Coming[] {
  return endsAt(permit, calendar).flatMap(({ what, day, told }): Coming[] => {
    const come = told.filter((each) => each <= jalaliDay(at)).sort();
    const nth = told.indexOf(come.at(-1) ?? '');
    return lastOfDay(day) >= at && nth >= 0 ? [{ what, day, nth }] : [];
  });
}

async function tellOnce(
  { prisma, notices }: EndDependencies,
  { number, reference }: Ending,
  coming: Coming,
  at: Date,
): Promise<boolean> {
  const { what, day, nth } = coming;
  const key = `${what.toLowerCase()}-${day.replaceAll('/', '')}-${nth}`;
  return prisma.$transaction(async (tx) => {
    // Two workers that look at once are one after the other here.
    await tx.$queryRaw`SELECT FROM "Permit" WHERE number = ${number} FOR UPDATE`;
    const told = await tx.notification.count({ where: { reference, id: { startsWith: `${reference}-${key}-` } } });
    if (told > 0) return false;
    const step = endWords[what]({ day: dayWords(day) });
    await notices.tell(tx, { reference, event: 'DUE_SOON', key, at, step });
    const changed = { permit: number, day };
    await appendToTrail(tx, [{ subject: reference, act: 'PERMIT_END_TOLD', by: 'clock', at, changed }]);
    return true;
  });
}

async function letLapse(
  { prisma, notices }: EndDependencies,
  { number, reference, lapse }: Ending,
  at: Date,
): Promise<boolean> {
  if (!lapse) return false;
  const { title, basis } = lapse;
  return prisma.$transaction(async (tx) => {
    const reason = `${title.fa} (${title.en})`;
    if (!(await changeStanding(tx, { number, to: 'REVOKED', at, reason }))) return false;
    await notices.tell(tx, { reference, event: 'REVOKED', key: `lapsed-${at.getTime()}`, at, reason: title });
    const changed = { permit: number, status: 'REVOKED', lapsed: basis };
    await appendToTrail(tx, [{ subject: reference, act: 'PERMIT_REVOKED', by: 'clock', at, changed }]);
    return true;
  });
}
