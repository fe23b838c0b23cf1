import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import { canonicalJson } from '../../forms/canonical.js';
import { cursorOver } from './cursor.js';

/** The JWS type that keeps a seal from passing for a permit, and the other way round. */
export const SEAL = 'trail-seal';

/** What a seal's signature is over. */
export const SealClaims = z.strictObject({
  /** 1, 2, 3, … without a gap */
  number: z.number().int().positive(),
  /** Jalali day in Tehran */
  day: z.string(),
  /** RFC 3339 */
  at: z.string(),
  /** chains that had grown since the seal before */
  chains: z.number().int(),
  /** hash over the heads of those chains */
  root: z.string(),
  /** hash of the seal before, which vouches for all the others; 64 zeros for the first */
  previous: z.string(),
});
export type SealClaims = z.infer<typeof SealClaims>;

export const hashOfSeal = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Hash over the heads that a seal is for, and how many they are. */
export async function rootOf(client: Client, seal: number): Promise<{ root: string; chains: number }> {
  const root = createHash('sha256');
  let chains = 0;
  // In an order that no database's language changes.
  const heads = `SELECT subject, seq, hash FROM "TrailSealedHead" WHERE seal = $1 ORDER BY subject COLLATE "C", seq`;
  for await (const rows of cursorOver<{ subject: string; seq: number; hash: string }>(client, 'heads', heads, [seal])) {
    for (const { subject, seq, hash } of rows) root.update(`${canonicalJson([subject, seq, hash])}\n`);
    chains += rows.length;
  }
  return { root: root.digest('hex'), chains };
}
