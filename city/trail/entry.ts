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
  const present = Object.entries({ onBehalfOf, revision, reason, changed, requestId, rows }).filter(
    ([, value]) => value !== null,
  );
  return hashOf({ subject, seq, at: at.toISOString(), act, by, previous, ...Object.fromEntries(present) });
}
