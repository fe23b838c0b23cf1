import { randomUUID } from 'node:crypto';
import { appendToTrail } from '../city/trail/append.js';
import { jalaliDay } from '../forms/jalali.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { OfferedHours } from '../prisma/generated/client/client.js';
import { isUuid } from '../prisma/uuid.js';
import { type Acting, byViewer } from './acting.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { hoursMessages } from './messages/offered-hours.js';
import { holdersAmong, lockPlace, placeOf } from './offers-of-place.js';
import { must } from './permission.js';
import { ForbiddenError, invalidInput, NotFoundError } from './refusals.js';

const QUARTER = 15 * 60_000;
const LONGEST = 12 * 60 * 60_000;
/** No definition offers times further ahead. */
const FURTHEST = 90 * 24 * 60 * 60_000;
const MOST_AT_ONCE = 50;
const MOST_AHEAD = 200;

interface Hours {
  startsAt: Date;
  endsAt: Date;
}

export interface HoursWanted {
  role: string;
  /** none for work of no district */
  district?: string | null | undefined;
  hours: readonly Hours[];
}

/** Offers hours of the viewer's own for the visits of a role in a district, whatever day the calendar works. Gives all of the viewer's. */
export async function offerHours(
  acting: Acting,
  { role, district, hours }: HoursWanted,
  attempt: Attempt,
): Promise<OfferedHours[]> {
  const { prisma, viewer } = acting;
  must(viewer, 'offerHours');
  const place = { role, districtId: district ?? null };
  const { id: person } = viewer;
  if ((await holdersAmong(prisma, place, [person])).length === 0) throw new ForbiddenError(hoursMessages.NOT_YOUR_ROLE);
  await mustBeDistrict(prisma, place.districtId);
  const now = new Date();
  mustBeMany(hours.length, 1, MOST_AT_ONCE);
  hours.forEach((each, i) => {
    mustBeHours(each, i, now);
  });
  await onlyOnce(acting, attempt, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hours of ${person}`}, 0))`;
    const own = await ownHours(tx, person);
    mustBeMany(own.length + hours.length, 1, MOST_AHEAD);
    hours.forEach((each, i) => {
      if ([...own, ...hours.slice(0, i)].some((other) => each.startsAt < other.endsAt && other.startsAt < each.endsAt))
        throw invalidInput(`hours.${i}`, 'HOURS_OVERLAP', hoursMessages.HOURS_OVERLAP);
    });
    const rows = hours.map(({ startsAt, endsAt }) => ({ id: randomUUID(), startsAt, endsAt }));
    const common = { person, role, district: place.districtId, offeredAt: now };
    await tx.offeredHours.createMany({ data: rows.map((row) => ({ ...common, ...row })) });
    await told(acting, tx, { act: 'HOURS_OFFERED', place: placeOf(place), hours: rows });
    return rows.map(({ id }) => id).join(' ');
  });
  return ownHours(prisma, person);
}

/** Takes hours back; whatever is booked in them stays booked. Gives all that are left. */
export async function takeBackHours(acting: Acting, given: readonly string[]): Promise<OfferedHours[]> {
  const { prisma, viewer } = acting;
  must(viewer, 'offerHours');
  mustBeMany(given.length, 1, MOST_AHEAD, 'ids');
  const ids = [...new Set(given)];
  return prisma.$transaction(async (tx) => {
    const where = { id: { in: ids.filter(isUuid) }, person: viewer.id };
    const rows = await tx.offeredHours.findMany({ where, orderBy: [{ role: 'asc' }, { district: 'asc' }] });
    if (rows.length < ids.length) throw new NotFoundError();
    const places = [...new Set(rows.map(({ role, district }) => placeOf({ role, districtId: district })))].sort();
    for (const place of places) await lockPlace(tx, place);
    await tx.offeredHours.deleteMany({ where });
    await told(acting, tx, { act: 'HOURS_TAKEN_BACK', place: places.join(' '), hours: rows });
    return ownHours(tx, viewer.id);
  });
}

/** What somebody has offered and is not over, the earliest first. */
export const ownHours = (prisma: PrismaClient | Transaction, person: string): Promise<OfferedHours[]> =>
  prisma.offeredHours.findMany({
    where: { person, endsAt: { gt: new Date() } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });

function mustBeMany(count: number, least: number, most: number, path = 'hours'): void {
  if (count < least || count > most) throw invalidInput(path, 'HOURS_COUNT', hoursMessages.HOURS_COUNT);
}

function mustBeHours({ startsAt, endsAt }: Hours, i: number, now: Date): void {
  const length = +endsAt - +startsAt;
  if (startsAt <= now) throw invalidInput(`hours.${i}.startsAt`, 'IN_THE_PAST', hoursMessages.IN_THE_PAST);
  if (+startsAt > +now + FURTHEST) throw invalidInput(`hours.${i}.startsAt`, 'TOO_FAR', hoursMessages.TOO_FAR);
  const isWhole = +startsAt % QUARTER === 0 && +endsAt % QUARTER === 0;
  const isOneDay = jalaliDay(startsAt) === jalaliDay(new Date(+endsAt - 1));
  if (!isWhole || !isOneDay || length <= 0 || length > LONGEST)
    throw invalidInput(`hours.${i}.endsAt`, 'HOURS_INVALID', hoursMessages.HOURS_INVALID);
}

async function mustBeDistrict(prisma: PrismaClient, id: string | null): Promise<void> {
  if (id !== null && (await prisma.district.count({ where: { id } })) === 0)
    throw invalidInput('district', 'UNKNOWN_DISTRICT', hoursMessages.UNKNOWN_DISTRICT);
}

interface Told {
  act: 'HOURS_OFFERED' | 'HOURS_TAKEN_BACK';
  place: string;
  hours: readonly (Hours & { id: string })[];
}

async function told(acting: Acting, tx: Transaction, { act, place, hours }: Told): Promise<void> {
  const spans = hours.map(({ startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()}`);
  const subject = `person/${acting.viewer.id}`;
  await appendToTrail(tx, [byViewer(acting, { subject, act, changed: { place, hours: spans } })]);
}
