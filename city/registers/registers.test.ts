import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import type { RegisterConnector } from './http-request.js';
import { createRegisters } from './registers.js';

const key = '9-1-7-1-0-0-0';
const parcel = {
  nosaziCode: key,
  fileCode: 1,
  zone: 'Z-R1',
  wideningArea: '0',
  passageWidth: '12',
  overlays: [],
  renewalArrears: 0,
  openArticle100: false,
  detained: false,
};

type Reply = (response: ServerResponse) => void;
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const never: Reply = () => undefined;

let database: TestDatabase;
let prisma: PrismaClient;
let server: Server;
let base: string;
let asked: { url: string | undefined; token: string | string[] | undefined }[];
/** what the service answers, one after the other; the last one from then on */
let replies: Reply[];
let reasons: string[];
let time: number;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  server = createServer((request, response) => {
    asked.push({ url: request.url, token: request.headers['x-token'] });
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    reply?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await prisma.$disconnect();
  await database.drop();
});
beforeEach(() => {
  asked = [];
  replies = [];
  reasons = [];
  time = 0;
});
afterEach(() => prisma.registerRecord.deleteMany());

function live(connector: Partial<RegisterConnector> = {}) {
  const log = { warn: (data: { reason: string }) => reasons.push(data.reason) };
  const connectors = { 'register-parcels': { url: `${base}/city/parcels/`, ...connector }, bank: { url: base } };
  return createRegisters(prisma, connectors, { log, clock: () => time });
}

const keep = (data: object) =>
  prisma.registerRecord.create({
    data: { register: 'parcels', key, record: {}, source: 'import', version: '1405', recordedAt: new Date(), ...data },
  });

it('finds imported records and says when there is none', async () => {
  await keep({ record: parcel });
  const registers = createRegisters(prisma);
  expect(await registers.look('parcels', key)).toEqual({
    status: 'found',
    record: parcel,
    source: 'import',
    version: '1405',
    at: expect.any(String),
  });
  for (const other of ['9-1-7-2-0-0-0', '', 'a\0b', '\ud800']) {
    expect(await registers.look('parcels', other)).toMatchObject({ status: 'absent', source: 'parcels' });
  }
});

it('reads a register with a connector over HTTP and not from the table', async () => {
  await keep({ record: { ...parcel, zone: 'Z-OLD' } });
  replies = [json(parcel, 200, { etag: '"7"' }), json(parcel)];
  const registers = live({ headers: { 'x-token': 's' } });
  const answer = { status: 'found', record: parcel, source: 'register-parcels' };
  expect(await registers.look('parcels', key)).toMatchObject({ ...answer, version: '"7"' });
  expect(asked).toEqual([{ url: `/city/parcels/${key}`, token: 's' }]);
  expect(await registers.look('parcels', key)).toMatchObject({ ...answer, version: expect.stringMatching(/^\w{16}$/) });
  expect(await registers.look('permits', 'P-1')).toMatchObject({ status: 'absent', source: 'permits' });
  expect(asked).toHaveLength(2);
});

it('cannot be led to another address by a key', async () => {
  replies = [json({}, 404)];
  const registers = live();
  for (const bad of ['..', '.', '']) await registers.look('parcels', bad);
  expect(asked).toEqual([]);
  for (const odd of ['../offices/1', 'a?b#c', '%2e%2e', '//x']) await registers.look('parcels', odd);
  const paths = ['..%2Foffices%2F1', 'a%3Fb%23c', '%252e%252e', '%2F%2Fx'];
  expect(asked.map(({ url }) => url)).toEqual(paths.map((path) => `/city/parcels/${path}`));
});

it('says absent at 404, and asks only once', async () => {
  replies = [json({}, 404)];
  expect(await live().look('parcels', key)).toMatchObject({ status: 'absent', source: 'register-parcels' });
  expect(asked).toHaveLength(1);
  expect(reasons).toEqual([]);
});

it('tries again after 5xx and lost connections', async () => {
  replies = [json({}, 500), (response) => response.destroy(), json(parcel)];
  expect(await live().look('parcels', key)).toMatchObject({ status: 'found', record: parcel });
  expect(asked).toHaveLength(3);
});

it('is unavailable after two retries, and where no answer comes in time', async () => {
  replies = [json({}, 503)];
  expect(await live().look('parcels', key)).toMatchObject({ status: 'unavailable', source: 'register-parcels' });
  replies = [never];
  expect(await live({ timeoutSeconds: 0.1 }).look('parcels', key)).toMatchObject({ status: 'unavailable' });
  expect(asked).toHaveLength(6);
  expect(reasons).toEqual(['HTTP 503', 'TimeoutError']);
});

it.each([
  [
    'a record that misses the schema',
    json({ ...parcel, zone: 7 }),
    'the record is refused: zone must be of type string',
  ],
  ['another record', json({ ...parcel, nosaziCode: '9-1-7-2-0-0-0' }), 'the record is not the one that was asked for'],
  ['a list', json([parcel]), 'the record is refused: the record is no object'],
  ['no JSON', (response: ServerResponse) => response.end('<html>'), 'the answer is not JSON'],
  ['a redirect', json({}, 302, { location: '/elsewhere' }), 'HTTP 302'],
  ['a refusal', json({}, 401), 'HTTP 401'],
  ['too much', json('x'.repeat(300_000)), 'the answer is larger than 262144 bytes'],
])('is unavailable, asked once and with the reason told, at %s', async (_, reply, reason) => {
  replies = [reply];
  expect(await live({ staleSeconds: 60 }).look('parcels', key)).toMatchObject({ status: 'unavailable' });
  expect(asked).toHaveLength(1);
  expect(reasons).toEqual([reason]);
});

it('leaves a service alone after five failures in a row, tries it once after 30 s, and goes on when it answers', async () => {
  replies = [json({}, 500)];
  const registers = live();
  await registers.look('parcels', key);
  await registers.look('parcels', key);
  expect(asked).toHaveLength(5);
  replies = [json(parcel)];
  time = 29_999;
  expect(await registers.look('parcels', key)).toMatchObject({ status: 'unavailable' });
  expect(asked).toHaveLength(5);
  replies = [json({}, 500)];
  time = 30_000;
  expect(await registers.look('parcels', key)).toMatchObject({ status: 'unavailable' });
  expect(asked).toHaveLength(6);
  replies = [json(parcel)];
  time = 60_000;
  expect(await registers.look('parcels', key)).toMatchObject({ status: 'found' });
  replies = [json({}, 500), json(parcel)];
  expect(await registers.look('parcels', key)).toMatchObject({ status: 'found' });
  expect(asked).toHaveLength(9);
});

it('gives the last good read for a while where that is configured, and only then', async () => {
  const registers = live({ staleSeconds: 3600 });
  replies = [json(parcel, 200, { etag: '"7"' })];
  const read = await registers.look('parcels', key);
  replies = [json({}, 503)];
  const stale = { ...read, source: 'register-parcels (stale)' };
  expect(await registers.look('parcels', key)).toEqual(stale);
  expect(await live().look('parcels', key)).toMatchObject({ status: 'unavailable' });
  expect(await createRegisters(prisma).look('parcels', key)).toMatchObject({ status: 'absent' });
  await prisma.registerRecord.updateMany({ data: { recordedAt: new Date(Date.now() - 3_601_000) } });
  expect(await live({ staleSeconds: 3600 }).look('parcels', key)).toMatchObject({ status: 'unavailable' });
});

it('forgets the last good read of what is no longer there', async () => {
  const registers = live({ staleSeconds: 3600 });
  replies = [json(parcel), json({}, 404), json({}, 503)];
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await registers.look('parcels', key)).status);
  expect(statuses).toEqual(['found', 'absent', 'unavailable']);
});
