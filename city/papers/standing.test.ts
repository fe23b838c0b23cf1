import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createPermitSigner } from '../signing/signer.js';
import { PermitNotIssuedError, PermitStandingFinalError } from './errors.js';
import { changeStanding, supersedeEarlier } from './standing.js';
import { createStatusList, readStatusList, StatusListInvalidError } from './status-list.js';
import { forgetGranted, seedGranted } from './test-support/granted.js';
import { keysFolder } from './test-support/keys.js';

const at = new Date('2026-12-01T08:00:00Z');
const keys = keysFolder();
let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
});
beforeEach(async () => {
  await forgetGranted(database);
  await seedGranted(prisma);
});
afterAll(async () => {
  keys.remove();
  await prisma.$disconnect();
  await database.drop();
});

const number = '1405-000001';
const statusOf = async (of = number) => (await prisma.permit.findUniqueOrThrow({ where: { number: of } })).status;
const plot = '9-1-7-1-0-0-0';

describe('a permit’s standing', () => {
  it('is suspended and restored, and revoked for ever', async () => {
    await changeStanding(prisma, { number, to: 'SUSPENDED', at, reason: 'بازدید' });
    expect(await statusOf()).toBe('SUSPENDED');
    await changeStanding(prisma, { number, to: 'ISSUED', at });
    expect(await statusOf()).toBe('ISSUED');
    await changeStanding(prisma, { number, to: 'REVOKED', at });
    await changeStanding(prisma, { number, to: 'REVOKED', at: new Date() });
    expect((await prisma.permit.findUniqueOrThrow({ where: { number } })).statusAt).toEqual(at);
    await expect(changeStanding(prisma, { number, to: 'ISSUED', at })).rejects.toThrow(PermitStandingFinalError);
    await expect(changeStanding(prisma, { number: 'none', to: 'REVOKED', at })).rejects.toThrow(PermitNotIssuedError);
  });

  it('is published in a signed list that holds what is out of force and nothing else', async () => {
    const signer = createPermitSigner({ folder: keys.folder });
    await seedGranted(prisma, { reference: 'P-2', number: '1405-000002' });
    await changeStanding(prisma, { number, to: 'REVOKED', at, reason: 'رأی کمیسیون' });
    const signed = await createStatusList({ prisma, signer, issuer: 'parvaneh' })(at);
    expect(await readStatusList(signed, signer.keySet())).toEqual({
      iss: 'parvaneh',
      iat: 1796112000,
      ttl: 300,
      permits: [{ number, status: 'REVOKED', at: at.toISOString(), reason: 'رأی کمیسیون' }],
    });
    const [head, body, signature] = signed.split('.');
    const emptied = Buffer.from(JSON.stringify({ iss: 'parvaneh', iat: 0, ttl: 300, permits: [] })).toString(
      'base64url',
    );
    expect(body).not.toBe(emptied);
    await expect(readStatusList(`${head}.${emptied}.${signature}`, signer.keySet())).rejects.toThrow(
      StatusListInvalidError,
    );
    await expect(readStatusList(signed, { keys: [] })).rejects.toThrow(/UNKNOWN_KEY/);
  });
});

describe('supersedeEarlier', () => {
  const granted = (type: string, answers: object) =>
    seedGranted(prisma, {
      type,
      reference: 'P-2',
      number: '1405-000002',
      at,
      answers: { property: { nosaziCode: plot, deedArea: '200' }, ...answers },
    });

  it('takes the named permit of the same plot out of force, once', async () => {
    await granted('amendment', { basePermit: { number } });
    expect((await supersedeEarlier(prisma, { reference: 'P-2', revision: 1, at }))?.number).toBe(number);
    expect((await supersedeEarlier(prisma, { reference: 'P-2', revision: 1, at: new Date() }))?.number).toBe(number);
    expect(await prisma.permit.findUniqueOrThrow({ where: { number } })).toMatchObject({
      status: 'SUPERSEDED',
      supersededBy: '1405-000002',
      statusAt: at,
    });
    expect(await statusOf('1405-000002')).toBe('ISSUED');
  });

  it('leaves a permit of another plot alone, whoever names it', async () => {
    await granted('amendment', { basePermit: { number }, property: { nosaziCode: '9-1-7-2-0-0-0', deedArea: '1' } });
    expect(await supersedeEarlier(prisma, { reference: 'P-2', revision: 1, at })).toBeUndefined();
    expect(await statusOf()).toBe('ISSUED');
  });

  it('finds the plot’s last building permit for an enlargement, and passes an inquiry’s answer over', async () => {
    const property = { nosaziCode: plot, deedArea: '200' };
    await seedGranted(prisma, {
      type: 'inquiry',
      reference: 'Q-1',
      number: '1405-000009',
      at,
      answers: { property, inquiry: { purpose: 'BANK' } },
    });
    await granted('extension', { existing: { floors: [] } });
    expect((await supersedeEarlier(prisma, { reference: 'P-2', revision: 1, at }))?.number).toBe(number);
    expect(await statusOf('1405-000009')).toBe('ISSUED');
  });

  it('supersedes nothing for a new building', async () => {
    await granted('construction', {});
    expect(await supersedeEarlier(prisma, { reference: 'P-2', revision: 1, at })).toBeUndefined();
    expect(await statusOf()).toBe('ISSUED');
  });
});
