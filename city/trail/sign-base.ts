import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import { canonicalJson } from '../../forms/canonical.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { KeySet, PermitSigner } from '../signing/signer.js';
import { verifiedPayload } from '../signing/verified-payload.js';
import { appendToTrail } from './append.js';
import { cursorOver } from './cursor.js';

const BASE = 'trail-base';
const SUBJECT = 'installation';
const ACT = 'STATE_TAKEN_OVER';

const BaseClaims = z.strictObject({ rows: z.number().int(), root: z.string() });
type BaseClaims = z.infer<typeof BaseClaims>;

/** Signs the rows that were taken over or that migrations have changed, where that is not done yet. Again is harmless. */
export async function signBase(prisma: PrismaClient, databaseUrl: string, signer: PermitSigner): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const claims = await baseOf(client);
    if ((await lastSigned(client))?.root === claims.root || claims.rows === 0) return;
    const token = await signer.sign(BASE, claims);
    const act = { subject: SUBJECT, act: ACT, by: SUBJECT, changed: { ...claims, token } };
    await prisma.$transaction((tx) => appendToTrail(tx, [act]));
  } finally {
    await client.end();
  }
}

/** Whether the base is what was signed of it last; one without rows needs no signature. In a transaction of the client. */
export async function isBaseAsSigned(client: Client, keySet: KeySet): Promise<boolean> {
  const claims = await baseOf(client);
  const signed = await lastSigned(client);
  if (!signed) return claims.rows === 0;
  const read = await verifiedPayload(signed.token, BASE, keySet);
  const vouched = 'reason' in read ? undefined : BaseClaims.safeParse(read.payload).data;
  return vouched?.rows === claims.rows && vouched.root === claims.root;
}

async function baseOf(client: Client): Promise<BaseClaims> {
  const root = createHash('sha256');
  let count = 0;
  const base =
    'SELECT "table", "key", "n"::text, "hash" FROM "TrailBase" ORDER BY "table" COLLATE "C", "key" COLLATE "C", "n"';
  for await (const rows of cursorOver<Record<'table' | 'key' | 'n' | 'hash', string>>(client, 'base', base)) {
    for (const { table, key, n, hash } of rows) root.update(`${canonicalJson([table, key, n, hash])}\n`);
    count += rows.length;
  }
  return { rows: count, root: root.digest('hex') };
}

async function lastSigned(client: Client): Promise<(BaseClaims & { token: string }) | undefined> {
  const { rows } = await client.query<{ changed: BaseClaims & { token: string } }>(
    'SELECT changed FROM "TrailEntry" WHERE subject = $1 AND act = $2 ORDER BY seq DESC LIMIT 1',
    [SUBJECT, ACT],
  );
  return rows[0]?.changed;
}
