import { decodePlace, type Place } from '../city/journal/cursor.js';
import {
  type EventPage,
  type EventsWanted,
  PlaceForgottenError,
  PlaceUnknownError,
  readEvents,
} from '../city/journal/read.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { conditionOf, type Parameters, type Where } from '../prisma/one-statement/where.js';
import { inputMessages } from './messages/inputs.js';
import { may } from './permission.js';
import { invalidInput, Refusal } from './refusals.js';
import { readableBy, readsEveryFiled } from './visible.js';

/** The journal no longer reaches back to a cursor, or never had it. */
export class CursorGoneError extends Refusal {
  override name = 'CursorGoneError';
  constructor(code: 'CURSOR_EXPIRED' | 'CURSOR_UNKNOWN') {
    super(code);
  }
}

/** Events that a viewer may read: those of cases that they may, and of everything else who oversees all that was filed. */
export function readableEvents(viewer: Viewer): (parameters: Parameters) => string {
  if (readsEveryFiled(viewer)) return () => 'e."filed"';
  return (parameters) => {
    const ofCases = eventsOfCases({ OR: readableBy(viewer) })(parameters);
    return may(viewer, 'oversee') ? `(e."filed" AND strpos(e."subject", '/') > 0) OR ${ofCases}` : ofCases;
  };
}

/** Events of cases that a condition finds. */
export const eventsOfCases =
  (where: Prisma.ApplicationWhereInput) =>
  (parameters: Parameters): string =>
    `e."subject" IN (SELECT a."reference" FROM "Application" a WHERE ${casesWhere(where, parameters)})`;

/** Events of tasks that a condition finds. */
export const eventsOfTasks =
  (where: Prisma.TaskWhereInput) =>
  (parameters: Parameters): string =>
    `EXISTS (SELECT FROM "Task" t WHERE t."id" = e."data" ->> 'task' AND ${conditionOf('Task', 't', where as Where, parameters)})`;

const casesWhere = (where: Prisma.ApplicationWhereInput, parameters: Parameters): string =>
  conditionOf('Application', 'a', where as Where, parameters);

/** The place that a cursor names; undefined without one. Refuses what is none. */
export function placeGiven(after: string | null | undefined, path = 'after'): Place | undefined {
  if (after == null || after === '') return undefined;
  const place = decodePlace(after);
  if (!place) throw invalidInput(path, 'CURSOR_INVALID', inputMessages.EVENT_CURSOR_INVALID({ path }));
  return place;
}

/** What happened after a place, as `readEvents` has it. Throws CursorGoneError. */
export async function eventsAfter(prisma: PrismaClient, wanted: EventsWanted): Promise<EventPage> {
  try {
    return await readEvents(prisma, wanted);
  } catch (error) {
    if (error instanceof PlaceForgottenError) throw new CursorGoneError('CURSOR_EXPIRED');
    if (error instanceof PlaceUnknownError) throw new CursorGoneError('CURSOR_UNKNOWN');
    throw error;
  }
}
