import type { Viewer } from '../city/people/viewer.js';
import { latinDigits } from '../forms/persian.js';
import { wholeText } from '../forms/plain-text.js';
import { conditionOf, Parameters, type Where } from '../prisma/one-statement/where.js';
import { ask } from '../prisma/sql.js';
import type { Acting } from './acting.js';
import { inputMessages } from './messages/inputs.js';
import { may } from './permission.js';
import { invalidInput } from './refusals.js';
import { ownApplications, readableBy } from './visible.js';

/** A case with the way it was found: 0 by its number or its permit's, 1 by whole words, 2 by how words begin. */
export interface FoundCase {
  reference: string;
  rank: number;
  createdAt: Date;
}

interface Search {
  query: string;
  /** which cases, beside that the viewer may read them */
  where: Where;
}

interface SearchResult {
  /** the best match first, then the newest */
  found: FoundCase[];
  /** null where there are more than were looked at */
  count: number | null;
}

/** So many of each way, the newest, are looked at and put in order. */
const MOST = 1_000;
const LONGEST = 200;
const MOST_WORDS = 12;

/**
 * Cases that the viewer may read and that are found by what somebody typed. By people in it a case is found for those who may
 * look for people, and in one's own cases.
 */
export async function searchCases(
  { prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>,
  search: Search,
): Promise<SearchResult> {
  const query = wholeText(search.query).trim();
  if (query.length > LONGEST || query.split(/\s+/).length > MOST_WORDS) {
    throw invalidInput('query', 'TOO_LONG', inputMessages.SEARCH_TOO_LONG);
  }
  const parameters = new Parameters();
  const text = statementFor(viewer, { ...search, query }, parameters);
  const rows = await ask<Row>(prisma, { name: '', text }, parameters.values);
  const found = rows.map(({ reference, rank, at }) => ({ reference, rank, createdAt: new Date(at) }));
  return { found, count: rows.some(({ ways }) => ways > MOST) ? null : found.length };
}

interface Row {
  reference: string;
  rank: number;
  at: string;
  /** found by the way that found most */
  ways: number;
}

/** Cases among which one kind of lexemes is looked for. */
interface Reach {
  any: readonly Where[];
  column: 'open' | 'whole';
  /** the query in SQL, for whole words and for beginnings */
  asked: (prefix: boolean) => string;
  more?: string;
}

/** What each way finds, newest first, and then all of it in order. A way is not begun where those before it found enough. */
function statementFor(viewer: Viewer, { query, where }: Search, parameters: Parameters): string {
  const typed = `${parameters.add(query)}::text`;
  const readable = readableBy(viewer) as Where[];
  const newest = (
    rank: number,
    from: string,
    condition: string,
    any: readonly Where[],
  ) => `SELECT a.reference, a."createdAt" AS at, ${rank} AS rank
    FROM ${from} WHERE ${condition} AND ${anyOf(any, parameters)} AND ${conditionOf('Application', 'a', where, parameters)}
    ORDER BY a."createdAt" DESC, a.reference DESC LIMIT ${MOST + 1}`;
  const named = `${parameters.add(namesIn(query))}::text[]`;
  const byNumber = `a.reference = ANY(${named} || ARRAY(SELECT p.reference FROM "Permit" p WHERE p.number = ANY(${named})))`;
  const words = (rank: number) =>
    reachesOf(viewer, readable, typed).map(({ any, column, asked, more = 'true' }) =>
      newest(
        rank,
        '"CaseSearch" s JOIN "Application" a ON a.reference = s.reference',
        `s.${column} @@ ${asked(rank === 2)} AND ${more}`,
        any,
      ),
    );
  const ways = [
    newest(0, '"Application" a', byNumber, readable),
    ...words(1),
    ...accountsOf(viewer, typed).map((accounts) =>
      newest(
        1,
        '"Application" a',
        `(a."ownerId" = ANY(ARRAY(${accounts})) OR a."filedById" = ANY(ARRAY(${accounts})))`,
        readable,
      ),
    ),
    ...words(2),
  ];
  const found = ways.map((way, i) => {
    const enough = i < 2 ? '' : ` WHERE NOT EXISTS (SELECT FROM way_1 OFFSET ${MOST})`;
    return `way_${i} AS MATERIALIZED (SELECT * FROM (${way}) found${enough})`;
  });
  const each = ways.map((_, i) => `SELECT *, (SELECT count(*) FROM way_${i}) AS ways FROM way_${i}`);
  return `WITH ${found.join(', ')}
    SELECT reference, min(rank)::int AS rank, to_char(min(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, max(ways)::int AS ways
    FROM (${each.join(' UNION ALL ')}) one GROUP BY reference ORDER BY min(rank), min(at) DESC, reference DESC`;
}

/** Any of these. Whether a case has such a task is asked of the case: it would take long to find all tasks of a role. */
function anyOf(any: readonly Where[], parameters: Parameters): string {
  const each = any.map(({ tasks, ...rest }) => {
    const condition = conditionOf('Application', 'a', rest, parameters);
    if (!tasks) return condition;
    const some = conditionOf('Task', 't', (tasks as { some: Where }).some, parameters);
    return `(${condition} AND EXISTS (SELECT FROM "Task" t WHERE t.reference = a.reference AND ${some}))`;
  });
  return each.length === 0 ? 'false' : `(${each.join(' OR ')})`;
}

function reachesOf(viewer: Viewer, readable: readonly Where[], typed: string): Reach[] {
  const query = (ids: boolean) => (prefix: boolean) => `search_query(${typed}, ${prefix}, ${ids})`;
  const byId = may(viewer, 'findByNationalId');
  if (may(viewer, 'findByName')) return [{ any: readable, column: 'whole', asked: query(byId) }];
  const own = [ownApplications(viewer)] as Where[];
  // What was filed before a case was handed over is of another.
  const theirs = '(a."handedOver" IS NULL OR a.revision > a."handedOver")';
  return [
    { any: readable, column: 'open', asked: query(false) },
    { any: own, column: 'whole', asked: query(true), more: theirs },
    ...(byId ? [{ any: readable, column: 'whole' as const, asked: () => `search_ids(${typed})` }] : []),
  ];
}

/** People who are looked for, as the register of people knows them. */
function accountsOf(viewer: Viewer, typed: string): string[] {
  const number = `SELECT id FROM "Account" WHERE "nationalId" = substr(search_id(${typed}), 4) AND search_ids(${typed}) IS NOT NULL`;
  const name = `SELECT id FROM "Account" WHERE account_words(id, name) @@ search_query(${typed}, true, false) LIMIT ${MOST}`;
  return [...(may(viewer, 'findByNationalId') ? [number] : []), ...(may(viewer, 'findByName') ? [name] : [])];
}

/** What was typed as the number of a case or a permit. */
function namesIn(query: string): string[] {
  const plain = latinDigits(query)
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212/_]/g, '-');
  return [...new Set([plain, plain.toUpperCase()])];
}
