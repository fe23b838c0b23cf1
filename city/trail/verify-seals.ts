import type { Client } from 'pg';
import type { KeySet } from '../signing/signer.js';
import { verifiedPayload } from '../signing/verified-payload.js';
import { cursorOver } from './cursor.js';
import { NOTHING_BEFORE } from './entry.js';
import type { TrailFinding } from './findings.js';
import { hashOfSeal, rootOf, SEAL, SealClaims } from './seal-claims.js';

interface SealRow {
  number: number;
  day: string;
  at: Date;
  chains: number;
  root: string;
  previous: string;
  token: string;
}

interface SealsToVerify {
  client: Client;
  keySet: KeySet;
  /** seals as they were kept outside of the database */
  kept: readonly string[];
}

/** Follows the seals, and compares each with its heads and with the copies that were kept. Gives how many there are. */
export async function* verifySeals({ client, keySet, kept }: SealsToVerify): AsyncGenerator<TrailFinding, number> {
  let last = { number: 0, hash: NOTHING_BEFORE };
  const outside = new Map<number, string>();
  for (const token of kept) {
    const claims = await claimsOf(token, keySet);
    if (claims) outside.set(claims.number, token);
    else yield { problem: 'SEAL_FORGED', seal: 0 };
  }
  for await (const rows of cursorOver<SealRow>(client, 'seals', 'SELECT * FROM "TrailSeal" ORDER BY number')) {
    for (const row of rows) {
      const { number: seal, token } = row;
      for (let missing = last.number + 1; missing < seal; missing += 1)
        yield { problem: 'SEAL_MISSING', seal: missing };
      const claims = await claimsOf(token, keySet);
      if (!claims) yield { problem: 'SEAL_FORGED', seal };
      else if (!says(claims, row)) yield { problem: 'SEAL_CHANGED', seal };
      if (seal === last.number + 1 && row.previous !== last.hash) yield { problem: 'SEAL_UNCHAINED', seal };
      const heads = await rootOf(client, seal);
      if (heads.root !== row.root || heads.chains !== row.chains) yield { problem: 'SEAL_HEADS_CHANGED', seal };
      const copy = outside.get(seal);
      if (copy !== undefined && copy !== token) yield { problem: 'SEAL_NOT_AS_KEPT', seal };
      outside.delete(seal);
      last = { number: seal, hash: hashOfSeal(token) };
    }
  }
  for (const seal of outside.keys()) yield { problem: 'SEAL_MISSING', seal };
  const beyond = 'SELECT DISTINCT seal FROM "TrailSealedHead" WHERE seal > $1 ORDER BY seal';
  for await (const rows of cursorOver<{ seal: number }>(client, 'beyond', beyond, [last.number])) {
    for (const { seal } of rows) yield { problem: 'SEAL_MISSING', seal };
  }
  return last.number;
}

/** Heads as they were sealed that the chains no longer have. */
export async function* verifyHeads(client: Client, subject: string | undefined): AsyncGenerator<TrailFinding> {
  const lost = `SELECT s.subject, s.seq, s.seal, e.hash IS NULL AS gone FROM "TrailSealedHead" s
    LEFT JOIN "TrailEntry" e ON e.subject = s.subject AND e.seq = s.seq
    WHERE e.hash IS DISTINCT FROM s.hash AND ($1::text IS NULL OR s.subject = $1) ORDER BY s.subject, s.seq`;
  const rows = cursorOver<{ subject: string; seq: number; seal: number; gone: boolean }>(client, 'lost', lost, [
    subject ?? null,
  ]);
  for await (const some of rows) {
    for (const { gone, ...at } of some) yield { problem: gone ? 'CUT_OFF' : 'REWRITTEN', ...at };
  }
}

async function claimsOf(token: string, keySet: KeySet): Promise<SealClaims | undefined> {
  const read = await verifiedPayload(token, SEAL, keySet);
  const claims = 'reason' in read ? undefined : SealClaims.safeParse(read.payload);
  return claims?.data;
}

function says(claims: SealClaims, { number, day, at, chains, root, previous }: SealRow): boolean {
  const expected: SealClaims = { number, day, at: at.toISOString(), chains, root, previous };
  return Object.entries(expected).every(([name, value]) => claims[name as keyof SealClaims] === value);
}
