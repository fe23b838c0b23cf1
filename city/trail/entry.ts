import { canonicalJson } from '../../forms/canonical.js';
import { hashOf } from '../../forms/hash.js';

/** Values as JSON keeps them. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** An entry as its hash is taken over it: what is null in the table is left out. */
export interface Entry {
  subject: string;
  seq: number;
  at: Date;
  act: string;
  by: string;
  onBehalfOf: string | null;
  revision: number | null;
  reason: unknown;
  changed: unknown;
  requestId: string | null;
  /** `[n, table, key, hash]` of the rows that it made or changed; hash null of one that is gone */
  rows: unknown;
  /** hash of the entry before */
  previous: string;
}

/** What stands before the first. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** sha256 over the canonical JSON of an entry, with the hash of the one before in it. */
export function hashOfEntry({ subject, seq, at, act, by, previous, ...rest }: Entry): string {
  const { onBehalfOf, revision, reason, changed, requestId, rows } = rest;
  const stated = present({ onBehalfOf, revision, reason, changed, requestId, rows });
  return hashOf({ subject, seq, at: at.toISOString(), act, by, previous, ...stated });
}

/** What of an entry is known before it has its place in its chain. */
export type Unplaced = Omit<Entry, 'seq' | 'previous' | 'rows'>;

/**
 * The text that an entry's hash is taken over, cut where the database adds the hash of the entry before (between `before`
 * and `after`), and the rows and the number (between `after` and `end`).
 */
export function textAround({ subject, at, act, by, onBehalfOf, revision, reason, changed, requestId }: Unplaced) {
  const first = canonicalJson(present({ act, at: at.toISOString(), by, changed, onBehalfOf }));
  const second = canonicalJson(present({ reason, requestId, revision }));
  return {
    before: `${first.slice(0, -1)},"previous":"`,
    after: second === '{}' ? '"' : `",${second.slice(1, -1)}`,
    end: `,"subject":${canonicalJson(subject)}}`,
  };
}

const present = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
