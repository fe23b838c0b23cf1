import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebhookActivities } from '../activities/webhooks.js';
import { erasePerson } from '../city/privacy/person/erase.js';
import { KINDS } from '../city/privacy/person/kind-list.js';
import { appendToTrail } from '../city/trail/append.js';
import { createPoster } from '../city/webhooks/post.js';
import { createSecrets } from '../city/webhooks/secrets.js';
import { logAt } from '../runtime/temporal-log.js';
import { workflowBundle } from '../runtime/workflow-bundle.js';
import type { deliverWebhooks } from '../workflows/deliver-webhooks.js';
import { runCli } from './support/run-cli.js';
import { sampleSize } from './support/sample-size.js';
import { timeSkippingServerPath } from './support/servers.js';
import { type System, startSystem } from './support/system.js';
import { halfOfTheTime, openReceiver, problemsOf, type WebhookReceiver } from './support/webhook-receiver.js';

const KILLS = sampleSize({ sample: 1, soak: 8 });
const EVENTS_A_KILL = 12;

let system: System;
const receivers: WebhookReceiver[] = [];
beforeAll(async () => {
  system = await startSystem({ WEBHOOK_NETWORKS: '127.0.0.0/8' }, { worker: false });
});
afterAll(async () => {
  for (const receiver of receivers) receiver.stop();
  await system.stop();
});

const open: typeof openReceiver = async (answers) => {
  const receiver = await openReceiver(answers);
  receivers.push(receiver);
  return receiver;
};

const CREATE = `mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  secret webhookEndpoint { id status url } errors { code path } } }`;
interface Created {
  createWebhookEndpoint: {
    secret: string | null;
    webhookEndpoint: { id: string; status: string } | null;
    errors: object[];
  };
}
const create = async (input: object, as = 'integrator-1') =>
  (await system.get<Created>(as, CREATE, { input })).createWebhookEndpoint;
const change = (as: string, mutation: string, type: string, input: object) =>
  system.get<Record<string, { errors: { code: string }[]; secret?: string; delivery?: { outcome: string } }>>(
    as,
    `mutation($input: ${type}!) { answer: ${mutation}(input: $input) { errors { code path } ${mutation.startsWith('rotate') ? 'secret' : ''} ${mutation.startsWith('test') ? 'delivery { outcome status }' : ''} } }`,
    { input },
  );
/** An endpoint of a receiver that knows its secret. */
async function endpointOf(receiver: WebhookReceiver, input: object = {}): Promise<string> {
  const made = await create({ url: receiver.url, ...input });
  expect(made).toMatchObject({ errors: [], webhookEndpoint: { status: 'ACTIVE' } });
  receiver.secret = made.secret ?? '';
  return made.webhookEndpoint?.id ?? '';
}
const remove = (id: string) => change('integrator-1', 'deleteWebhookEndpoint', 'DeleteWebhookEndpointInput', { id });

const ACTS = ['OFFICE_APPROVED', 'OFFICE_SUSPENDED', 'OFFICE_RESTORED'];
/** Something happens to each of these subjects. */
async function happen(count: number, names: readonly string[]): Promise<void> {
  for (let n = 0; n < count; n += 1)
    for (const name of names)
      await system.prisma.$transaction((tx) =>
        appendToTrail(tx, [{ subject: `office/${name}`, act: ACTS[n % 3] ?? '', by: 'admin-1' }]),
      );
}
const journalOf = (names: readonly string[]) =>
  system.prisma.event.findMany({
    where: { subject: { in: names.map((name) => `office/${name}`) } },
    orderBy: [{ position: 'asc' }, { n: 'asc' }],
    select: { id: true, subject: true },
  });
/** Everything of these subjects, in order. */
const allOf = (receiver: WebhookReceiver, names: readonly string[]) =>
  expect
    .poll(
      async () => {
        const ofThese = receiver.received.filter(({ subject }) => names.includes(subject.replace('office/', '')));
        return problemsOf(ofThese, await journalOf(names));
      },
      { timeout: 90_000, interval: 200 },
    )
    .toEqual([]);

interface Log {
  webhookEndpoints: { edges: { node: { id: string; status: string; disabledWhy: string | null } }[] };
  webhookDeliveries: {
    totalCount: number;
    edges: { node: { eventId: string; outcome: string; code: string | null; response: string | null } }[];
  };
  myNotifications: { subject: { en: string }; message: { en: string } }[];
}
const log = (id: string) =>
  system.get<Log>(
    'integrator-1',
    `query($id: ID!) { webhookEndpoints { edges { node { id status disabledWhy failingSince } } }
      webhookDeliveries(endpointId: $id, first: 100) { totalCount edges { node { eventId outcome status code attempt durationMs response } } } }`,
    { id },
  );
const outcomesOf = async (id: string) => (await log(id)).webhookDeliveries.edges.map(({ node }) => node.outcome);

it('refuses what leads nowhere, and tells nobody else of an endpoint', async () => {
  for (const url of [
    'http://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/',
    'ftp://a.example/',
    'https://me:pw@a.example/',
    'http://2852039166/',
  ])
    expect(await create({ url }), url).toMatchObject({ secret: null, errors: [{ code: 'URL_REFUSED', path: 'url' }] });
  const citizen = await system.ask('citizen-1', CREATE, { input: { url: 'https://a.example/' } });
  expect(citizen.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const unknown = await create({ url: 'https://a.example/', permitTypes: ['inquiry', 'inquriy'] });
  expect(unknown.errors).toEqual([{ code: 'UNKNOWN_PERMIT_TYPE', path: 'permitTypes.1' }]);
  const id = (await create({ url: 'https://a.example/' })).webhookEndpoint?.id ?? '';
  const refusals = await Promise.all([
    change('integrator-1', 'rotateWebhookSecret', 'RotateWebhookSecretInput', { id, overlapHours: 169 }),
    change('integrator-1', 'replayWebhookEvents', 'ReplayWebhookEventsInput', { id, after: 'x' }),
  ]);
  expect(refusals.map(({ answer }) => answer?.errors[0]?.code)).toEqual(['OUT_OF_RANGE', 'CURSOR_INVALID']);
  const foreign = Buffer.from('1.00000000').toString('base64url');
  const replay = `mutation($id: ID!, $after: String!) { replayWebhookEvents(input: { id: $id, after: $after }) { errors { code } } }`;
  expect(JSON.stringify(await system.ask('integrator-1', replay, { id, after: foreign }))).toContain('CURSOR_UNKNOWN');
  await remove(id);
  const most = Array.from({ length: 22 }, () => create({ url: 'https://a.example/' }, 'admin-1'));
  const made = (await Promise.all(most)).flatMap(({ webhookEndpoint }) => webhookEndpoint?.id ?? []);
  expect(made).toHaveLength(20);
  await system.prisma.webhookEndpoint.deleteMany({ where: { id: { in: made } } });
});

describe('where days pass', () => {
  let days: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  beforeAll(async () => {
    logAt('error');
    const executable = { type: 'existing-path' as const, path: timeSkippingServerPath() };
    days = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    worker = await Worker.create({
      connection: days.nativeConnection,
      taskQueue: 'days',
      workflowBundle: await workflowBundle(),
      activities: createWebhookActivities({
        prisma: system.prisma,
        poster: createPoster(system.config.webhooks.networks),
        secrets: createSecrets(system.config.webhooks.key),
        publicUrl: () => 'https://permits.example',
        deliverNotices: async () => undefined,
        logDays: 30,
      }),
    });
    running = worker.run();
  });
  afterAll(async () => {
    worker.shutdown();
    await running;
    await days.teardown();
  });
  const deliver = (endpoint: string, run: string) =>
    days.client.workflow.start<typeof deliverWebhooks>('deliverWebhooks', {
      workflowId: `webhook/${endpoint}/${run}`,
      taskQueue: 'days',
      args: [{ endpoint }],
    });

  it('disables what takes nothing for a day and tells its owner; it goes on where it was, and can be replayed', async () => {
    let isDead = true;
    const receiver = await open(() => !isDead);
    const id = await endpointOf(receiver, { types: ['OFFICE_APPROVED', 'OFFICE_SUSPENDED', 'OFFICE_RESTORED'] });
    const names = ['d1', 'd2', 'd3', 'd4'];
    await happen(2, names);
    const first = await deliver(id, 'dead');
    await first.result();
    const after = await log(id);
    expect(after.webhookEndpoints.edges.find(({ node }) => node.id === id)?.node).toMatchObject({
      status: 'DISABLED',
      disabledWhy: 'FAILING',
    });
    // One at a time, ten minutes apart at the most; nothing is given up for an end that is dead.
    expect(receiver.received.length).toBeGreaterThan(20);
    expect(receiver.received.length).toBeLessThan(400);
    expect(await system.prisma.webhookDelivery.count({ where: { endpointId: id, outcome: { not: 'FAILED' } } })).toBe(
      0,
    );
    const notices = await system.get<{ notifications: { edges: { node: { message: { en: string } } }[] } }>(
      'integrator-1',
      '{ notifications(first: 5) { edges { node { message { fa en } } } } }',
    );
    expect(notices.notifications.edges[0]?.node.message.en).toContain('it has taken nothing for a day');
    isDead = false;
    await change('integrator-1', 'updateWebhookEndpoint', 'UpdateWebhookEndpointInput', { id, active: true });
    const second = await deliver(id, 'alive');
    await allOf(receiver, names);
    const [begin] = await system.prisma.event.findMany({
      where: { subject: 'office/d1' },
      orderBy: { position: 'asc' },
    });
    const before = receiver.received.length;
    await change('integrator-1', 'replayWebhookEvents', 'ReplayWebhookEventsInput', {
      id,
      after: Buffer.from(`${begin?.position}.${begin?.id.slice(0, 8)}`).toString('base64url'),
    });
    await second.signal('wake');
    await expect.poll(() => receiver.received.length - before, { timeout: 30_000 }).toBe(7);
    const again = receiver.received.slice(before).map((each) => each.id);
    expect(again.toSorted()).toEqual(
      (await journalOf(names))
        .slice(1)
        .map((each) => each.id)
        .toSorted(),
    );
    await remove(id);
    await second.result();
  }, 120_000);

  it('gives an event up that alone is refused for a day, and goes on with its case', async () => {
    let poisoned: string | undefined;
    let tell = async () => undefined as unknown;
    const receiver = await open(async ({ id, subject }) => {
      if (subject !== 'office/poison') return true;
      poisoned ??= id;
      // Meanwhile others are taken.
      if (id === poisoned) await tell();
      return id !== poisoned;
    });
    const id = await endpointOf(receiver);
    await happen(2, ['poison']);
    const run = await deliver(id, 'poison');
    tell = async () => {
      await happen(1, ['healthy']);
      await run.signal('wake');
    };
    // Whoever waits for its end has the hours pass.
    const ended = run.result();
    const [, next] = await journalOf(['poison']);
    const taken = () => receiver.received.filter((each) => each.taken && each.subject === 'office/poison');
    await expect.poll(taken, { timeout: 60_000 }).toMatchObject([{ id: next?.id }]);
    expect(await outcomesOf(id)).toContain('GIVEN_UP');
    expect((await log(id)).webhookEndpoints.edges[0]?.node).toMatchObject({ id, status: 'ACTIVE' });
    await remove(id);
    await ended;
  }, 120_000);
});

it(`loses nothing and keeps the order, though its receiver fails half of the time and ${KILLS} workers are killed`, async () => {
  const receiver = await open(halfOfTheTime(Math.random));
  const id = await endpointOf(receiver);
  const row = await system.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row.secrets)).not.toContain(receiver.secret.slice(6, 30));
  const names = ['k1', 'k2', 'k3'];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = receiver.received.length;
    const worker = startWorker();
    try {
      await happen(EVENTS_A_KILL / 3, names);
      await expect.poll(() => receiver.received.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before + 1);
      await pause(Math.random() * 40);
    } finally {
      await killed(worker);
    }
  }
  await system.startWorker();
  await allOf(receiver, names);
  expect(await outcomesOf(id)).toEqual(expect.arrayContaining(['FAILED', 'DELIVERED']));
  await remove(id);
}, 240_000);

/** A worker as it runs in production: a process of its own. */
function startWorker(): ChildProcess {
  const { dataDir, databaseUrl, temporal, taskQueue } = system.config;
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    TASK_QUEUE: taskQueue,
    UNSIGNED_PUBLICATIONS: 'true',
    WEBHOOK_NETWORKS: '127.0.0.0/8',
  };
  return spawn(process.execPath, ['runtime/compiled/main.js', 'worker'], { stdio: 'ignore', env });
}

async function killed(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

describe('an endpoint', () => {
  it('is not held up by others that never answer', async () => {
    const silent = await open(() => undefined);
    const receiver = await open(() => true);
    const ids = [await endpointOf(silent), await endpointOf(receiver)];
    await happen(2, ['s1', 's2', 's3']);
    await allOf(receiver, ['s1', 's2', 's3']);
    expect(silent.received.every(({ taken }) => !taken)).toBe(true);
    await Promise.all(ids.map(remove));
  }, 60_000);

  it('is told no more of what waits for it and is no longer wanted', async () => {
    let isDead = true;
    const receiver = await open(() => !isDead);
    const id = await endpointOf(receiver);
    await happen(2, ['f1', 'f2']);
    await expect.poll(() => outcomesOf(id), { timeout: 30_000 }).toContain('FAILED');
    await change('integrator-1', 'updateWebhookEndpoint', 'UpdateWebhookEndpointInput', {
      id,
      types: ['OFFICE_SUSPENDED'],
    });
    isDead = false;
    await expect
      .poll(() => receiver.received.filter(({ taken }) => taken).map(({ type }) => type), { timeout: 30_000 })
      .toEqual(['parvaneh.office.suspended', 'parvaneh.office.suspended']);
    await remove(id);
  }, 60_000);

  it('is signed with old and new secrets for as long as they overlap, and with none that does not open', async () => {
    const signatures: boolean[] = [];
    const receiver = await open(({ genuine }) => signatures.push(genuine) > 0);
    const id = await endpointOf(receiver);
    const old = receiver.secret;
    const test = () => change('integrator-1', 'testWebhookEndpoint', 'TestWebhookEndpointInput', { id });
    const rotate = async (overlapHours: number) =>
      (await change('integrator-1', 'rotateWebhookSecret', 'RotateWebhookSecretInput', { id, overlapHours })).answer
        ?.secret ?? '';
    const newer = await rotate(1);
    for (const secret of [old, newer]) {
      receiver.secret = secret;
      expect((await test()).answer?.delivery).toMatchObject({ outcome: 'DELIVERED', status: 204 });
    }
    const newest = await rotate(0);
    for (const secret of [old, newer, newest]) {
      receiver.secret = secret;
      await test();
    }
    expect(signatures).toEqual([true, true, false, false, true]);
    const sealed = createSecrets('another key, of more than thirty-two characters').add([]).kept;
    await system.prisma.webhookEndpoint.update({ where: { id }, data: { secrets: sealed as never } });
    expect((await test()).answer?.errors).toMatchObject([{ code: 'SECRET_LOST' }]);
    await happen(1, ['r1']);
    await expect
      .poll(async () => (await log(id)).webhookEndpoints.edges[0]?.node, { timeout: 30_000 })
      .toMatchObject({ status: 'DISABLED', disabledWhy: 'SECRET_LOST' });
    await remove(id);
  }, 60_000);

  it('is made, changed, tried, followed and taken away from the command line', async () => {
    const receiver = await open(() => true);
    const env = { PARVANEH_TOKEN: await system.token('integrator-1') };
    const cli = async (...args: string[]) => {
      const ran = await runCli([...args, '--to', system.url], env);
      return { ...ran, json: ran.out.startsWith('{') && args[0] === 'webhooks' ? JSON.parse(ran.out) : {} };
    };
    const { secret, webhookEndpoint } = (
      await cli('webhooks', 'add', receiver.url, '--types', 'OFFICE_APPROVED,OFFICE_SUSPENDED')
    ).json;
    receiver.secret = secret;
    const { id } = webhookEndpoint;
    expect(webhookEndpoint.types).toEqual(['OFFICE_APPROVED', 'OFFICE_SUSPENDED']);
    expect((await cli('webhooks', 'change', id, '--types', '')).json.webhookEndpoint.types).toEqual([]);
    expect((await cli('webhooks', 'test', id)).json.delivery).toMatchObject({ outcome: 'DELIVERED' });
    await happen(1, ['c1']);
    await allOf(receiver, ['c1']);
    expect((await cli('webhooks', 'log', id, '--first', '1')).json).toMatchObject({ totalCount: 2 });
    const refused = await cli('webhooks', 'rotate', id, '--overlap-hours', '200');
    expect([refused.code, refused.err]).toEqual([1, 'overlapHours OUT_OF_RANGE: overlapHours is from 0 to 168.\n']);
    const { out } = await cli('events', '--subject', 'office/c1');
    const events = out
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    expect(events).toMatchObject([{ specversion: '1.0', type: 'parvaneh.office.approved', subject: 'office/c1' }]);
    await cli('webhooks', 'replay', id, events[0].cursor);
    for (const [act, status] of [
      ['pause', 'PAUSED'],
      ['enable', 'ACTIVE'],
    ] as const)
      expect((await cli('webhooks', act, id)).json.webhookEndpoint.status).toBe(status);
    expect((await cli('webhooks', 'remove', id)).json).toEqual({ deletedId: id, errors: [] });
  }, 60_000);

  it('goes with its owner, and is shown to them without what signs', async () => {
    const receiver = await open(() => true);
    const id = await endpointOf(receiver);
    const kind = KINDS.find(({ name }) => name === 'webhook-endpoints');
    const held = await system.prisma.$transaction(async (tx) => kind?.rows(tx, 'integrator-1'));
    expect(held?.at(-1)).toMatchObject({ id, url: receiver.url });
    expect(JSON.stringify(held)).not.toContain('sealed');
    await system.prisma.roleHolding.updateMany({ where: { person: 'integrator-1' }, data: { until: new Date() } });
    const documents = { remove: async () => undefined };
    await erasePerson({ prisma: system.prisma, documents, person: 'integrator-1', by: 'cli/test' });
    expect(await system.prisma.webhookEndpoint.count({ where: { id } })).toBe(0);
  });
});
