import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseNow } from '../cases/case-now.js';
import { decisionNow } from '../cases/decision-now.js';
import { filingNow } from '../cases/filing-now.js';
import { endedPlot } from '../city/registers/merged-plots.js';
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

const UUID = '00000000-0000-4000-8000-000000000000';

/** How often the statements of a condition were planned, on the one connection. */
async function plans(where: string, value: string): Promise<object[]> {
  const asked = `SELECT generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE ${where}`;
  const { rows } = (await poolOf(prisma)?.query(asked, [value])) ?? { rows: [] };
  return rows;
}

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
    ['look for an ended plot', () => endedPlot(prisma, ['9-1-7-19'])],
  ])('%s', async (name, look) => {
    for (let i = 0; i < 12; i += 1) await look().catch(() => undefined);
    // PostgreSQL tries the very values five times before it compares.
    expect(await plans('name = $1', name)).toEqual([{ generic_plans: 7, custom_plans: 5 }]);
  });
});

describe('a statement that comes again is parsed once', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['of Prisma’s own', () => prisma.receipt.findFirst({ where: { id: UUID } }), '%"public"."Receipt"."id"%'],
    [
      'that goes through its transactions',
      () => prisma.$transaction((tx) => tx.$queryRawUnsafe('SELECT slips_are_settled($1, $2)', 'C-1405-000001', 1)),
      'SELECT slips_are_settled%',
    ],
  ])('%s', async (_, look, text) => {
    for (let i = 0; i < 5; i += 1) await look();
    expect(await plans('statement LIKE $1', text)).toHaveLength(1);
  });
});

describe('a statement is parsed each time', () => {
  it('whose text comes once, as a list of another length does', async () => {
    for (let i = 1; i < 9; i += 1)
      await prisma.permit.findMany({ where: { number: { in: Array.from({ length: i }, (_, n) => `P-${n}`) } } });
    expect(await plans('statement LIKE $1', '%"public"."Permit"."number" IN%')).toEqual([]);
  });

  it('that answers with all columns of a table, to which a migration may add one meanwhile', async () => {
    const look = () => prisma.$queryRawUnsafe('SELECT * FROM "CalendarHoliday" WHERE day = $1', '1405/01/01');
    for (let i = 0; i < 5; i += 1) await look();
    expect(await plans('statement LIKE $1', 'SELECT * FROM "CalendarHoliday"%')).toEqual([]);
  });

  it('that has no parameters, for it may be several', async () => {
    for (let i = 0; i < 5; i += 1) await prisma.$executeRawUnsafe('SELECT 41; SELECT 42');
    expect(await plans('statement LIKE $1', 'SELECT 41%')).toEqual([]);
  });
});

it('functions of hot paths say so themselves, whatever replaces them', async () => {
  const hot = ['write_transition', 'settle_money', 'money_found', 'grant_permit', 'hold_case', 'note_decision'];
  const names = [...hot, 'decision_facts', 'index_case', 'append_to_trail', 'begin_visit', 'keep_paper'];
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT proname::text AS name FROM pg_proc WHERE proname = ANY(${names})
      AND NOT coalesce('plan_cache_mode=force_generic_plan' = ANY(proconfig), false)`;
  expect(rows).toEqual([]);
});
