import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseNow } from '../cases/case-now.js';
import { decisionNow } from '../cases/decision-now.js';
import { filingNow } from '../cases/filing-now.js';
import { rowsAhead } from '../city/registers/rows-ahead.js';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import { loadShipped } from '../forms/load.js';
import { createPrisma, type PrismaClient, poolOf } from '../prisma/client.js';
import { createTestDatabase, type TestDatabase } from './support/servers.js';

let database: TestDatabase;
let prisma: PrismaClient;
let policy: DecisionPolicy;
beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that what it keeps can be asked for.
  prisma = createPrisma(database.url, 1);
  [policy] = (await loadShipped()).policies as [DecisionPolicy];
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const at = new Date('2026-11-30T08:00:00Z');
const looking = { reference: 'C-1405-000001', revision: 1 };
const nothing = {
  remarks: [],
  people: [],
  calendar: false,
  draws: false,
  asks: false,
  explains: false,
  compares: false,
  grants: false,
};

describe('a statement of a hot path is planned once', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['look at a case', () => caseNow(prisma, { ...looking, ...nothing, transfer: undefined }, { held: false })],
    ['look at a decision', () => decisionNow(prisma, policy, { ...looking, step: 'approval', day: '1405/09/09', at })],
    [
      'look at a filing',
      () =>
        filingNow(prisma, {
          ...looking,
          filedBy: 'citizen-1',
          from: 'previous',
          rulebook: 'mashhad',
          asOf: '1405/09/09',
        }),
    ],
    ['read registers', () => rowsAhead(prisma, { lookups: [{ register: 'parcels', key: '9-1-7-19-0-0-0' }] })],
  ])('%s', async (name, look) => {
    for (let i = 0; i < 12; i += 1) await look().catch(() => undefined);
    const asked = 'SELECT generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE name = $1';
    const { rows } = (await poolOf(prisma)?.query(asked, [name])) ?? { rows: [] };
    // PostgreSQL tries the very values five times before it compares.
    expect(rows).toEqual([{ generic_plans: 7, custom_plans: 5 }]);
  });
});

it('functions of hot paths say so themselves, whatever replaces them', async () => {
  const hot = ['write_transition', 'settle_money', 'money_found', 'grant_permit', 'hold_case', 'note_decision'];
  const names = [...hot, 'decision_facts', 'index_case', 'append_to_trail'];
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT proname::text AS name FROM pg_proc WHERE proname = ANY(${names})
      AND NOT coalesce('plan_cache_mode=force_generic_plan' = ANY(proconfig), false)`;
  expect(rows).toEqual([]);
});
