import { afterAll, beforeAll, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { type RunningServer, startServer } from '../../server.js';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let other: RunningServer;

beforeAll(async () => {
  system = await startSystem();
  other = await startServer(system.config, embeddedParts);
});
afterAll(async () => {
  await other.stop();
  await system.stop();
});

interface Event {
  data?: { applicationChanged: { status: string; revision: number } };
  errors?: { extensions: { code: string } }[];
}

/** Follows an application over SSE as a browser does; `next` waits for an event that fits. */
async function follow(url: string, reference: string, as = 'citizen-1') {
  const stop = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await system.token(as)}`,
    },
    body: JSON.stringify({
      query: 'subscription($r: ID!) { applicationChanged(reference: $r) { status revision } }',
      variables: { r: reference },
    }),
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(fits: (event: Event) => boolean): Promise<Event> {
    for (;;) {
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        const event = data ? (JSON.parse(data) as Event) : undefined;
        if (event && fits(event)) return event;
      }
      const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
      if (done) throw new Error(`the stream ended: ${text}`);
      text += value;
    }
  }
  return { next, stop: () => stop.abort() };
}

async function draft(): Promise<string> {
  const { answers } = referenceFiling('inquiry');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }',
    { a: answers },
  );
  return startApplication.reference;
}

it('a change made on one server is told by another', { timeout: 90_000 }, async () => {
  const reference = await draft();
  const followed = await follow(other.url, reference);
  let heard = false;
  const first = followed
    .next(({ data }) => data?.applicationChanged.status === 'DRAFT')
    .then(() => {
      heard = true;
    });
  // The stream begins once the server listens; a saved draft that is told shows that it does.
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { status } }';
  while (!heard) await system.get('citizen-1', save, { r: reference, a: referenceFiling('inquiry').answers });
  await first;
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r, idempotencyKey: "k") { revision } }';
  await expect
    .poll(() => system.ask('citizen-1', submit, { r: reference }), { timeout: 60_000 })
    .toMatchObject({ data: { submitApplication: { revision: 1 } } });
  const filed = await followed.next(({ data }) => data?.applicationChanged.revision === 1);
  expect(filed.errors).toBeUndefined();
  followed.stop();
});

it('another’s application cannot be followed', async () => {
  const followed = await follow(system.url, await draft(), 'citizen-2');
  const { errors } = await followed.next(() => true);
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  followed.stop();
});

it('listening is taken up again when the connection is lost', async () => {
  const reference = await draft();
  const followed = await follow(system.url, reference);
  await system.prisma.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  // What may have been missed meanwhile is told without a change.
  const event = await followed.next(({ data }) => data !== undefined);
  expect(event.data?.applicationChanged.status).toBe('DRAFT');
  followed.stop();
});

it('a server that stops ends what follows it', async () => {
  const third = await startServer(system.config, embeddedParts);
  const followed = await follow(third.url, await draft());
  const ended = followed.next(() => false).catch((error: Error) => error);
  await third.stop();
  expect(await ended).toBeInstanceOf(Error);
});
