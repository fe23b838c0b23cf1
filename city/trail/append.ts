import { wholeJson, wholeText } from '../../forms/plain-text.js';
import type { Transaction } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { requestId as requestUnderWay } from '../../runtime/request-id.js';
import { hashOfEntry, type JsonObject, NOTHING_BEFORE } from './entry.js';
import { keyedHash, keysOf } from './keys.js';

export type TrailTransaction = Pick<Transaction, '$queryRaw' | 'trailEntry' | 'trailKey'>;

/** What somebody did. The trail is never erased, so no value of a person stands in it: those go in `words` and `values`. */
export interface Act {
  /** an application's reference, or `office/…`, `mandate/…`, `person/…`, `permit-type/…`, `receipt/…`, … */
  subject: string;
  /** DRAFT_SAVED, ROLE_GRANTED, … */
  act: string;
  /** an account's id; `engine`, `clock`, `bank`, `import`, or `cli/…` */
  by: string;
  /** the owner in whose place an office acts */
  onBehalfOf?: string | undefined;
  at?: Date;
  revision?: number | undefined;
  /** why, as somebody wrote it; `remark` is the id of the Remark that keeps the words */
  reason?: { words: string; remark?: string | undefined } | undefined;
  /** plain facts: codes, ids, states, dates */
  changed?: JsonObject | undefined;
  /** values that may name a person, by their path; undefined is one that was taken away */
  values?: Record<string, unknown> | undefined;
  /** of the HTTP request that led to it; the one under way, where it is left out */
  requestId?: string | undefined;
}

/** A row as a transaction left it: the statement's number, table, key, hash; null of one that is gone. */
type RowState = [n: number, table: string, key: string, hash: string | null];

interface Head {
  /** null in the one row that has `rows` */
  subject: string | null;
  seq: number;
  hash: string;
  rows: RowState[] | null;
}

const MAX_TEXT_LENGTH = 200;
const bounded = (text: string): string => wholeText(text.slice(0, MAX_TEXT_LENGTH));

/** What a row was in between is nobody's concern. */
const lastOfEach = (states: readonly RowState[]): RowState[] => [
  ...new Map(states.map((state) => [`${state[1]} ${state[2]}`, state])).values(),
];

/**
 * Writes acts down, in the transaction that does them, with the hashes of all rows that it has changed so far. Each goes to the end of its subject's chain, which nobody else can
 * add to until the transaction ends; so call it once, as the last thing, with every act of the transaction.
 */
export async function appendToTrail(tx: TrailTransaction, given: readonly Act[]): Promise<void> {
  if (given.length === 0) return;
  // Half of a surrogate pair is stored as another character: what is hashed is what will be read.
  const acts = given.map((act) => wholeJson(act) as Act);
  const subjects = [...new Set(acts.map(({ subject }) => subject))];
  const remarks = acts.flatMap(({ reason }) => reason?.remark ?? []);
  // One way to the database and back: the ends of the chains, and in the last row what the transaction did to rows.
  const heads = await tx.$queryRaw<Head[]>`
    SELECT subject, seq, hash, NULL::jsonb AS rows FROM hold_chains(${subjects}::text[])
    UNION ALL SELECT NULL, 0, '', take_states(${remarks}::text[])`;
  const headOf = new Map(heads.map((head) => [head.subject, head]));
  const rows = lastOfEach(heads.find(({ subject }) => subject === null)?.rows ?? []);
  const keys = await keysOf(
    tx,
    acts.filter((act) => act.reason || act.values).map(({ subject }) => subject),
  );
  const data = acts.map((act, i) => {
    const head = headOf.get(act.subject) ?? { seq: 0, hash: NOTHING_BEFORE };
    const entry = {
      subject: act.subject,
      seq: head.seq + 1,
      at: act.at ?? new Date(),
      act: bounded(act.act),
      by: bounded(act.by),
      onBehalfOf: act.onBehalfOf ?? null,
      revision: act.revision ?? null,
      reason: reasonOf(act, keys.get(act.subject)) ?? null,
      changed: changedOf(act, keys.get(act.subject)) ?? null,
      requestId: act.requestId ?? requestUnderWay() ?? null,
      rows: i === acts.length - 1 && rows.length > 0 ? rows : null,
      previous: head.hash,
    };
    const hash = hashOfEntry(entry);
    headOf.set(act.subject, { subject: act.subject, seq: entry.seq, hash, rows: null });
    const json = { reason: entry.reason ?? Prisma.DbNull, changed: entry.changed ?? Prisma.DbNull };
    return { ...entry, ...json, hash, rows: entry.rows ?? Prisma.DbNull };
  });
  await tx.trailEntry.createMany({ data });
}

/** Writes an act down only where the transaction has changed a row that is told of: for what is brought up to date and mostly is. */
export async function tellIfChanged(tx: TrailTransaction, act: Act): Promise<void> {
  const [noted] = await tx.$queryRaw<[{ any: boolean }]>`
    SELECT coalesce(current_setting('parvaneh.rows_0', true), '') <> '' AS any`;
  if (noted.any) await appendToTrail(tx, [act]);
}

function reasonOf({ reason }: Act, key: string | undefined): JsonObject | undefined {
  if (!reason || key === undefined) return undefined;
  return { hash: keyedHash(key, reason.words), ...(reason.remark && { remark: reason.remark }) };
}

function changedOf({ changed, values }: Act, key: string | undefined): JsonObject | undefined {
  if (!values || key === undefined) return changed;
  const hashes = Object.entries(values).map(([path, value]) => [
    path,
    value === undefined ? null : keyedHash(key, value),
  ]);
  return { ...changed, values: Object.fromEntries(hashes) };
}
