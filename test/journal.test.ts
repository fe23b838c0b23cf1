import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../city/journal/event-types.js';
import { erasePerson } from '../city/privacy/person/erase.js';
import { appendToTrail } from '../city/trail/append.js';
import { asyncapi } from '../http/descriptions/asyncapi.js';
import { openapi as described } from '../http/descriptions/openapi.js';
import { seedFiled } from './graphql/seed.js';
import { confirm } from './support/bank.js';
import { followEvents, type Told } from './support/event-stream.js';
import { referenceFiling } from './support/lives.js';
import { sampleSize } from './support/sample-size.js';
import { temporalAddress } from './support/servers.js';
import { type Stream, subscribeTo } from './support/stream.js';
import { type System, startSystem } from './support/system.js';

interface Described {
  tags: string[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}
const openapi = described() as { paths: Record<string, { get?: Described }>; components: object };

const CASES = sampleSize({ sample: 4, soak: 500 });

let system: System;
beforeAll(async () => {
  system = await startSystem({ TOKEN_CLOCK_SKEW: '0' });
});
afterAll(() => system.stop());

/** An inquiry from its draft to its permit. */
async function live(): Promise<string> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: referenceFiling('inquiry').answers,
  });
  const { reference } = startApplication;
  const { submitApplication } = await system.get<{
    submitApplication: { slips: { id: string; payable: string; billId: string; paymentId: string }[] };
  }>('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { slips { id payable billId paymentId } } }', {
    r: reference,
  });
  for (const { id, payable } of submitApplication.slips) expect(await pay(id, payable)).toBe(200);
  return reference;
}

async function pay(slipId: string, payable: string): Promise<number> {
  const { startPayment } = await system.get<{ startPayment: { id: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s) { id } }',
    { s: slipId },
  );
  const told = { sessionId: startPayment.id, outcome: 'paid', trackingNumber: `T-${slipId}`, amount: payable };
  return (await confirm(system, told)).status;
}

interface Page {
  events: {
    edges: {
      node: { id: string; type: string; subject: string; cursor: string; status: string; actor: string; data: object };
    }[];
    pageInfo: { hasNextPage: boolean };
    resumeAfter: string;
  };
}

const page = (as: string, args: string, after?: string) =>
  system.ask<Page>(
    as,
    `query($after: String) { events(after: $after ${args}) { edges { node { id type subject cursor status actor data } } pageInfo { hasNextPage } resumeAfter } }`,
    { after },
  );

async function all(as: string, args = 'first: 100') {
  const nodes: Page['events']['edges'][number]['node'][] = [];
  for (let after: string | undefined; ; ) {
    const { events } = (await page(as, args, after)).data;
    nodes.push(...events.edges.map(({ node }) => node));
    if (!events.pageInfo.hasNextPage) return nodes;
    after = events.resumeAfter;
  }
}

it(
  'has every event of many cases exactly once, though whoever follows is killed again and again',
  async () => {
    const seen: string[] = [];
    let lastEventId: string | undefined;
    let done = false;
    let kills = 0;
    const follower = (async () => {
      for (let quiet = 0; !done || quiet < 3; ) {
        const stream = await followEvents(system, await system.headers('integrator-1'), {
          query: '?after=beginning',
          lastEventId,
        });
        expect(stream.status).toBe(200);
        let over = false;
        const killed = sleep(Math.random() * 400).then(() => {
          over = true;
          stream.stop();
        });
        const before = seen.length;
        try {
          for (;;) {
            const next = await stream.next();
            if (!next || over) break;
            seen.push((next.data as Told).id);
            lastEventId = next.id;
          }
        } catch {
          // Killed while it read.
        }
        await killed;
        kills += 1;
        quiet = done && seen.length === before ? quiet + 1 : 0;
      }
    })();
    const references: string[] = [];
    await Promise.all(
      Array.from({ length: 4 }, async (_, i) => {
        for (let n = i; n < CASES; n += 4) references.push(await live());
      }),
    );
    await expect
      .poll(() => system.prisma.application.count({ where: { reference: { in: references }, status: 'ISSUED' } }), {
        timeout: 60_000 + CASES * 1_000,
      })
      .toBe(CASES);
    done = true;
    await follower;
    const kept = await system.prisma.event.findMany({ where: { filed: true }, orderBy: { position: 'asc' } });
    expect(seen).toEqual(kept.map(({ id }) => id));
    expect(kills).toBeGreaterThan(3);
    expect((await all('integrator-1')).map(({ id }) => id)).toEqual(seen);
    for (const reference of references) {
      const types = kept.filter(({ subject }) => subject === reference).map(({ type }) => type);
      const once = [
        'APPLICATION_FILED',
        'APPLICATION_EVALUATED',
        'SLIPS_DRAWN',
        'SLIPS_PAYABLE',
        'SLIPS_SETTLED',
        'PERMIT_GRANTED',
      ];
      expect(types.filter((type) => once.includes(type)).toSorted()).toEqual(once.toSorted());
    }
  },
  120_000 + CASES * 4_000,
);

describe('an event', () => {
  it('says what happened by codes, ids and amounts, and names nobody', async () => {
    const subject = (await all('integrator-1', 'types: [PERMIT_GRANTED]'))[0]?.subject;
    const events = await all('integrator-1', `subject: "${subject}"`);
    const slip = { slip: `${subject}-1-1`, amount: '1000000' };
    expect(events.find(({ type }) => type === 'SLIP_PAID')).toMatchObject({ actor: 'BANK', data: slip });
    expect(events[0]).toMatchObject({ type: 'APPLICATION_FILED', actor: 'APPLICANT', data: { outcome: 'CLEAN' } });
    const granted = { actor: 'ENGINE', status: 'ISSUED', data: { permit: expect.stringMatching(/^\d{4}-\d{6}$/) } };
    expect(events.find(({ type }) => type === 'PERMIT_GRANTED')).toMatchObject(granted);
    expect(JSON.stringify(events)).not.toMatch(/citizen-1|9990000018|رضایی/);
    expect(events.every(({ type }) => type in EVENT_TYPES)).toBe(true);
    const stream = await followEvents(system, await system.headers('integrator-1'), {
      query: `?after=beginning&types=PERMIT_GRANTED&permitTypes=inquiry,construction&subject=${subject}`,
    });
    expect((await stream.next())?.data).toMatchObject({
      specversion: '1.0',
      source: system.url,
      type: 'parvaneh.permit.granted',
      subject,
      datacontenttype: 'application/json',
      data: { permit: granted.data.permit, permitType: 'inquiry', status: 'ISSUED', actor: 'ENGINE', revision: 1 },
    });
    stream.stop();
  });

  it('is read by whoever may read its case, a draft’s by its applicant alone', async () => {
    const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
    const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-2', start, {
      a: referenceFiling('inquiry').answers,
    });
    const of = `subject: "${startApplication.reference}"`;
    const [own] = await all('citizen-2', of);
    expect(own).toMatchObject({ type: 'APPLICATION_STARTED', status: 'DRAFT', actor: 'APPLICANT' });
    for (const other of ['citizen-1', 'integrator-1', 'admin-1']) expect(await all(other, of)).toEqual([]);
    const node = 'query($id: ID!) { node(id: $id) { ... on Event { subject } } }';
    expect((await system.ask('citizen-2', node, { id: own?.id })).data).toEqual({
      node: { subject: startApplication.reference },
    });
    expect((await system.ask('integrator-1', node, { id: own?.id })).data).toEqual({ node: null });
    expect(await all('citizen-2', 'types: [APPLICATION_FILED]')).toEqual([]);
  });

  it('is paged from the newest backwards too', async () => {
    const every = await all('integrator-1');
    const { events } = (await page('integrator-1', 'last: 2')).data;
    expect(events.edges.map(({ node }) => node.id)).toEqual(every.slice(-2).map(({ id }) => id));
    const before = `before: "${events.edges[0]?.node.cursor}" last: 3`;
    expect((await page('integrator-1', before)).data.events.edges.map(({ node }) => node.id)).toEqual(
      every.slice(-5, -2).map(({ id }) => id),
    );
  });
});

describe('the stream', () => {
  const as = (name: string) => system.headers(name);

  it('refuses before it begins, with a status and a sentence', async () => {
    const refused = async (headers: Record<string, string>, options = {}) => {
      const stream = await followEvents(system, headers, options);
      return [stream.status, (await stream.body()).code];
    };
    expect(await refused({})).toEqual([401, 'UNAUTHENTICATED']);
    expect(await refused(await as('integrator-1'), { query: '?types=NONE' })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await refused(await as('integrator-1'), { lastEventId: 'x' })).toEqual([400, 'BAD_USER_INPUT']);
    const foreign = Buffer.from('1.00000000').toString('base64url');
    expect(await refused(await as('integrator-1'), { query: `?after=${foreign}` })).toEqual([410, 'CURSOR_UNKNOWN']);
    const { errors } = await page('integrator-1', 'first: 1', foreign);
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_UNKNOWN');
  });

  it('begins with now without a cursor, is neither kept nor gathered on its way, and ends with the right to it', async () => {
    const stream = await followEvents(system, await as('supervisor-1'));
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    const exp = Math.floor(Date.now() / 1000) + 2;
    const short = await followEvents(system, {
      authorization: `Bearer ${await system.issuer.token('integrator-1', { exp })}`,
    });
    const reference = await live();
    expect((await short.next())?.data).toMatchObject({ subject: reference, type: 'parvaneh.application.filed' });
    let last = await short.next();
    for (let next = last; next; next = await short.next()) last = next;
    expect(last).toMatchObject({ event: 'end', data: { code: 'UNAUTHENTICATED' } });
    stream.stop();
  }, 60_000);
});

interface Came {
  data?: Record<
    string,
    { cursor: string; event: { type: string; subject: string } | null; application: { status: string } | null } & {
      task: { id: string; status: string } | null;
      notification: { id: string; event: string; reference: string } | null;
    }
  > | null;
  errors?: { extensions: { code: string } }[];
}

describe('a subscription to changes', () => {
  const mine = `subscription($a: String) { myChanges(after: $a) { cursor event { type subject } application { status } } }`;
  const queue = 'subscription($r: ID) { queueChanged(role: $r) { cursor event { type subject } task { id status } } }';
  const told =
    'subscription($a: String) { notificationReceived(after: $a) { cursor notification { id event reference } } }';
  const begin = async (as: string, query: string, variables = {}) => {
    const stream = await subscribeTo<Came>(system, await system.headers(as), query, variables);
    return { stream, first: await stream.next() };
  };
  async function until(
    stream: Stream<Came>,
    field: string,
    fits: (came: NonNullable<Came['data']>[string]) => boolean,
  ) {
    for (;;) {
      const next = await stream.next();
      const came = next?.data?.[field];
      if (!came) throw new Error(`it has ended: ${JSON.stringify(next)}`);
      if (fits(came)) return came;
    }
  }

  it('tells an applicant of their own cases, and goes on where it was left', async () => {
    const [own, other] = [await begin('citizen-1', mine), await begin('citizen-2', mine)];
    expect(own.first?.data?.myChanges).toMatchObject({ event: null, application: null, cursor: expect.any(String) });
    const reference = await live();
    const filed = await until(own.stream, 'myChanges', ({ event }) => event?.type === 'APPLICATION_FILED');
    expect(filed).toMatchObject({ event: { subject: reference }, application: { status: expect.any(String) } });
    own.stream.stop();
    const again = await begin('citizen-1', mine, { a: filed.cursor });
    expect(again.first?.data?.myChanges?.event).toEqual({ type: 'APPLICATION_EVALUATED', subject: reference });
    const granted = await until(again.stream, 'myChanges', ({ event }) => event?.type === 'PERMIT_GRANTED');
    expect(granted.application).toEqual({ status: 'ISSUED' });
    again.stream.stop();
    const heard = other.stream.next();
    expect(await Promise.race([heard, sleep(500, 'nothing')])).toBe('nothing');
    other.stream.stop();
    await heard.catch(() => undefined);
  });

  it('tells whoever works of a role’s queue, until the role is held no more', async () => {
    const refused = await begin('citizen-1', queue);
    expect(refused.first?.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const wrong = await begin('supervisor-1', queue, { r: 'article-100-commission' });
    expect(wrong.first?.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { stream } = await begin('supervisor-1', queue, { r: 'supervisor' });
    const filing = referenceFiling('construction');
    const start = 'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }';
    const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
      a: filing.answers,
    });
    const { reference } = startApplication;
    for (const code of filing.documents) await system.attach('citizen-1', reference, code);
    await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', {
      r: reference,
    });
    const opened = await until(stream, 'queueChanged', ({ event }) => event?.subject === reference);
    expect(opened).toMatchObject({ event: { type: 'TASK_OPENED' }, task: { id: `${reference}-1`, status: 'OPEN' } });
    await system.get('supervisor-1', 'mutation($t: ID!) { claimTask(id: $t) { id } }', { t: `${reference}-1` });
    const claimed = await until(stream, 'queueChanged', ({ event }) => event?.subject === reference);
    expect(claimed).toMatchObject({ event: { type: 'TASK_CLAIMED' }, task: { status: 'CLAIMED' } });
    await system.prisma.roleHolding.updateMany({ where: { person: 'supervisor-1' }, data: { until: new Date() } });
    let last: Came | undefined;
    for (let next = await stream.next(); next; next = await stream.next()) last = next;
    expect(last?.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await system.prisma.roleHolding.updateMany({ where: { person: 'supervisor-1' }, data: { until: null } });
  }, 60_000);

  it('tells of messages as they come', async () => {
    const { stream, first } = await begin('citizen-1', told);
    expect(first?.data?.notificationReceived).toMatchObject({ notification: null, cursor: expect.any(String) });
    const reference = await live();
    const heard: string[] = [];
    while (!heard.includes('ISSUED')) {
      const { notification } = await until(stream, 'notificationReceived', (came) => came.notification !== null);
      if (notification?.reference === reference) heard.push(notification.event);
    }
    expect(heard.filter((event, i) => heard.indexOf(event) !== i)).toEqual([]);
    expect(heard).toContain('FILED');
    stream.stop();
  });

  it('refuses a cursor that is none', async () => {
    for (const query of [mine, told])
      expect((await begin('citizen-1', query, { a: 'x' })).first?.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

it('answers every route as its description says', async () => {
  const described = (await (await fetch(`${system.url}/openapi.json`)).json()) as typeof openapi;
  expect(described).toEqual(openapi);
  const events = await fetch(`${system.url}/asyncapi.json`);
  expect(await events.json()).toEqual(asyncapi());
  expect(events.headers.get('content-type')).toBe('application/vnd.aai.asyncapi+json; charset=utf-8');
  const ajv = new Ajv2020({ strict: false }).addSchema({ $id: 'x', components: openapi.components });
  const headers = await system.headers('citizen-1');
  for (const [path, { get }] of Object.entries(openapi.paths)) {
    if (!get || get.tags[0] === 'signing in' || path === '/events') continue;
    const response = await fetch(`${system.url}${path.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')}`, {
      headers,
    });
    const { content } = get.responses[response.status] ?? {};
    const mediaType = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
    expect(Object.keys(content ?? {}), `${path} ${response.status}`).toContain(mediaType);
    const { schema } = content?.[mediaType] ?? {};
    if (mediaType === 'application/json' && schema?.$ref)
      expect(ajv.validate({ $ref: `x${schema.$ref}` }, await response.json()), path).toBe(true);
  }
});

describe('the lists', () => {
  it('find what something has happened to since', async () => {
    const since = new Date(Date.now() - 5).toISOString();
    const reference = await live();
    const lists = `query($t: DateTime) { applications(filter: { updatedSince: $t }) { edges { node { reference } } }
      tasks(filter: { updatedSince: $t }) { edges { node { id } } } }`;
    type Lists = {
      applications: { edges: { node: { reference: string } }[] };
      tasks: { edges: { node: { id: string } }[] };
    };
    const found = await system.get<Lists>('admin-1', lists, { t: since });
    expect(found.applications.edges.map(({ node }) => node.reference)).toContain(reference);
    expect(found.tasks.edges).toEqual([]);
    const later = { t: new Date(Date.now() + 60_000).toISOString() };
    expect((await system.get<Lists>('admin-1', lists, later)).applications.edges).toEqual([]);
    // The row of a task says nothing of a reminder; the journal does.
    const [task] = (await all('admin-1', 'types: [TASK_CLAIMED]')).map(({ data }) => (data as { task: string }).task);
    const decided = new Date(Date.now() - 1).toISOString();
    await system.prisma.$transaction((tx) =>
      appendToTrail(tx, [
        { subject: String(task).replace(/-1$/, ''), act: 'REMINDED', by: 'clock', changed: { task: String(task) } },
      ]),
    );
    const told = await system.get<Lists>('admin-1', lists, { t: decided });
    expect(told.tasks.edges.map(({ node }) => node.id)).toEqual([task]);
  });
});

describe('the journal', () => {
  it('tells of what was erased of a person, and of what is gone', async () => {
    const reference = 'U-1402-000001';
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-2', status: 'ISSUED' });
    await erasePerson({
      prisma: system.prisma,
      documents: { remove: async () => undefined },
      person: 'citizen-2',
      by: 'cli/test',
    });
    const erased = await all('integrator-1', 'types: [APPLICATION_ERASED, APPLICATION_DELETED]');
    expect(erased).toMatchObject([{ type: 'APPLICATION_ERASED', subject: reference, actor: 'OPERATOR', data: {} }]);
    const gone = await system.prisma.event.findMany({ where: { type: 'APPLICATION_DELETED' } });
    expect(gone).toMatchObject([{ filed: false, status: null }]);
  });

  it('forgets what is older than it is kept, and says so to whoever stands there', async () => {
    const kept = await all('integrator-1');
    const [first, second] = kept;
    await system.prisma.$executeRaw`UPDATE "Event" SET "at" = "at" - interval '90 days 1 minute'
      WHERE "position" <= (SELECT "position" FROM "Event" WHERE "id" = ${second?.id}::uuid)`;
    const connection = await Connection.connect({ address: temporalAddress() });
    const client = new Client({ connection, namespace: system.config.temporal.namespace });
    const { taskQueue } = system.config;
    expect(await client.workflow.execute('forgetEvents', { taskQueue, workflowId: 'forget' })).toBeGreaterThanOrEqual(
      2,
    );
    await connection.close();
    const { errors } = await page('integrator-1', 'first: 1', first?.cursor);
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_EXPIRED');
    const stream = await followEvents(system, await system.headers('integrator-1'), { lastEventId: first?.cursor });
    expect([stream.status, (await stream.body()).code]).toEqual([410, 'CURSOR_EXPIRED']);
    expect((await all('integrator-1')).map(({ id }) => id)).toEqual(kept.slice(2).map(({ id }) => id));
    const { events } = (await page('integrator-1', 'first: 1', second?.cursor)).data;
    expect(events.edges[0]?.node.id).toBe(kept[2]?.id);
  });
});
