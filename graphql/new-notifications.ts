import { inputMessages } from '../cases/messages/inputs.js';
import { receivedBy } from '../cases/notifications.js';
import { invalidInput } from '../cases/refusals.js';
import { signedIn } from './context.js';
import type { Source } from './follow-journal.js';

/** A message carries the time of what it tells of, and is there a little later: so long it is looked for, in ms. */
const LATE = 120_000;
const PAGE = 100;

/** Looks for messages to the viewer that this stream has not told yet. Without a cursor it begins with now. */
export function newNotifications(): Source<{ id: string }>['look'] {
  /** told here, with when they were written */
  const told = new Map<string, number>();
  return async (context, after) => {
    const from = after === undefined ? new Date() : writtenAt(after);
    const since = new Date(from.getTime() - LATE);
    for (const [id, at] of told) if (at < since.getTime()) told.delete(id);
    const rows = await context.prisma.notification.findMany({
      where: {
        AND: [receivedBy(signedIn(context)), { createdAt: { gte: since }, id: { notIn: [...told.keys()] } }],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: after === undefined ? 10 * PAGE : PAGE,
      select: { id: true, createdAt: true },
    });
    for (const { id, createdAt } of rows) told.set(id, createdAt.getTime());
    if (after === undefined) return { came: [], upTo: cursorOf(from) };
    // Never back: one that came late was written before one that is told already.
    const reached = (at: Date) => cursorOf(at > from ? at : from);
    const came = rows.map((what) => ({ what, cursor: reached(what.createdAt) }));
    return { came, upTo: came.at(-1)?.cursor, more: rows.length === PAGE };
  };
}

const cursorOf = (at: Date): string => Buffer.from(at.toISOString(), 'utf8').toString('base64url');

function writtenAt(cursor: string): Date {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const at = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? text : '');
  if (!Number.isNaN(at.getTime())) return at;
  throw invalidInput('after', 'CURSOR_INVALID', inputMessages.EVENT_CURSOR_INVALID({ path: 'after' }));
}
