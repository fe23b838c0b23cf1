import { ask, type Database } from '../../prisma/sql.js';

/** A notice that everybody sees now. */
export interface NoticeRow {
  /** its public code, a UUID */
  code: string;
  reference: string;
  step: string;
  revision: number;
  permitTypeHash: string;
  ownerId: string;
  filedById: string;
  status: string;
  /** RFC 3339 */
  at: string;
  /** ms; when its time is over */
  until: number;
}

/** A step's latest notice is public while the case waits at the step, until its last deadline comes. */
const PUBLIC = `
  SELECT t.data ->> 'notice' AS code, t.reference, t.data ->> 'step' AS step, (t.data ->> 'revision')::int AS revision,
    a."permitTypeHash", a."ownerId", a."filedById", a.status,
    to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, u.until
  FROM "TimelineEntry" t JOIN "Application" a USING (reference)
  CROSS JOIN LATERAL (
    SELECT (w -> 'due' ->> -1)::float8 AS until FROM jsonb_array_elements(a.standing -> 'waits') w
    WHERE w ->> 'stepId' = t.data ->> 'step') u
  WHERE t.type = 'NOTICE_PUBLISHED' AND t.data ->> 'step' = ANY(a."currentSteps")
    AND u.until > extract(epoch FROM now()) * 1000
    AND NOT EXISTS (SELECT FROM "TimelineEntry" later WHERE later.reference = t.reference AND later.seq > t.seq
      AND later.type = 'NOTICE_PUBLISHED' AND later.data ->> 'step' = t.data ->> 'step')`;

const ONE = { name: 'a public notice', text: `${PUBLIC} AND t.data ->> 'notice' = $1` };

const OF_CASE = { name: 'public notices of a case', text: `${PUBLIC} AND t.reference = $1 ORDER BY t.at` };

const LIST = {
  name: 'public notices',
  text: `${PUBLIC} AND ($1::timestamptz IS NULL OR (t.at, t.data ->> 'notice') < ($1::timestamptz, $2::text))
    ORDER BY t.at DESC, t.data ->> 'notice' DESC LIMIT $3`,
};

export async function noticeRow(database: Database, code: string): Promise<NoticeRow | undefined> {
  return (await ask<NoticeRow>(database, ONE, [code]))[0];
}

/** Those of a case, the oldest first. */
export const noticesOfCase = (database: Database, reference: string): Promise<NoticeRow[]> =>
  ask<NoticeRow>(database, OF_CASE, [reference]);

/** The latest first, `count` at most, of those after `after`. */
export const noticeRows = (
  database: Database,
  after: { at: string; code: string } | undefined,
  count: number,
): Promise<NoticeRow[]> => ask<NoticeRow>(database, LIST, [after?.at ?? null, after?.code ?? '', count]);

/** A notice whether or not it is public still. */
export interface NoticedRow {
  code: string;
  reference: string;
  step: string;
  permitTypeHash: string;
  isOpen: boolean;
}

export const NOTICED = {
  name: 'a notice by its code',
  text: `SELECT t.data ->> 'notice' AS code, t.reference, t.data ->> 'step' AS step, a."permitTypeHash",
      EXISTS (${ONE.text}) AS "isOpen"
    FROM "TimelineEntry" t JOIN "Application" a USING (reference)
    WHERE t.type = 'NOTICE_PUBLISHED' AND t.data ->> 'notice' = $1`,
};
