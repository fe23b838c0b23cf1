import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEvaluationActivities } from '../../activities/evaluate.js';
import { evaluateAnswers } from '../../cases/evaluate.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createCatalogue, publishShipped } from '../catalogue/catalogue.js';
import { importRecords } from './import-records.js';
import { createRegisters } from './registers.js';

interface Reference {
  answers: Record<string, unknown>;
  documents: string[];
  registers: { parcels: Record<string, unknown>[] };
}

const officeRule = { yearsOfRecord: 10 };
const day = { at: '2026-11-24T08:00:00.000Z', asOf: '1405/09/03' };
const owner = '9990000018';

/** named by the register only, never by the answers */
const coOwner = '9990000034';
let database: TestDatabase;
let prisma: PrismaClient;
let reference: Reference;
let definitionHash: string;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  await publishShipped(prisma);
  const file = new URL('../../test/reference/construction.json', import.meta.url);
  reference = JSON.parse(await readFile(file, 'utf8')) as Reference;
  definitionHash = (await createCatalogue(prisma).active('construction'))?.hash ?? '';
  await prisma.account.createMany({
    data: [
      { id: 'owner', name: {}, nationalId: owner },
      { id: 'stranger', name: {}, nationalId: '9990000026' },
    ],
  });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const deps = () => {
  const registers = createRegisters(prisma, {}, { log: pino({ level: 'silent' }) });
  return { prisma, catalogue: createCatalogue(prisma), registers, cityPolicy: {} };
};

async function record(owners: string[] | undefined): Promise<void> {
  const rows = reference.registers.parcels.map((parcel) => ({
    at: '',
    register: 'parcels',
    record: { ...parcel, ...(owners && { owners }) },
  }));
  expect(await importRecords(prisma, rows, { source: 'city', version: '1', officeRule })).toMatchObject({ refused: 0 });
}

async function file(name: string, ownerId: string) {
  await prisma.application.create({
    data: {
      reference: name,
      permitTypeHash: definitionHash,
      ownerId,
      filedById: 'owner',
      draft: reference.answers as object,
      documents: {
        create: reference.documents.map((code) => ({
          code,
          fileName: 'f',
          mediaType: 'application/pdf',
          size: 1,
          sha256: code,
        })),
      },
    },
  });
  await createEvaluationActivities(deps()).evaluateSubmission({
    reference: name,
    definitionHash,
    revision: 1,
    from: { draftVersion: 0 },
    filedBy: ownerId,
    at: day.at,
  });
  return prisma.submission.findUniqueOrThrow({ where: { reference_revision: { reference: name, revision: 1 } } });
}

it('files with the register data where the permit is for an owner, and keeps no owner', async () => {
  await record([owner, coOwner]);
  const submission = await file('A-1', 'owner');
  expect(submission.outcome).toBe('CLEAN');
  expect(submission.registers).toMatchObject({ parcel: { status: 'found', source: 'city', version: '1' } });
  expect(JSON.stringify([submission.registers, submission.evaluation])).not.toContain(coOwner);
  expect(submission.registers).not.toHaveProperty('parcel.record.owners');
});

it('files with none of it where the permit is for somebody else, whoever files', async () => {
  await record([owner]);
  for (const [name, ownerId] of [
    ['A-2', 'stranger'],
    ['A-3', 'unknown'],
  ] as const) {
    const submission = await file(name, ownerId);
    expect(submission.outcome).toBe('INCOMPLETE');
    const withheld = { status: 'absent', at: expect.any(String), withheld: true };
    expect(submission.registers).toEqual({
      parcel: { ...withheld, source: 'city' },
      plot: { ...withheld, source: 'this installation' },
    });
  }
});

it('files as ever where the register names no owners', async () => {
  await prisma.registerRecord.deleteMany();
  await record(undefined);
  expect((await file('A-4', 'stranger')).outcome).toBe('CLEAN');
});

it('evaluates for staff with the register data, without filing', async () => {
  await record([owner]);
  const { answers, documents } = reference;
  const what = { definitionHash, answers, documents, representative: null, asOf: day.asOf };
  const outcomeFor = async (person: Parameters<typeof evaluateAnswers>[1]['person']) =>
    (await evaluateAnswers(deps(), { ...what, person })).evaluation.outcome;
  expect(await outcomeFor({ staff: true })).toBe('CLEAN');
  expect(await outcomeFor({ staff: false, nationalId: '9990000026' })).toBe('INCOMPLETE');
  expect(await outcomeFor({ staff: false, nationalId: '9990000026', mandate: true })).toBe('CLEAN');
});
