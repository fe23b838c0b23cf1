import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPoster, type Poster } from './post.js';
import type { Resolve } from './resolve.js';

/** Paths that were asked for. */
const asked: string[] = [];
const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  '/ok': (response) => response.writeHead(204).end(),
  '/moved': (response) => response.writeHead(307, { location: '/ok' }).end(),
  '/busy': (response) => response.writeHead(503, { 'retry-after': '7' }).end('later\u0000\u001b[31m'),
  '/endless': (response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
    response.on('close', () => clearInterval(more));
  },
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  },
  '/silent': () => undefined,
};
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  ANSWERS[request.url ?? '']?.(response);
});
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers a name anew each time, as whoever rebinds it does; the last answer stays. */
const saying =
  (...answers: string[][]): Resolve =>
  (_, __, callback) => {
    const found = answers.length > 1 ? answers.shift() : answers[0];
    callback(
      null,
      (found ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
async function using<T>(poster: Poster, work: (post: (url: string) => ReturnType<Poster['post']>) => Promise<T>) {
  try {
    return await work((url) => poster.post(url, {}, '{}'));
  } finally {
    await poster.close();
  }
}
const loopback = (path: string) => `http://receiver.example:${port}${path}`;
const INSIDE = ['127.0.0.0/8'];

it.each([
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '168.63.129.16',
  '::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
])('sends nothing to a name that leads to %s', async (address) => {
  await using(createPoster([], { resolve: saying([address]) }), async (post) =>
    expect(await post('https://receiver.example/')).toMatchObject({ ok: false, code: 'ADDRESS_REFUSED', status: null }),
  );
});

it('sends nothing where one of several addresses lies inside', async () => {
  await using(createPoster([], { resolve: saying(['93.184.216.34', '127.0.0.1']) }), async (post) =>
    expect(await post('https://receiver.example/')).toMatchObject({ code: 'ADDRESS_REFUSED' }),
  );
});

it('connects to the very address that it has checked, whatever the name says a moment later', async () => {
  const before = asked.length;
  const poster = createPoster(INSIDE, { resolve: saying(['127.0.0.1'], ['127.0.0.1', '10.0.0.1'], ['10.0.0.1']) });
  await using(poster, async (post) => {
    expect(await post(loopback('/ok'))).toMatchObject({ ok: true, status: 204 });
    // Each of these is another connection, which the name is looked up for anew.
    for (const path of ['/ok', '/ok']) expect(await post(loopback(path))).toMatchObject({ code: 'ADDRESS_REFUSED' });
  });
  expect(asked.slice(before)).toEqual(['/ok']);
});

it('takes plain HTTP and other ports for what an operator allows alone', async () => {
  const poster = createPoster(['10.0.0.0/8'], { resolve: saying(['93.184.216.34']) });
  await using(poster, async (post) => {
    for (const url of ['http://receiver.example/', 'https://receiver.example:22/', `http://127.0.0.1:${port}/ok`])
      expect(await post(url), url).toMatchObject({ code: 'ADDRESS_REFUSED' });
  });
});

it('follows no redirect, and takes no more of an answer than it keeps', async () => {
  const before = asked.length;
  await using(createPoster(INSIDE, { resolve: saying(['127.0.0.1']) }), async (post) => {
    expect(await post(loopback('/moved'))).toMatchObject({ ok: false, status: 307, code: 'REDIRECTED' });
    expect(asked.slice(before)).toEqual(['/moved']);
    expect((await post(loopback('/endless'))).response).toHaveLength(500);
    const busy = { ok: false, status: 503, code: 'HTTP_503', retryAfterMs: 7_000, response: 'later [31m' };
    expect(await post(loopback('/busy'))).toMatchObject(busy);
  });
});

it('goes by the status alone, though the words break off', async () => {
  await using(createPoster(INSIDE, { resolve: saying(['127.0.0.1']) }), async (post) =>
    expect(await post(loopback('/broken'))).toMatchObject({ ok: true, status: 200, response: 'half' }),
  );
});

it('waits for nobody longer than its limit', async () => {
  const poster = createPoster(INSIDE, { resolve: saying(['127.0.0.1']), timeLimit: 100 });
  await using(poster, async (post) =>
    expect(await post(loopback('/silent'))).toMatchObject({ ok: false, status: null, code: 'TIMEOUT' }),
  );
});
