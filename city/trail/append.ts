import { wholeJson, wholeText } from '../../forms/plain-text.js';
import type { Transaction } from '../../prisma/client.js';
import { ask } from '../../prisma/sql.js';
import { requestId as requestUnderWay } from '../../runtime/request-id.js';
import { type JsonObject, textAround } from './entry.js';
import { keyedHash, keysOf } from './keys.js';

export type TrailTransaction = Pick<Transaction, '$queryRaw' | '$queryRawUnsafe'>;

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

const MAX_TEXT_LENGTH = 200;
const bounded = (text: string): string => wholeText(text.slice(0, MAX_TEXT_LENGTH));

/** An act as `append_to_trail` takes it. */
export type TrailRow = Record<string, unknown>;

const APPEND = {
  name: 'append to the trail',
  text: 'SELECT append_to_trail($1::jsonb, $2::text[])::text AS done',
};

/**
 * Writes acts down, in the transaction that does them, with the hashes of all rows that it has changed so far. Each goes to the end of its subject's chain, which nobody else can
 * add to until the transaction ends; so call it once, as the last thing, with every act of the transaction.
 */
export async function appendToTrail(tx: TrailTransaction, given: readonly Act[]): Promise<void> {
  if (given.length === 0) return;
  const acts = wholeActs(given);
  const keyed = acts.filter(isKeyed);
  const keys = await keysOf(tx, keyed.map(subjectOf), acts.map(subjectOf));
  await ask(tx, APPEND, [JSON.stringify(trailRows(acts, keys)), remarksOf(acts)]);
}

const subjectOf = ({ subject }: Act): string => subject;

/** Half of a surrogate pair is stored as another character: what is hashed is what will be read. */
export const wholeActs = (acts: readonly Act[]): Act[] => acts.map((act) => wholeJson(act) as Act);

/** Whether something of an act is told by a hash alone, under the key of its subject. */
export const isKeyed = ({ reason, values }: Act): boolean => reason !== undefined || values !== undefined;

/** Ids of the remarks that acts state together with their own rows. */
export const remarksOf = (acts: readonly Act[]): string[] => acts.flatMap(({ reason }) => reason?.remark ?? []);

/** Whole acts with the text that each is hashed by. `keys`: of their subjects, for those that are keyed. */
export function trailRows(acts: readonly Act[], keys: ReadonlyMap<string, string>): TrailRow[] {
  return acts.map((act) => {
    const key = keys.get(act.subject);
    const entry = {
      subject: act.subject,
      at: act.at ?? new Date(),
      act: bounded(act.act),
      by: bounded(act.by),
      onBehalfOf: act.onBehalfOf ?? null,
      revision: act.revision ?? null,
      reason: reasonOf(act, key) ?? null,
      changed: changedOf(act, key) ?? null,
      requestId: act.requestId ?? requestUnderWay() ?? null,
    };
    const kept = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
    return { ...kept, ...textAround(entry) };
  });
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
