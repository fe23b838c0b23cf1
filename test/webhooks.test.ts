import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendToTrail } from '../city/trail/append.js';
import { type System, startSystem } from './support/system.js';

interface Got {
  id: string;
  subject: string;
  type: string;
  taken: boolean;
  genuine: boolean;
}

let system: System;
const got: Got[] = [];
let secret = '';
let count = 0;
const receiver = createServer(async (request, response) => {
  const body = await text(request);
  const { id, subject, type } = JSON.parse(body) as Got;
  const headers = request.headers as Record<string, string>;
  let genuine = headers['webhook-id'] === id;
  try {
    new Webhook(secret).verify(body, headers);
  } catch {
    genuine = false;
  }
  count += 1;
  // Every second try fails; some answer with a redirect, which is not followed.
  const taken = count % 2 === 0;
  got.push({ id, subject, type, taken, genuine });
  response
    .writeHead(taken ? 204 : count % 4 === 1 ? 500 : 302, { location: '/elsewhere' })
    .end('x'.repeat(taken ? 0 : 5_000));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  system = await startSystem({ WEBHOOK_NETWORKS: '127.0.0.0/8' });
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await system.stop();
});

const CREATE = `mutation($url: String!) { createWebhookEndpoint(input: { url: $url }) {
  secret webhookEndpoint { id status url } errors { code path } } }`;
interface Created {
  createWebhookEndpoint: {
    secret: string | null;
    webhookEndpoint: { id: string; status: string } | null;
    errors: object[];
  };
}
const create = async (url: string) =>
  (await system.get<Created>('integrator-1', CREATE, { url })).createWebhookEndpoint;

it('refuses addresses inside, and tells nobody else of an endpoint', async () => {
  for (const url of [
    'http://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/',
    'ftp://a.example/',
    'https://me:pw@a.example/',
    'http://2852039166/',
  ])
    expect(await create(url), url).toMatchObject({ secret: null, errors: [{ code: 'URL_REFUSED', path: 'url' }] });
  expect((await system.ask('citizen-1', CREATE, { url: 'https://a.example/' })).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
});

it('delivers each event at least once and of each case in order, signed, to a receiver that fails half the time', async () => {
  const port = (receiver.address() as AddressInfo).port;
  const made = await create(`http://127.0.0.1:${port}/hook`);
  expect(made).toMatchObject({ errors: [], webhookEndpoint: { status: 'ACTIVE' } });
  secret = made.secret ?? '';
  const id = made.webhookEndpoint?.id ?? '';
  const row = await system.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row.secrets)).not.toContain(secret.slice(6, 30));
  const acts = ['OFFICE_APPROVED', 'OFFICE_SUSPENDED', 'OFFICE_RESTORED'];
  for (const act of acts)
    for (const name of ['a', 'b'])
      await system.prisma.$transaction((tx) => appendToTrail(tx, [{ subject: `office/${name}`, act, by: 'admin-1' }]));
  const taken = (name: string) => [
    ...new Map(
      got.flatMap((each) => (each.taken && each.subject === `office/${name}` ? [[each.id, each.type]] : [])),
    ).values(),
  ];
  const whole = ['parvaneh.office.approved', 'parvaneh.office.suspended', 'parvaneh.office.restored'];
  await expect.poll(() => [taken('a'), taken('b')], { timeout: 60_000, interval: 200 }).toEqual([whole, whole]);
  expect(got.every(({ genuine }) => genuine)).toBe(true);
  const log = await system.get<{
    webhookDeliveries: { edges: { node: { outcome: string; response: string | null } }[] };
  }>(
    'integrator-1',
    'query($id: ID!) { webhookDeliveries(endpointId: $id, first: 100) { edges { node { outcome status code attempt durationMs response } } } }',
    { id },
  );
  const tries = log.webhookDeliveries.edges.map(({ node }) => node);
  expect(tries.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['FAILED', 'DELIVERED']));
  expect(Math.max(...tries.map(({ response }) => response?.length ?? 0))).toBe(500);
});
