import { Client } from 'pg';
import { jalaliDay } from '../../forms/jalali.js';
import type { Seal } from '../../workflows/upkeep-activities.js';
import type { PermitSigner } from '../signing/signer.js';
import { NOTHING_BEFORE } from './entry.js';
import { hashOfSeal, rootOf, SEAL, type SealClaims } from './seal-claims.js';

interface SealOptions {
  databaseUrl: string;
  signer: Pick<PermitSigner, 'sign'>;
  now?: Date;
}

/** One seal at a time, over all workers. */
const LOCK = `hashtextextended('trail seal', 0)`;

const LAST = `SELECT number, day, chains, token FROM "TrailSeal" ORDER BY number DESC LIMIT 1`;

/** Heads that no seal has seen. A chain that was cut off has one too: what was sealed of it before stays sealed. */
const GROWN = `INSERT INTO "TrailSealedHead" (subject, seq, hash, seal)
  SELECT head.subject, head.seq, head.hash, $1
  FROM (SELECT DISTINCT ON (subject) subject, seq, hash FROM "TrailEntry" ORDER BY subject, seq DESC) AS head
  WHERE NOT EXISTS (SELECT FROM "TrailSealedHead" s WHERE s.subject = head.subject AND s.seq = head.seq)`;

/**
 * Signs the heads of all chains: those that have grown since the last seal, and that seal, which vouches for the others.
 * A day that is sealed stays as it is; so does everything when the clock was set back.
 */
export async function sealDay({ databaseUrl, signer, now = new Date() }: SealOptions): Promise<Seal> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    const day = jalaliDay(now);
    const [last] = (await client.query<Seal>(LAST)).rows;
    if (last && last.day >= day) return last;
    await client.query('BEGIN');
    const number = (last?.number ?? 0) + 1;
    await client.query(GROWN, [number]);
    const { root, chains } = await rootOf(client, number);
    const previous = last ? hashOfSeal(last.token) : NOTHING_BEFORE;
    const at = now.toISOString();
    const token = await signer.sign(SEAL, { number, day, at, chains, root, previous } satisfies SealClaims);
    await client.query(
      'INSERT INTO "TrailSeal" (number, day, at, chains, root, previous, token) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [number, day, at, chains, root, previous, token],
    );
    await client.query('COMMIT');
    return { number, day, chains, token };
  } finally {
    // Ends a transaction that is not committed.
    await client.end();
  }
}
