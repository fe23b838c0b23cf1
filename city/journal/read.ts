import type { PrismaClient } from '../../prisma/client.js';
import type { EventType } from '../../prisma/generated/client/enums.js';
import { Parameters } from '../../prisma/one-statement/where.js';
import { ask, readRow } from '../../prisma/sql.js';
import { MARK_LENGTH, type Place, placeOf } from './cursor.js';
import type { JournalEvent } from './event.js';

/** Which events somebody wants, and may have. */
export interface EventFilter {
  types?: readonly EventType[] | undefined;
  /** codes */
  permitTypes?: readonly string[] | undefined;
  subject?: string | undefined;
  /** SQL of what may be read of the event `e`; left out, everything but what happens to drafts */
  readable?: ((parameters: Parameters) => string) | undefined;
}

export interface EventPage {
  events: JournalEvent[];
  /** there are more that fit the filter */
  hasMore: boolean;
  /** where to go on: past what the filter leaves out too. Undefined where nothing has ever happened. */
  upTo: Place | undefined;
}

/** The place is older than what is kept: what came after it is gone in part. */
export class PlaceForgottenError extends Error {
  override name = 'PlaceForgottenError';
}

/** The place is of another journal than this one, as after a copy of the database was put back. */
export class PlaceUnknownError extends Error {
  override name = 'PlaceUnknownError';
}

const AT_ONCE = 5_000;
const PLACE = { name: 'place events', text: `SELECT place_events(${AT_ONCE}) AS placed` };

/** Gives a place to every event that is committed. */
export async function placeAll(prisma: PrismaClient): Promise<void> {
  for (;;) {
    const [row] = await ask<{ placed: number }>(prisma, PLACE, []);
    if ((row?.placed ?? 0) < AT_ONCE) return;
  }
}

const COLUMNS = `e."position"::text AS position, e."id", e."at", e."type", e."subject", e."permitType", e."districtId", e."actor",
  e."status", e."revision", e."data"`;

interface Found {
  /** position and id of the newest; of none before anything has happened */
  newest: [string, string | null];
  forgotten: string;
  /** whether the place asked for is one of this journal */
  known: boolean;
  events: (Omit<JournalEvent, 'position' | 'at'> & { position: string; at: string })[];
}

export interface EventsWanted {
  after?: Place | undefined;
  /** how many at most */
  first: number;
  /** only what is before this place */
  before?: Place | undefined;
  /** the last ones of what is asked for, not the first */
  backward?: boolean;
  filter?: EventFilter;
}

/**
 * What happened after a place, oldest first: every event once, whoever writes meanwhile. Without a place it begins with the
 * oldest that is kept. Throws PlaceForgottenError, PlaceUnknownError.
 */
export async function readEvents(
  prisma: PrismaClient,
  { after, first, before, backward = false, filter = {} }: EventsWanted,
): Promise<EventPage> {
  await placeAll(prisma);
  const parameters = new Parameters();
  const from = `${parameters.add(String(after?.position ?? 0))}::bigint`;
  const mark = `${parameters.add(after?.mark ?? '')}::text`;
  const conditions = conditionsOf(filter, parameters);
  if (before) conditions.push(`e."position" < ${parameters.add(String(before.position))}::bigint`);
  const take = parameters.add(first + 1);
  const { found } = await readRow<{ found: Found }>(
    prisma,
    `SELECT jsonb_build_object(
      'newest', CASE WHEN j."newest" = j."forgotten" THEN jsonb_build_array(j."forgotten"::text, j."forgottenId")
        ELSE (SELECT jsonb_build_array(n."position"::text, n."id") FROM "Event" n WHERE n."position" = j."newest") END,
      'forgotten', j."forgotten"::text,
      'known', ${from} = 0 OR (j."forgotten" = ${from} AND left(j."forgottenId"::text, ${MARK_LENGTH}) = ${mark})
        OR EXISTS (SELECT FROM "Event" p WHERE p."position" = ${from} AND left(p."id"::text, ${MARK_LENGTH}) = ${mark}),
      'events', (SELECT coalesce(jsonb_agg(to_jsonb(one) ORDER BY one.n), '[]') FROM (
        SELECT e."position" AS n, ${COLUMNS} FROM "Event" e WHERE e."position" > ${from} AND e."position" <= j."newest" AND ${conditions.join(' AND ')}
        ORDER BY e."position" ${backward ? 'DESC' : 'ASC'} LIMIT ${take}) one)
    ) AS found FROM "Journal" j`,
    parameters.values,
  );
  if (!found.known) throw knownOnce(after, found) ? new PlaceForgottenError() : new PlaceUnknownError();
  const hasMore = found.events.length > first;
  const events = (backward ? found.events.slice(-first) : found.events.slice(0, first)).map(asEvent);
  const last = events.at(-1);
  const upTo = hasMore && !backward && last ? placeOf(last) : newestOf(found);
  return { events, hasMore, upTo: upTo ?? after };
}

const knownOnce = (after: Place | undefined, { forgotten }: Found): boolean =>
  after !== undefined && after.position < BigInt(forgotten);

const newestOf = ({ newest: [position, id] }: Found): Place | undefined =>
  id === null ? undefined : placeOf({ position: BigInt(position), id });

function conditionsOf({ types, permitTypes, subject, readable }: EventFilter, parameters: Parameters): string[] {
  return [
    readable ? `(${readable(parameters)})` : 'e."filed"',
    ...(types ? [`e."type" = ANY(${parameters.add([...types])}::"EventType"[])`] : []),
    ...(permitTypes ? [`e."permitType" = ANY(${parameters.add([...permitTypes])}::text[])`] : []),
    ...(subject === undefined ? [] : [`e."subject" = ${parameters.add(subject)}`]),
  ];
}

const asEvent = ({ position, at, ...rest }: Found['events'][number]): JournalEvent => ({
  ...rest,
  position: BigInt(position),
  at: new Date(at),
});

/** The place of the newest event; undefined where nothing has ever happened. */
export async function newestPlace(prisma: PrismaClient): Promise<Place | undefined> {
  return (await readEvents(prisma, { first: 1, backward: true })).upTo;
}

/** Events by their ids, as far as they may be read. */
export async function eventsById(
  prisma: PrismaClient,
  ids: readonly string[],
  readable: NonNullable<EventFilter['readable']>,
): Promise<JournalEvent[]> {
  await placeAll(prisma);
  const parameters = new Parameters();
  const { events } = await readRow<Pick<Found, 'events'>>(
    prisma,
    `SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') AS events FROM (SELECT ${COLUMNS} FROM "Event" e
      WHERE e."id" = ANY(${parameters.add([...ids])}::uuid[]) AND e."position" IS NOT NULL AND (${readable(parameters)})) one`,
    parameters.values,
  );
  return events.map(asEvent);
}
