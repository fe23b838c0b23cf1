import type { Transaction } from '../../prisma/client.js';

/** A class of advisory locks of its own. */
const LOCKS = 0x646f6373;
/** Files whose hashes begin alike share a lock, which costs a wait and nothing else. */
const lockOf = (sha256: string) => Number.parseInt(sha256.slice(0, 8), 16) | 0;

/**
 * Until the transaction ends no cleaning removes the file. Whoever writes a row that names a file holds it first, and then
 * looks whether it is still there.
 */
export async function holdDocument(tx: Transaction, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${LOCKS}::int, ${lockOf(sha256)}::int)`;
}

/** Until the transaction ends nobody writes a row that names the file. False where somebody is about to. */
export async function claimDocument(tx: Transaction, sha256: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ claimed: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOCKS}::int, ${lockOf(sha256)}::int) AS claimed`;
  return row?.claimed === true;
}
