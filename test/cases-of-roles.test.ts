import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableBy } from '../cases/visible.js';
import { publishShipped } from '../city/catalogue/catalogue.js';
import type { Viewer } from '../city/people/viewer.js';
import { newest, orderByOf } from '../graphql/list-order.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { pageSql, planPage } from '../prisma/one-statement/page.js';
import { rowsOfPage } from '../prisma/one-statement/rows.js';
import { Parameters, type Where } from '../prisma/one-statement/where.js';
import { seedFiled } from './graphql/seed.js';
import { createTestDatabase, type TestDatabase } from './support/servers.js';

let database: TestDatabase;
let prisma: PrismaClient;
let owner: Client;
const REFERENCE = 'U-1402-000001';
const AT = new Date('2026-01-01T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.ownerUrl, 2);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await publishShipped(prisma);
  await seedFiled(prisma, { reference: REFERENCE, ownerId: 'owner-1', role: 'clerk', at: AT });
});
afterAll(async () => {
  await owner.end();
  await prisma.$disconnect();
  await database.drop();
});

const rolesOfCase = async (): Promise<string[]> => {
  const rows = await prisma.caseRole.findMany({ where: { reference: REFERENCE } });
  return rows.map(({ role, district }) => `${role}/${district}`).sort();
};
const change = (data: object) => prisma.task.update({ where: { id: `${REFERENCE}-1` }, data });

it('a case is of the roles that its tasks are for, where they are', async () => {
  expect(await rolesOfCase()).toEqual(['clerk/']);
  await change({ escalatedTo: 'head' });
  expect(await rolesOfCase()).toEqual(['clerk/', 'head/']);
  await change({ districtId: 'd-1' });
  expect(await rolesOfCase()).toEqual(['clerk/d-1', 'head/d-1']);
  const task = await prisma.task.findUniqueOrThrow({ where: { id: `${REFERENCE}-1` } });
  const other = { id: `${REFERENCE}-2`, role: 'expert', escalatedTo: null, districtId: 'd-2' };
  await prisma.task.create({ data: { ...task, title: {}, answers: undefined, ...other } as never });
  expect(await rolesOfCase()).toEqual(['clerk/d-1', 'expert/d-2', 'head/d-1']);
  await change({ role: 'expert', escalatedTo: null });
  expect(await rolesOfCase()).toEqual(['expert/d-1', 'expert/d-2']);
});

const ORDER = newest('createdAt', 'reference');
const read = planPage('Application', { reference: true });

/** The first page, or one that lies after a place of the list. */
function pageFor(viewer: Viewer, after: readonly Where[] = []): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const any = readableBy(viewer) as Where[];
  const page = { read, any, all: [], after, through: 'roles', orderBy: orderByOf(ORDER, false), take: 21 };
  return { text: `SELECT ${pageSql(page, parameters)} AS tables`, values: parameters.values };
}

it('a page is planned for nobody in particular, so that its plan can be kept', async () => {
  await owner.query(`SET session_replication_role = replica;
    INSERT INTO "Application" (reference, "permitTypeHash", status, revision, "ownerId", "filedById", draft)
    SELECT 'A-' || i, 'x', 'ISSUED', 1, 'p-1', 'p-1', '{}' FROM generate_series(1, 24) i;
    SET session_replication_role = origin`);
  await owner.query('VACUUM (ANALYZE) "Application"');
  const promised = async (id: string) => {
    const { text, values } = pageFor({ id, roles: ['citizen'] });
    const { rows } = await owner.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    return rows[0]['QUERY PLAN'][0].Plan['Total Cost'];
  };
  // One owns all that is there, the other nothing.
  expect(await promised('p-1')).toBe(await promised('p-2'));
});

describe('a page of many cases', () => {
  const MANY = 20_000;

  beforeAll(async () => {
    const role = `CASE WHEN i <= 5 THEN 'archivist' WHEN i <= ${MANY / 4} THEN 'clerk' ELSE 'expert' END`;
    const at = `timestamptz '2020-01-01' + i * interval '1 minute'`;
    await owner.query(`SET session_replication_role = replica;
      INSERT INTO "Application" (reference, "permitTypeHash", status, revision, "ownerId", "filedById", draft, "createdAt")
      SELECT 'B-' || lpad(i::text, 7, '0'), 'x', 'ISSUED', 1, 'p-' || i, 'p-' || i, '{}', ${at} FROM generate_series(1, ${MANY}) i;
      INSERT INTO "CaseRole" (reference, role, district, "createdAt")
      SELECT 'B-' || lpad(i::text, 7, '0'), ${role}, '', ${at} FROM generate_series(1, ${MANY}) i;
      SET session_replication_role = origin`);
    for (const table of ['Application', 'CaseRole']) await owner.query(`VACUUM (ANALYZE) "${table}"`);
  });

  const ofRole = (role: string): Viewer => ({
    id: `${role}-1`,
    roles: [role],
    authority: { kinds: ['STAFF'], officeApproved: false, working: [role], within: { [role]: ['d-9'] } },
  });

  /** Blocks that PostgreSQL looks at for a page under the plan that is kept, and how many rows it finds. */
  async function looked(role: string, after: readonly Where[] = []): Promise<{ blocks: number; rows: number }> {
    const page = pageFor(ofRole(role), after);
    await owner.query('SET plan_cache_mode = force_generic_plan');
    const { rows } = await owner.query({ name: `${role}-${after.length}`, ...page });
    const values = page.values.map((value) =>
      owner.escapeLiteral(
        Array.isArray(value)
          ? `{${value.map((one) => `"${one}"`)}}`
          : value instanceof Date
            ? value.toISOString()
            : String(value),
      ),
    );
    const explained = await owner.query(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE "${role}-${after.length}"(${values})`,
    );
    const { Plan } = explained.rows[0]['QUERY PLAN'][0];
    return {
      blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
      rows: rowsOfPage(read, rows[0].tables).length,
    };
  }

  const old: Where[] = [{ createdAt: { lt: new Date('2020-01-01T00:30:00Z') } }];
  it.each<[string, number, readonly Where[]]>([
    ['expert', 21, []],
    ['clerk', 21, []],
    ['archivist', 5, []],
    ['nobody', 0, []],
    ['clerk', 21, old],
    ['archivist', 5, old],
    ['expert', 0, old],
  ])('of the role %s looks at no more than it shows: %i', async (role, rows, after) => {
    const found = await looked(role, after);
    expect(found.rows).toBe(rows);
    expect(found.blocks).toBeLessThan(400);
  });
});
