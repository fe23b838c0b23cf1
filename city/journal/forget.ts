import type { PrismaClient } from '../../prisma/client.js';
import { ask } from '../../prisma/sql.js';
import { placeAll } from './read.js';

const AT_ONCE = 5_000;
const FORGET = { name: 'forget events', text: `SELECT forget_events($1::timestamptz, ${AT_ONCE}) AS gone` };

/** Takes away what happened before `before`, oldest first; whoever stands before it is told so. Gives how many events went. */
export async function forgetEvents(prisma: PrismaClient, before: Date): Promise<number> {
  // Where nobody has followed the journal, nothing has a place yet.
  await placeAll(prisma);
  let all = 0;
  for (;;) {
    const [row] = await ask<{ gone: number }>(prisma, FORGET, [before]);
    all += row?.gone ?? 0;
    if ((row?.gone ?? 0) < AT_ONCE) return all;
  }
}
