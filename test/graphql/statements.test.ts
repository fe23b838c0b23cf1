import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PrismaPg } from '@prisma/adapter-pg';
import { graphql } from 'graphql';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseMessenger } from '../../cases/messenger.js';
import { type Catalogue, createCatalogue, publishShipped } from '../../city/catalogue/catalogue.js';
import { createDocumentLinks } from '../../city/documents/link.js';
import { createDocumentStore } from '../../city/documents/store.js';
import { Upload } from '../../city/documents/upload.js';
import type { CaseTeller } from '../../city/payments/tell-cases.js';
import { createRegisters } from '../../city/registers/registers.js';
import { createSandboxBank } from '../../embedded/bank.js';
import { createContext, type ServerDependencies } from '../../graphql/context.js';
import { schema } from '../../graphql/schema/index.js';
import { createStandings } from '../../graphql/standings.js';
import { PrismaClient } from '../../prisma/generated/client/client.js';
import { referenceFiling } from '../support/lives.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';
import { PDF } from '../support/uploads.js';
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
function context(id: string, kind: 'CITIZEN' | 'OVERSEER' = 'CITIZEN', parts: Partial<ServerDependencies> = {}) {
  const working = kind === 'CITIZEN' ? [] : ['supervisor'];
  const never = async function* () {};
  return createContext(
    {
      prisma,
      catalogue: createCatalogue(prisma),
      registers: createRegisters(prisma),
      cityPolicy: {},
      documents: createDocumentStore('/nowhere'),
      links: createDocumentLinks({ key: 'k', seconds: 60 }),
      publishing: {} as ServerDependencies['publishing'],
      messenger: {} as CaseMessenger,
      notices: {} as ServerDependencies['notices'],
      changes: { of: never, any: never, stop: async () => undefined },
      journal: { grown: never },
      paidCases: {} as CaseTeller,
      bank: undefined,
      connectors: [],
      calendar: async () => ({ thursday: 'off', holidays: new Set() }),
      officeRule: { yearsOfRecord: 10 },
      publicUrl: () => 'http://localhost',
      log: pino({ level: 'silent' }),
      ...parts,
    },
    { id, roles: working, authority: { kinds: [kind], working, officeApproved: false } },
  );
}

async function count(source: string, as = context('citizen-1'), length = 1_000): Promise<number> {
  statements.length = 0;
  const { errors, data } = await graphql({ schema, source, contextValue: as });
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).length).toBeGreaterThan(length);
  return statements.length;
}

it('reads twenty applications with all that is shown of them without a mask in one statement', async () => {
  const source = `{ applications(first: 20) { pageInfo { hasNextPage } edges { node {
    reference status revision permitType { code title { fa } } evaluation { outcome total lane }
    tasks { id status step { id } } slips { id payable status } documents { code sha256 } permit { number }
    timeline { seq type } } } } }`;
  expect(await count(source)).toBe(1);
});

it('decides in the same statement what is masked, and reads findings in one more', async () => {
  const source = `{ applications(first: 20) { edges { node { reference answers slips { id payable lines { amount } }
    documents { code fileName url } timeline { seq summary { fa } data } } } } }`;
  const catalogue = createCatalogue(prisma);
  const reader = () => context('citizen-1', 'CITIZEN', { catalogue });
  // The first reader of a server asks how the form marks personal values.
  expect([await count(source, reader()), await count(source, reader())]).toEqual([2, 1]);
  const found = `{ applications(first: 20) { edges { node { reference answers timeline { summary { fa } }
    evaluation { outcome total checks { rule status } feeLines { amount } } } } } }`;
  expect(await count(found, reader())).toBe(2);
});

it('reads one application with what belongs to it in one statement', async () => {
  const source = `{ application(reference: "U-1400-000010") { reference status revision updatedAt
    permitType { code title { fa } } evaluation { outcome total lane rulesetHash } tasks { id status role outcomes dueAt }
    slips { id payable status payUntil sum } documents { code sha256 size mediaType } permit { number }
    timeline { seq type at } } }`;
  expect(await count(source, context('citizen-1'), 500)).toBe(1);
});

it('tells of twenty cases what is to be done and what the reader may do in one statement, and whose they are in one more', async () => {
  const catalogue = createCatalogue(prisma);
  const reader = () => context('citizen-1', 'CITIZEN', { catalogue });
  const source = `{ applications(first: 20) { edges { node { reference submittedAt parcel allowedActions
    progress { done total steps { state step { title { fa } } } } deadline { day why { fa } }
    todo { kind title { fa } due } slips { id status } tasks { id allowedActions } } } } }`;
  await count(source, reader());
  expect(await count(source, reader())).toBe(1);
  const more = `{ applications(first: 20) { edges { node { reference owner { account name { fa } } applicant { account }
    documentsRequired { needed why { fa } document { code } files { id url } } } } } }`;
  await count(more, reader());
  const filed = `{ applications(first: 20) { edges { node { reference revisions(first: 2) { edges { node { revision submittedAt
    answers evaluation { outcome total } } } } } } } }`;
  // Of all cases what decides who sees what, what was filed, and the answers.
  expect(await count(filed, reader())).toBe(1 + 3);
  // Who, which files, and which rulebook is in force today.
  expect(await count(more, reader())).toBe(1 + 3);
});

it('asks for the caller’s standing in the same statement, and once more where it is another', async () => {
  const identity = { id: 'supervisor-1', roles: ['supervisor'] };
  const standings = createStandings(prisma);
  const presumed = async () => Object.assign(context('supervisor-1'), await standings.presume(identity));
  const source = '{ applications(first: 20) { edges { node { reference status tasks { id } slips { id } } } } }';
  const first = await presumed();
  expect(first.viewer.authority?.kinds).toEqual(['OVERSEER']);
  expect(await count(source, first)).toBe(1);
  // As the register would have it that a while ago they were nobody.
  const before = Object.assign(await presumed(), { viewer: { id: identity.id, roles: [] } });
  before.presumed.standing = '{}';
  expect(await count(source, before)).toBe(2);
  expect(before.viewer.authority?.kinds).toEqual(['OVERSEER']);
});

it('counts only when asked to', async () => {
  const page = 'edges { cursor node { reference createdAt updatedAt status } }';
  expect(await count(`{ applications(first: 20) { ${page} } }`)).toBe(1);
  expect(statements[0]).not.toContain('count(*)');
  expect(await count(`{ applications(first: 20) { totalCount ${page} } }`)).toBe(1);
  expect(statements[0]).toContain('count(*)');
});

it('reads twenty tasks with their applications in one statement', async () => {
  const source = `{ tasks(first: 20) { edges { node { id role dueAt outcomes step { id title { fa } }
    application { reference status evaluation { total } slips { id } } } } } }`;
  expect(await count(source, context('supervisor-1', 'OVERSEER'))).toBe(1);
});

it('names people, roles and districts of twenty rows in a statement for each kind', async () => {
  const catalogue = createCatalogue(prisma);
  const work = `{ tasks(first: 20) { edges { node { id forRole { title { fa } } inDistrict { title { fa } }
    escalatedToRole { id } claimedBy { name { fa } } decidedBy { name { fa } } application { inDistrict { id } } } } } }`;
  expect(await count(work, context('supervisor-1', 'OVERSEER', { catalogue }))).toBeLessThanOrEqual(1 + 3);
  const told = `{ applications(first: 20) { edges { node { unreadMessages timeline { seq by { account name { fa } person { id } } } } } } }`;
  // Who they are, and what is unread.
  const reader = () => context('citizen-1', 'CITIZEN', { catalogue });
  await count(told, reader());
  expect(await count(told, reader())).toBe(1 + 2);
});

it('counts all queues in one statement', async () => {
  statements.length = 0;
  const source = '{ taskCounts { open claimed mine overdue queues { role district open } } }';
  const { errors, data } = await graphql({ schema, source, contextValue: context('supervisor-1', 'OVERSEER') });
  expect(errors).toBeUndefined();
  expect(data?.taskCounts).toMatchObject({ open: 20, queues: [{ role: 'supervisor', district: null, open: 20 }] });
  expect(statements).toHaveLength(1);
});

it('counts much work no more often than it takes, each viewer’s by itself', async () => {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(`INSERT INTO "Task" (id, reference, "stepId", "stepType", title, role, revision, outcomes, "createdAt")
    SELECT 'many-' || i, 'U-1400-000010', 'approval', 'review', '{}', 'expert', 1, '{}', now()
    FROM generate_series(1, 10001) i`);
  const counted = async (id: string): Promise<[open: number, statements: number]> => {
    statements.length = 0;
    const contextValue = context(id, 'OVERSEER');
    if (contextValue.viewer?.authority) contextValue.viewer.authority.working = ['expert'];
    const { data } = await graphql({ schema, source: '{ taskCounts { open } }', contextValue });
    const { taskCounts } = data as { taskCounts: { open: number } };
    return [taskCounts.open, statements.length];
  };
  expect(await counted('expert-1')).toEqual([10_001, 1]);
  expect(await counted('expert-1')).toEqual([10_001, 0]);
  expect(await counted('expert-2')).toEqual([10_001, 1]);
  await owner.query(`DELETE FROM "Task" WHERE id LIKE 'many-%'`);
  await owner.end();
  await expect.poll(() => counted('expert-1'), { timeout: 5_000 }).toEqual([0, 1]);
  expect(await counted('expert-1')).toEqual([0, 1]);
});

describe('a change of a case', () => {
  const filing = referenceFiling('construction');
  const vars = '$reference: ID!';
  let catalogue: Catalogue;
  let folder: string;
  let reference: string;

  beforeAll(async () => {
    catalogue = createCatalogue(prisma);
    folder = await mkdtemp(join(tmpdir(), 'parvaneh-statements-'));
    const started = await change(
      'mutation($answers: JSON!) { startApplication(permitType: "construction", answers: $answers) { reference } }',
      { answers: filing.answers },
    );
    reference = (started.data as { startApplication: { reference: string } }).startApplication.reference;
    await seedFiled(prisma, { reference: 'U-1400-000050', status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Leaves the statements of the change alone in `statements`. */
  async function change(source: string, variableValues: Record<string, unknown> = {}) {
    const url = () => 'http://localhost';
    const options = { prisma, publicUrl: url, serverUrl: url, secret: 's', log: pino({ level: 'silent' }) };
    const parts = { catalogue, documents: createDocumentStore(folder), bank: createSandboxBank(options).gateway };
    const contextValue = context('citizen-1', 'CITIZEN', parts);
    statements.length = 0;
    return graphql({ schema, source, variableValues, contextValue });
  }

  it('reads the case once, and once more under its lock', async () => {
    const saved = await change(
      `mutation(${vars}, $answers: JSON!) { saveDraft(reference: $reference, answers: $answers) { reference } }`,
      { reference, answers: filing.answers },
    );
    expect(saved.errors).toBeUndefined();
    // The case, the versions and the rulebook in force, then in one transaction the change, the case, who watches and
    // the trail (its chain with its key, its entry); and what is answered.
    expect(statements).toHaveLength(10);
    const file = new Upload({ fileName: 'deed.pdf', mediaType: 'application/pdf' }, Readable.from([PDF]));
    const attached = await change(
      `mutation(${vars}, $file: Upload!) { attachDocument(reference: $reference, code: "DEED", file: $file) { reference } }`,
      { reference, file },
    );
    expect(attached.errors).toBeUndefined();
    // One more: the files that the document has, of which one may give way.
    expect(statements).toHaveLength(11);
  });

  it('reads the case once to pay its slip', async () => {
    const paid = await change('mutation { startPayment(slipId: "U-1400-000050-1-1") { redirectUrl } }');
    expect(paid.errors).toBeUndefined();
    // The second keeps the visit with its act, and tells whoever watches the case.
    expect(statements).toHaveLength(2);
  });

  it('is refused after one statement', async () => {
    const decided = await change('mutation { decideTask(id: "U-1400-000010-1", outcome: APPROVE) { id } }');
    expect(decided.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    expect(statements).toHaveLength(1);
    const stale = await change(
      `mutation(${vars}) { submitApplication(reference: $reference, revision: 9) { reference } }`,
      { reference },
    );
    expect(stale.errors?.[0]?.originalError).toMatchObject({ code: 'STALE_REVISION' });
    expect(statements).toHaveLength(1);
  });
});
