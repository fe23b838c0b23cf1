import { holdersOf } from '../city/people/holdings.js';
import { bookableWithin, type Offer, offersOf } from '../forms/appointments.js';
import type { BusinessCalendar } from '../forms/calendar.js';
import type { Appointment } from '../forms/language/appointment.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { Task } from '../prisma/generated/client/client.js';

type Place = Pick<Task, 'role' | 'districtId'>;

/** Whose time it is: of the people of a role in a district. */
export const placeOf = ({ role, districtId }: Place): string => `${role}/${districtId ?? ''}`;

/** Until the transaction ends nobody else books a time of the place, or takes hours back. */
export async function lockPlace(tx: Transaction, place: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`visits ${place}`}, 0))`;
}

interface When {
  offered: Appointment;
  now: Date;
  calendar: BusinessCalendar;
}

/** All times that a visit of the place is offered, taken ones among them. Hours count while who offered them holds the role there. */
export async function offersAt(prisma: PrismaClient | Transaction, place: Place, when: When): Promise<Offer[]> {
  const { offered, now, calendar } = when;
  const { startsAt, endsAt } = bookableWithin(offered, now);
  const { role, districtId: district } = place;
  const rows = await prisma.offeredHours.findMany({
    where: { role, district, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { person: true, startsAt: true, endsAt: true },
  });
  const holders = rows.length > 0 ? await holdersAmong(prisma, place, [...new Set(rows.map((row) => row.person))]) : [];
  return offersOf(offered, { now, calendar, byHand: rows.filter(({ person }) => holders.includes(person)) });
}

/** Those of some people who hold the role where it counts for the place, themselves or in another's stead. */
export async function holdersAmong(
  prisma: PrismaClient | Transaction,
  { role, districtId }: Place,
  people: string[],
): Promise<string[]> {
  const where = { AND: [{ id: { in: people } }, holdersOf(role, new Date(), districtId)] };
  return (await prisma.account.findMany({ where, select: { id: true } })).map(({ id }) => id);
}
