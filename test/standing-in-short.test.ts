import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingSql } from '../city/people/holdings.js';
import { standingInShortSql } from '../city/people/standing-in-short.js';
import { createTestDatabase, type TestDatabase } from './support/servers.js';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    INSERT INTO "Account" (id, name, "nationalId") VALUES ('clerk-1', '{}', '001'), ('clerk-2', '{}', '002');
    INSERT INTO "Office" (id, name) VALUES ('o-1', 'One');
    INSERT INTO "District" (id, title) VALUES ('d-1', '{}'), ('d-2', '{}');
    INSERT INTO "Unit" (id, title) VALUES ('u-1', '{}');
    INSERT INTO "Role" (id, title, kind) VALUES ('clerk', '{}', 'STAFF'), ('cashier', '{}', 'CASHIER');
    INSERT INTO "RoleHolding" (id, person, "roleId", "from", "grantedBy") VALUES
      ('00000000-0000-7000-8000-000000000001', 'clerk-1', 'clerk', '2026-01-01Z', 'x'),
      ('00000000-0000-7000-8000-000000000002', 'clerk-2', 'cashier', '2026-01-01Z', 'x')`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const HOLDING = `"RoleHolding" WHERE id = '00000000-0000-7000-8000-000000000001'`;
const holding = (change: string) => `UPDATE ${HOLDING.replace(' WHERE', ` SET ${change} WHERE`)}`;

/** What happens in the register of people, one after another; in the end nothing of it is said in short. */
const CHANGES: [what: string, sql: string, short: boolean][] = [
  ['nothing', 'SELECT', true],
  ['another name', `UPDATE "Account" SET name = '{"fa": "x"}' WHERE id = 'clerk-1'`, true],
  ['another national ID', `UPDATE "Account" SET "nationalId" = '003' WHERE id = 'clerk-1'`, true],
  ['an office', `UPDATE "Account" SET "officeId" = 'o-1' WHERE id = 'clerk-1'`, true],
  ['which is approved', `UPDATE "Office" SET "approvedAt" = '2026-01-01Z'`, true],
  ['and is a counter', `UPDATE "Office" SET kind = 'COUNTER'`, true],
  ['which is suspended', `UPDATE "Office" SET "suspendedAt" = '2026-01-02Z'`, true],
  ['a district', holding(`"districtId" = 'd-1'`), true],
  ['another district', holding(`"districtId" = 'd-2'`), true],
  ['another role', holding(`"roleId" = 'cashier'`), true],
  ['a role that is of another kind now', `UPDATE "Role" SET kind = 'OVERSEER' WHERE id = 'cashier'`, true],
  ['a role that is over', holding(`until = '2026-02-28Z'`), true],
  ['a role that is to come', holding(`until = NULL, "from" = '2026-03-02Z'`), true],
  ['a role once more', holding(`"from" = '2026-01-01Z'`), true],
  ['a role in a unit', holding(`"unitId" = 'u-1'`), true],
  ['heading it', `UPDATE "Role" SET heads = true WHERE id = 'cashier'`, false],
  ['heading it no more', `UPDATE "Role" SET heads = false WHERE id = 'cashier'`, true],
  [
    'standing in for somebody',
    `INSERT INTO "Delegation" (id, "holdingId", "delegateId", "from", until) VALUES
      (gen_random_uuid(), '00000000-0000-7000-8000-000000000002', 'clerk-1', '2026-01-01Z', '2026-04-01Z')`,
    false,
  ],
  ['standing in no more', `UPDATE "Delegation" SET "endedAt" = '2026-02-01Z'`, true],
];

it('says in short whatever changes a standing, or does not say it', async () => {
  const token = `'clerk-1'::text`;
  const at = `'2026-03-01Z'::timestamptz`;
  const sql = `SELECT ${standingSql(token, at, `'{clerk}'::text[]`, 'NULL::text')} AS standing, ${standingInShortSql(token, at)} AS short`;
  const told: { what: string; standing: string; short: string | null }[] = [];
  for (const [what, change, isShort] of CHANGES) {
    await owner.query(change);
    const { standing, short } = (await owner.query(sql)).rows[0];
    expect(short !== null, what).toBe(isShort);
    for (const before of told)
      if (short !== null && short === before.short) expect(standing, `${before.what}, ${what}`).toBe(before.standing);
    told.push({ what, standing, short });
  }
  expect(new Set(told.map(({ standing }) => standing)).size).toBeGreaterThan(12);
});

it('says nothing in short of whom the register does not know by that name', async () => {
  const { rows } = await owner.query(`SELECT ${standingInShortSql(`'stranger'::text`, 'now()')} AS short`);
  expect(rows[0].short).toBeNull();
});
