import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { unsignedRow } from '../catalogue/test-support/serve.js';
import { type ImportRow, importRecords, type RefusedRow } from './import-records.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});
beforeEach(() => prisma.registerRecord.deleteMany());

const kept = { source: 'city', version: '1405' };
const options = { ...kept, officeRule: { yearsOfRecord: 10 } };
const parcel = (house: number, rest: object = {}) => ({
  nosaziCode: `9-1-7-${house}-0-0-0`,
  fileCode: house,
  zone: 'Z-R1',
  wideningArea: '0',
  passageWidth: '12.5',
  overlays: [],
  renewalArrears: 0,
  openArticle100: false,
  detained: false,
  ...rest,
});
const rowOf = (record: unknown, i = 0, register = 'parcels'): ImportRow => ({
  at: `${register}[${i}]`,
  register,
  record,
});

async function refusals(rows: ImportRow[]): Promise<RefusedRow[]> {
  const refused: RefusedRow[] = [];
  await importRecords(prisma, rows, { ...options, onRefused: (row) => refused.push(row) });
  return refused;
}

it('writes records once, again changes nothing, and later ones replace', async () => {
  const rows = Array.from({ length: 1203 }, (_, i) => rowOf(parcel(i + 1), i));
  expect(await importRecords(prisma, rows, options)).toEqual({ added: 1203, updated: 0, unchanged: 0, refused: 0 });
  const before = await prisma.registerRecord.findMany({ orderBy: { key: 'asc' } });
  expect(await importRecords(prisma, rows, options)).toEqual({ added: 0, updated: 0, unchanged: 1203, refused: 0 });
  expect(await prisma.registerRecord.findMany({ orderBy: { key: 'asc' } })).toEqual(before);
  const changed = [rowOf(parcel(1, { zone: 'Z-R2' })), rowOf(parcel(2)), rowOf(parcel(9999))];
  expect(await importRecords(prisma, changed, options)).toEqual({ added: 1, updated: 1, unchanged: 1, refused: 0 });
  const row = await prisma.registerRecord.findUnique({
    where: { register_key: { register: 'parcels', key: '9-1-7-1-0-0-0' } },
  });
  expect(row).toMatchObject({ ...kept, record: parcel(1, { zone: 'Z-R2' }) });
});

it('keeps the later of two records with one key', async () => {
  await importRecords(prisma, [rowOf(parcel(1)), rowOf(parcel(1, { zone: 'Z-R2' }))], options);
  const rows = await prisma.registerRecord.findMany();
  expect(rows.map(({ record }) => record)).toEqual([parcel(1, { zone: 'Z-R2' })]);
});

it('refuses rows one by one with the reason, and writes the others', async () => {
  const refused = await refusals([
    rowOf(parcel(1), 0),
    rowOf({ ...parcel(2), zone: undefined, passageWidth: 'twelve', extra: 1 }, 1),
    rowOf(parcel(3, { completionCertificate: { number: 'PK-1', date: '1398/12/31' } }), 2),
    rowOf('x', 3),
    rowOf(null, 4),
    rowOf(parcel(4), 5, 'parcles'),
    rowOf(parcel(5, { overlays: ['a\0b'] }), 6),
    rowOf(parcel(6, { overlays: ['\ud800'] }), 7),
    rowOf({ officeId: '..', name: 'n', approved: true }, 8, 'offices'),
    { at: 'line 9', problem: 'the line is not JSON' },
    rowOf(parcel(7, { overlays: ['a\\u0000b'], owners: ['9990000018'] }), 9),
    rowOf(parcel(8, { owners: ['9-1-7-1-0-0-0'] }), 10),
  ]);
  const stored = 'a text has a character that cannot be stored (NUL or half a pair)';
  expect(refused).toEqual([
    {
      at: 'parcels[1]',
      key: '9-1-7-2-0-0-0',
      reason:
        'zone is missing; extra is no field of this register; passageWidth must be a decimal number written as text, like "27.3"',
    },
    {
      at: 'parcels[2]',
      key: '9-1-7-3-0-0-0',
      reason: 'completionCertificate.date must be a Jalali day like 1405/09/02',
    },
    { at: 'parcels[3]', key: null, reason: 'the record is no object' },
    { at: 'parcels[4]', key: null, reason: 'the record is no object' },
    { at: 'parcles[5]', key: null, reason: 'there is no register "parcles"; did you mean "parcels"?' },
    { at: 'parcels[6]', key: '9-1-7-5-0-0-0', reason: stored },
    { at: 'parcels[7]', key: '9-1-7-6-0-0-0', reason: stored },
    { at: 'offices[8]', key: null, reason: 'officeId must be a text of 1 to 200 characters to find it by' },
    { at: 'line 9', key: null, reason: 'the line is not JSON' },
    { at: 'parcels[10]', key: '9-1-7-8-0-0-0', reason: 'owners.0 does not have the form ^\\d{10,11}$' },
  ]);
  const keys = await prisma.registerRecord.findMany({ select: { key: true }, orderBy: { key: 'asc' } });
  expect(keys.map(({ key }) => key)).toEqual(['9-1-7-1-0-0-0', '9-1-7-7-0-0-0']);
});

it('knows the registers that a published rulebook brings, and matches hostile patterns in time', async () => {
  const trees = {
    'x-key': 'tag',
    type: 'object',
    required: ['tag'],
    properties: { tag: { type: 'string', pattern: '^(a+)+$' } },
  };
  const document = { registers: { trees, stones: { ...trees, type: 'stone' } } };
  await prisma.publication.create({
    data: unsignedRow({ kind: 'RULEBOOK', code: 'c', version: 1, hash: 'h' }, document),
  });
  const refused = await refusals([
    rowOf({ tag: 'aaa' }, 0, 'trees'),
    rowOf({ tag: `${'a'.repeat(100)}b` }, 1, 'trees'),
    rowOf({ tag: 'aaa' }, 2, 'stones'),
  ]);
  expect(refused.map(({ at, reason }) => [at, reason])).toEqual([
    ['trees[1]', 'tag does not have the form ^(a+)+$'],
    ['stones[2]', expect.stringMatching(/^the schema of this register cannot be used: /)],
  ]);
});
