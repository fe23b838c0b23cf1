import { graphql } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseMessenger } from '../../cases/messenger.js';
import { createCatalogue } from '../../city/catalogue/catalogue.js';
import { createDocumentLinks } from '../../city/documents/link.js';
import { createDocumentStore } from '../../city/documents/store.js';
import { changeStanding } from '../../city/papers/standing.js';
import { seedGranted } from '../../city/papers/test-support/granted.js';
import { keysFolder } from '../../city/papers/test-support/keys.js';
import type { CaseTeller } from '../../city/payments/tell-cases.js';
import { createRegisters } from '../../city/registers/registers.js';
import { createPermitSigner } from '../../city/signing/signer.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createContext, type ServerDependencies } from '../context.js';
import { schema } from './index.js';

const keys = keysFolder();
let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  await seedGranted(prisma);
});
afterAll(async () => {
  keys.remove();
  await prisma.$disconnect();
  await database.drop();
});

/** Everything but the database and the keys would fail if it were reached for. */
async function ask(source: string, viewer?: { id: string; roles: string[] }) {
  const deps = {
    prisma,
    catalogue: createCatalogue(prisma),
    registers: createRegisters(prisma),
    cityPolicy: {},
    documents: createDocumentStore('/nowhere'),
    links: createDocumentLinks({ key: 'k', seconds: 60 }),
    publishing: {} as ServerDependencies['publishing'],
    messenger: {} as CaseMessenger,
    notices: {} as ServerDependencies['notices'],
    changes: { of: async function* () {}, any: async function* () {}, stop: async () => undefined },
    journal: { grown: async function* () {} },
    paidCases: {} as CaseTeller,
    bank: undefined,
    permits: { signer: createPermitSigner({ folder: keys.folder }), issuer: 'parvaneh', municipality: 'شهرداری' },
    connectors: [],
    calendar: async () => ({ thursday: 'off' as const, holidays: new Set<string>() }),
    officeRule: { yearsOfRecord: 10 },
    publicUrl: () => 'http://localhost',
    log: pino({ level: 'silent' }),
  };
  const { data, errors } = await graphql({ schema, source, contextValue: createContext(deps, viewer) });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const verification = (token: string) =>
  ask(`{ verifyPermit(token: "${token}") { valid reason number status issuedAt validUntil subject } }`);

it('gives the owner a token that anyone verifies without signing in, and that names no person', async () => {
  const owner = { id: 'citizen-1', roles: ['citizen'] };
  const source = '{ application(reference: "P-1") { permit { number token documentUrl } } }';
  const { application } = await ask(source, owner);
  expect(application.permit.documentUrl).toBe('http://localhost/permits/1405-000001/document');
  expect((await ask(source, owner)).application.permit.token).toBe(application.permit.token);

  const { verifyPermit } = await verification(application.permit.token);
  expect(verifyPermit).toEqual({
    valid: true,
    reason: null,
    number: '1405-000001',
    status: 'ISSUED',
    issuedAt: '2026-11-24T08:00:00.000Z',
    validUntil: '1407/09/03',
    subject: {
      permitType: 'construction',
      title: { fa: 'پروانه احداث', en: 'Construction permit' },
      plot: '9-1-7-1-0-0-0',
      issuer: 'parvaneh',
      paperHash: expect.stringMatching(/^[\w-]{43}$/),
    },
  });

  await changeStanding(prisma, { number: '1405-000001', to: 'SUSPENDED', at: new Date('2026-12-01T00:00:00Z') });
  expect((await verification(application.permit.token)).verifyPermit).toMatchObject({
    valid: false,
    reason: 'SUSPENDED',
    status: 'SUSPENDED',
    number: '1405-000001',
  });
});

it('answers whoever types number and plot of a printed permit, and nobody who has but one of them', async () => {
  await seedGranted(prisma, { reference: 'P-9', number: '1405-000009' });
  const typed = (number: string, plot: string) =>
    ask(`{ verifyPermitNumber(number: "${number}", plot: "${plot}") {
      valid reason number plot title { en } sentence { en } standingReason supersededBy } }`);
  expect((await typed('۱۴۰۵-۰۰۰۰۰۹', '9-1-7-1-0-0-0')).verifyPermitNumber).toMatchObject({ reason: 'NOT_ON_REGISTER' });
  await ask('{ application(reference: "P-9") { permit { token } } }', { id: 'citizen-1', roles: ['citizen'] });
  expect((await typed('۱۴۰۵-۰۰۰۰۰۹', ' ۹-۱-۷-۱-۰-۰-۰')).verifyPermitNumber).toEqual({
    valid: true,
    reason: null,
    number: '1405-000009',
    plot: '9-1-7-1-0-0-0',
    title: { en: 'Construction permit' },
    sentence: { en: 'Valid: permit 1405-000009 is genuine and in force until the end of 1407/09/03.' },
    standingReason: null,
    supersededBy: null,
  });
  await changeStanding(prisma, { number: '1405-000009', to: 'REVOKED', at: new Date(), reason: 'By decree.' });
  expect((await typed('1405-000009', '9-1-7-1-0-0-0')).verifyPermitNumber).toMatchObject({
    valid: false,
    reason: 'REVOKED',
    standingReason: 'By decree.',
  });
  const nothing = { valid: false, reason: 'NOT_ON_REGISTER', number: null, plot: null, title: null };
  for (const [number, plot] of [
    ['1405-000009', '9-1-7-2-0-0-0'],
    ['1405-000002', '9-1-7-1-0-0-0'],
    ['1405-000009', ''],
    ['', ''],
  ] as const)
    expect((await typed(number, plot)).verifyPermitNumber).toMatchObject(nothing);
});

it('says nothing of what it cannot trust', async () => {
  expect((await verification('hello')).verifyPermit).toEqual({
    valid: false,
    reason: 'MALFORMED',
    number: null,
    status: null,
    issuedAt: null,
    validUntil: null,
    subject: null,
  });
});
