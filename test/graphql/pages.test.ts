import { execute, graphql, parse } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listableBy, readableBy } from '../../cases/visible.js';
import { createCatalogue, publishShipped } from '../../city/catalogue/catalogue.js';
import type { Viewer } from '../../city/people/viewer.js';
import { createContext, type ServerDependencies } from '../../graphql/context.js';
import { orderByOf } from '../../graphql/list-order.js';
import { schema } from '../../graphql/schema/index.js';
import { createStandings } from '../../graphql/standings.js';
import { TASK_ORDERS } from '../../graphql/task-order.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { countSql, Parameters, planPage } from '../../prisma/one-statement/page.js';
import { readRow } from '../../prisma/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';
import { seedFiled } from './seed.js';

let database: TestDatabase;
let prisma: PrismaClient;
const DUE = [
  null,
  new Date('2026-01-01T08:00:00Z'),
  new Date('2026-01-02T08:00:00Z'),
  new Date('2030-01-01T00:00:00Z'),
];
const STATUSES = ['OPEN', 'CLAIMED', 'DONE', 'CANCELLED'] as const;
const DISTRICTS = [null, 'd-1', 'd-2'];

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.ownerUrl, 4);
  await publishShipped(prisma);
  const office = { id: 'OFF-1', name: 'o', approvedAt: new Date(), approvedBy: 'admin-1' };
  await prisma.office.create({ data: office });
  const offer = { officeId: 'OFF-1', permitTypes: ['construction'], offeredAt: new Date() };
  const given = (ownerId: string, status: 'ACTIVE' | 'REVOKED') =>
    prisma.mandate.create({ data: { ...offer, ownerId, status, validUntil: '1499/12/29' }, select: { id: true } });
  const [active, revoked] = await Promise.all([given('owner-1', 'ACTIVE'), given('owner-2', 'REVOKED')]);
  for (let i = 0; i < 48; i += 1) {
    const reference = `U-1402-0000${String(i).padStart(2, '0')}`;
    // Several of one instant, so that the reference has to decide.
    const at = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 3)));
    await seedFiled(prisma, { reference, ownerId: `owner-${i % 4}`, role: i % 3 ? 'clerk' : 'expert', at });
    const districtId = DISTRICTS[i % 3] ?? null;
    const mandateId = i % 4 === 1 ? active.id : i % 4 === 2 ? revoked.id : null;
    const drafted = i % 7 === 0 ? { status: 'DRAFT' as const, revision: 0 } : {};
    await prisma.application.update({
      where: { reference },
      data: { districtId, mandateId, withinMandate: i % 8 !== 1, ...drafted },
    });
    await prisma.task.update({
      where: { id: `${reference}-1` },
      data: {
        districtId,
        priority: i % 4,
        dueAt: DUE[i % DUE.length] ?? null,
        status: STATUSES[i % 5] ?? 'OPEN',
        escalatedTo: i % 6 === 0 ? 'clerk' : null,
        assignee: i % 5 === 1 ? 'staff-1' : null,
      },
    });
  }
}, 60_000);
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const authority = { working: [] as string[], officeApproved: false };
const VIEWERS: Record<string, Viewer> = {
  'an owner': { id: 'owner-1', roles: [], authority: { ...authority, kinds: ['CITIZEN'] } },
  'an office': { id: 'office-1', officeId: 'OFF-1', roles: [], authority: { ...authority, kinds: ['OFFICE'] } },
  'a clerk': { id: 'staff-1', roles: ['clerk'], authority: { ...authority, kinds: ['STAFF'], working: ['clerk'] } },
  'a clerk of one district': {
    id: 'staff-1',
    roles: ['clerk'],
    authority: { ...authority, kinds: ['STAFF'], working: ['clerk'], within: { clerk: ['d-1'] } },
  },
  'an overseer of one district': {
    id: 'staff-1',
    roles: ['expert'],
    authority: { ...authority, kinds: ['OVERSEER'], working: ['expert'], kindsWithin: { OVERSEER: ['d-2'] } },
  },
  'a head': {
    id: 'staff-2',
    roles: [],
    authority: { ...authority, kinds: ['STAFF'], heads: [{ role: 'expert' }, { role: 'clerk', districts: ['d-2'] }] },
  },
  'an administrator': { id: 'admin-1', roles: [], authority: { ...authority, kinds: ['ADMIN'] } },
  'an administrator who owns': { id: 'owner-3', roles: [], authority: { ...authority, kinds: ['ADMIN', 'CITIZEN'] } },
};

function contextOf(viewer: Viewer) {
  const parts = { prisma, catalogue: createCatalogue(prisma), log: pino({ level: 'silent' }) };
  return createContext(parts as unknown as ServerDependencies, viewer);
}

interface Info {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** Everything on all pages, in their order: read from the beginning or from the end. */
async function everything(
  list: 'applications' | 'tasks',
  filter: string,
  viewer: Viewer,
  from: 'beginning' | 'end' = 'beginning',
  orderBy?: string,
): Promise<string[]> {
  const id = list === 'tasks' ? 'id' : 'reference';
  const found: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const which = from === 'end' ? 'last: 5, before: $cursor' : 'first: 5, after: $cursor';
    const more = `${filter && `, filter: ${filter}`}${orderBy ? `, orderBy: ${orderBy}` : ''}`;
    const source = `query($cursor: String) { ${list}(${which}${more}) { totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id: ${id} } } } }`;
    const contextValue = contextOf(viewer);
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { cursor } });
    expect(errors).toBeUndefined();
    type Listed = { totalCount: number; pageInfo: Info; edges: { cursor: string; node: { id: string } }[] };
    const { pageInfo, edges, totalCount } = (data as Record<string, Listed>)[list] as Listed;
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    const ids = edges.map(({ node }) => node.id);
    const [begun, goesOn] = [cursor !== null, from === 'end' ? pageInfo.hasPreviousPage : pageInfo.hasNextPage];
    expect(from === 'end' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(begun);
    if (from === 'end') found.unshift(...ids);
    else found.push(...ids);
    if (!goesOn) {
      expect(totalCount).toBe(found.length);
      return found;
    }
    cursor = from === 'end' ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

describe.each(Object.entries(VIEWERS))('%s', (_, viewer) => {
  it('pages through the applications that the policy shows, each once and in their order', async () => {
    for (const [filter, where] of [
      ['', {}],
      ['{ status: [UNDER_REVIEW] }', { status: 'UNDER_REVIEW' as const }],
      ['{ permitType: ["inquiry"] }', { permitType: { code: 'inquiry' } }],
      ['{ permitType: ["construction"], stuck: false }', { permitType: { code: 'construction' }, stuckAt: null }],
    ] as const) {
      const rows = await prisma.application.findMany({
        where: { AND: [{ OR: readableBy(viewer) }, where] },
        orderBy: [{ createdAt: 'desc' }, { reference: 'desc' }],
      });
      const references = rows.map(({ reference }) => reference);
      expect(await everything('applications', filter, viewer)).toEqual(references);
      expect(await everything('applications', filter, viewer, 'end')).toEqual(references);
      expect(await everything('applications', filter, viewer, 'beginning', 'OLDEST_FIRST')).toEqual(
        references.reverse(),
      );
    }
  });

  it('counts them exactly as far as it counts', async () => {
    const any = readableBy(viewer);
    const all = await prisma.application.count({ where: { OR: any } });
    for (const most of [100, all, Math.max(0, all - 1), 3]) {
      const parameters = new Parameters();
      const page = { read: planPage('Application', { reference: true }), any, all: [], take: 1 };
      const sql = `SELECT ${countSql(page as never, most, parameters)} AS count`;
      const { count } = await readRow<{ count: number }>(prisma, sql, parameters.values);
      expect(count).toBe(Math.min(all, most + 1));
    }
  });

  it('pages through the tasks that the policy shows, by whatever they are filtered', async () => {
    const now = new Date();
    const late = { dueAt: { lt: now }, status: { in: ['OPEN' as const, 'CLAIMED' as const] } };
    const filters: [string, Prisma.TaskWhereInput][] = [
      ['', {}],
      ['{ status: [OPEN, CLAIMED] }', { status: { in: ['OPEN' as const, 'CLAIMED' as const] } }],
      ['{ role: "clerk" }', { OR: [{ role: 'clerk' }, { escalatedTo: 'clerk' }] }],
      ['{ mine: true }', { assignee: viewer.id }],
      [
        '{ mine: true, role: "expert", priority: [LOW, HIGH] }',
        { assignee: viewer.id, priority: { in: [0, 2] }, OR: [{ role: 'expert' }, { escalatedTo: 'expert' }] },
      ],
      ['{ overdue: true }', late],
      [
        '{ overdue: false, district: "d-1" }',
        { AND: [{ OR: [{ dueAt: null }, { NOT: late }] }, { OR: [{ districtId: null }, { districtId: 'd-1' }] }] },
      ],
    ];
    for (const [filter, where] of filters) {
      const rows = await prisma.task.findMany({
        where: { AND: [{ OR: listableBy(viewer) }, where] },
        orderBy: orderByOf(TASK_ORDERS.URGENT_FIRST, false),
      });
      const ids = rows.map(({ id }) => id);
      expect(await everything('tasks', filter, viewer)).toEqual(ids);
      if (filter.includes('expert') || filter.includes('status')) continue;
      expect(await everything('tasks', filter, viewer, 'end')).toEqual(ids);
      expect(await everything('tasks', filter, viewer, 'end', 'URGENT_LAST')).toEqual(ids.reverse());
      const due = (row: (typeof rows)[number]) => row.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const byDue = rows.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id < b.id ? -1 : 1));
      const inTime = byDue.map(({ id }) => id);
      expect(await everything('tasks', filter, viewer, 'beginning', 'EARLIEST_DUE_FIRST')).toEqual(inTime);
      expect(await everything('tasks', filter, viewer, 'end', 'EARLIEST_DUE_FIRST')).toEqual(inTime);
      expect(await everything('tasks', filter, viewer, 'beginning', 'LATEST_DUE_FIRST')).toEqual(inTime.reverse());
    }
  });
});

it('a list that is written twice is read for all that it asks, whatever was asked with the same text before', async () => {
  const standings = createStandings(prisma);
  const document = parse(`query ($counted: Boolean!) {
    applications(first: 2) { edges { node { reference } } }
    applications(first: 2) @include(if: $counted) { totalCount }
  }`);
  const read = async (counted: boolean) => {
    const { viewer, presumed } = await standings.presume({ id: 'owner-1', roles: ['citizen'] });
    const contextValue = Object.assign(contextOf(viewer), { presumed });
    return execute({ schema, document, contextValue, variableValues: { counted } });
  };
  // What is sent once may be sent again: it is kept from the second time on.
  await read(false);
  await read(false);
  const { data, errors } = await read(true);
  expect(errors).toBeUndefined();
  const contextValue = contextOf(VIEWERS['an owner'] as Viewer);
  const alone = await graphql({ schema, source: '{ applications(first: 2) { totalCount } }', contextValue });
  expect(data).toMatchObject(alone.data ?? {});
  expect(data?.applications).toMatchObject({ totalCount: expect.any(Number) });
});
