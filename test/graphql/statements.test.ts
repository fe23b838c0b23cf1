import { PrismaPg } from '@prisma/adapter-pg';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseMessenger } from '../../cases/messenger.js';
import { createCatalogue, publishShipped } from '../../city/catalogue/catalogue.js';
import { createDocumentLinks } from '../../city/documents/link.js';
import { createDocumentStore } from '../../city/documents/store.js';
import type { CaseTeller } from '../../city/payments/tell-cases.js';
import { createRegisters } from '../../city/registers/registers.js';
import { createContext, type ServerDependencies } from '../../graphql/context.js';
import { schema } from '../../graphql/schema/index.js';
import { PrismaClient } from '../../prisma/generated/client/client.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';
import { seedFiled } from './seed.js';

let database: TestDatabase;
let prisma: PrismaClient;
const statements: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const logged = new PrismaClient({
    adapter: new PrismaPg({ connectionString: database.url, options: '-c TimeZone=UTC' }),
    log: [{ emit: 'event', level: 'query' }],
  });
  logged.$on('query', ({ query }) => statements.push(query));
  prisma = logged;
  await publishShipped(prisma);
  for (let i = 10; i < 30; i += 1) {
    await seedFiled(prisma, { reference: `U-1400-0000${i}`, status: i % 2 ? 'ISSUED' : 'UNDER_REVIEW' });
  }
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** Only the database is asked: anything else that is reached for fails the test. */
function context(id: string, kind: 'CITIZEN' | 'OVERSEER' = 'CITIZEN') {
  const working = kind === 'CITIZEN' ? [] : ['supervisor'];
  const never = async function* () {};
  return createContext(
    {
      prisma,
      catalogue: createCatalogue(prisma),
      registers: createRegisters(prisma),
      policy: {},
      documents: createDocumentStore('/nowhere'),
      links: createDocumentLinks({ key: 'k', seconds: 60 }),
      publishing: {} as ServerDependencies['publishing'],
      messenger: {} as CaseMessenger,
      changes: { of: never, stop: async () => undefined },
      paidCases: {} as CaseTeller,
      bank: undefined,
      connectors: [],
      calendar: async () => ({ thursday: 'off', holidays: new Set() }),
      officeRule: { yearsOfRecord: 10 },
      publicUrl: () => 'http://localhost',
      log: pino({ level: 'silent' }),
    },
    { id, roles: working, authority: { kinds: [kind], working, officeApproved: false } },
  );
}

async function count(source: string, as = context('citizen-1')): Promise<number> {
  statements.length = 0;
  const { errors, data } = await graphql({ schema, source, contextValue: as });
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).length).toBeGreaterThan(1_000);
  return statements.length;
}

it('reads twenty applications with everything that is shown of them in one statement a list', async () => {
  const source = `{ applications(first: 20) { pageInfo { hasNextPage } edges { node {
    reference status revision answers permitType { code title { fa } }
    evaluation { outcome total checks { rule status } feeLines { amount } }
    tasks { id status step { id } } slips { id payable } documents { code url } permit { number }
    timeline { seq summary { fa } } } } } }`;
  // Applications, their types, answers, evaluations, tasks, slips, documents, permits, timelines, what
  // decides whether personal values are masked, and (by the first reader of a server) how the form marks them.
  expect(await count(source)).toBe(11);
});

it('counts only when asked to', async () => {
  const page = 'edges { cursor node { reference createdAt updatedAt status } }';
  expect(await count(`{ applications(first: 20) { ${page} } }`)).toBe(1);
  expect(await count(`{ applications(first: 20) { totalCount ${page} } }`)).toBe(2);
});

it('reads twenty tasks with their applications in one statement a list', async () => {
  const source = `{ tasks(first: 20) { edges { node { id role dueAt outcomes step { id title { fa } }
    application { reference status evaluation { total } slips { id } } } } } }`;
  expect(await count(source, context('supervisor-1', 'OVERSEER'))).toBe(6);
});

it('counts all queues in one statement', async () => {
  statements.length = 0;
  const source = '{ taskCounts { open claimed mine overdue queues { role district open } } }';
  const { errors, data } = await graphql({ schema, source, contextValue: context('supervisor-1', 'OVERSEER') });
  expect(errors).toBeUndefined();
  expect(data?.taskCounts).toMatchObject({ open: 20, queues: [{ role: 'supervisor', district: null, open: 20 }] });
  expect(statements).toHaveLength(1);
});
