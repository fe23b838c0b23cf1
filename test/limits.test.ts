import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../embedded/parts.js';
import { startServer } from '../server.js';
import { hostileDocuments } from './support/hostile-documents.js';
import { type System, startSystem } from './support/system.js';

const LIST = '{ permitTypes { code } }';
const folder = mkdtempSync(join(tmpdir(), 'parvaneh-limits-'));
let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

interface Said {
  status: number;
  code: string;
  retryAfter: string | null;
  text: string;
}

async function send(url: string, body: string, headers: Record<string, string> = {}): Promise<Said> {
  const type = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...type, ...headers }, body });
  const text = await response.text();
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'OK';
  return { status: response.status, code, retryAfter: response.headers.get('retry-after'), text };
}

const asked = (query: string, variables?: object) => JSON.stringify({ query, variables });

/** Servers with the given limits, all on the system's database. */
async function withServers<T>(count: number, limits: object, work: (urls: string[]) => Promise<T>): Promise<T> {
  const config = { ...system.config, port: 0, limits: { ...system.config.limits, ...limits } };
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(config, embeddedParts)));
  try {
    return await work(servers.map(({ url }) => url));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

const rates = (some: object) => ({ rates: { ...system.config.limits.rates, ...some } });

describe('requests a minute', () => {
  it('are counted for a person over all servers, and refused with when to come back', async () => {
    const headers = await system.headers('citizen-1');
    await withServers(2, rates({ person: 6 }), async (urls) => {
      const said: Said[] = [];
      for (let i = 0; i < 8; i += 1) said.push(await send(urls[i % 2] ?? '', asked(LIST), headers));
      expect(said.map(({ code }) => code)).toEqual([...Array(6).fill('OK'), 'RATE_LIMITED', 'RATE_LIMITED']);
      expect(said.at(-1)).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) });
      expect(said.at(-1)?.text).toMatch(/"fa":"درخواست‌های شما/);
      expect((await send(urls[0] ?? '', asked(LIST), await system.headers('citizen-2'))).code).toBe('OK');
    });
  });

  it('are counted for the address of a token that is refused, and of nobody', async () => {
    await withServers(1, rates({ address: 3 }), async ([url = '']) => {
      const forged = { authorization: 'Bearer a.b.c' };
      const codes = [];
      for (const headers of [forged, {}, forged, forged, {}]) codes.push((await send(url, asked(LIST), headers)).code);
      expect(codes).toEqual(['UNAUTHENTICATED', 'OK', 'UNAUTHENTICATED', 'RATE_LIMITED', 'RATE_LIMITED']);
      expect((await send(url, asked(LIST), await system.headers('citizen-1'))).code).toBe('OK');
      const paper = await fetch(`${url}/permits/1/document`);
      expect([paper.status, paper.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    });
  });

  it('are counted as ten for an evaluation that nobody has signed in for, each time that a document asks for one', async () => {
    const ask = 'evaluate(permitType: "inquiry", answers: {}) { outcome }';
    await withServers(1, rates({ address: 25 }), async ([url = '']) => {
      expect((await send(url, asked(`{ ${ask} }`))).code).toBe('OK');
      expect((await send(url, asked(`{ a: ${ask} b: ${ask} }`))).code).toBe('RATE_LIMITED');
      expect((await send(url, asked(`{ ${ask} }`), await system.headers('citizen-1'))).code).toBe('OK');
    });
  });

  it('are counted by their size, and a large one passes while nothing else was sent', async () => {
    const headers = await system.headers('citizen-3');
    const large = `{"query":${JSON.stringify(LIST)},"variables":{"x":"${'x'.repeat(10 * 1024)}"}}`;
    await withServers(1, rates({ person: 5 }), async ([url = '']) => {
      const codes = [];
      for (const body of [large, asked(LIST), asked(LIST), asked(LIST)])
        codes.push((await send(url, body, headers)).code);
      expect(codes).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED']);
    });
    await withServers(1, rates({ person: 2 }), async ([url = '']) => {
      const other = await system.headers('citizen-4');
      expect((await send(url, large, other)).code).toBe('OK');
      expect((await send(url, asked(LIST), other)).code).toBe('RATE_LIMITED');
    });
  });

  it('are counted by each server alone while the database is away: still limited, and nobody locked out', async () => {
    const databaseUrl = 'postgres://nobody:none@127.0.0.1:9/none';
    const limits = { ...system.config.limits, ...rates({ person: 3 }) };
    const server = await startServer({ ...system.config, port: 0, databaseUrl, limits }, embeddedParts);
    try {
      const headers = await system.headers('citizen-1');
      const codes = [];
      for (let i = 0; i < 4; i += 1) codes.push((await send(server.url, asked('{ __typename }'), headers)).code);
      expect(codes).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE', 'RATE_LIMITED']);
    } finally {
      await server.stop();
    }
  });
});

describe('uploads', () => {
  const multipart = (operations: string, file?: Blob) => {
    const body = new FormData();
    body.set('operations', operations);
    body.set('map', file ? '{"0":["variables.f"]}' : '{}');
    if (file) body.set('0', file, 'a.pdf');
    return body;
  };
  const upload = async (url: string, body: BodyInit, headers: Record<string, string>) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'x-graphql-yoga-csrf': '1', ...headers },
      body,
    });
    const code = /"code":"([A-Z_]+)"/.exec(await response.text())?.[1] ?? 'OK';
    return [response.status, code];
  };

  it('without a file weigh what they bring, as do those that are malformed', async () => {
    const large = `{"query":${JSON.stringify(LIST)},"variables":{"x":"${'x'.repeat(200 * 1024)}"}}`;
    const type = { 'content-type': 'multipart/form-data; boundary=line' };
    await withServers(1, rates({ person: 4 }), async ([url = '']) => {
      const [one, other] = [await system.headers('citizen-5'), await system.headers('citizen-6')];
      expect(await upload(url, multipart(large), one)).toEqual([200, 'OK']);
      expect(await upload(url, multipart(large), one)).toEqual([429, 'RATE_LIMITED']);
      expect(await upload(url, 'x'.repeat(12 * 1024), { ...other, ...type })).toEqual([400, 'BAD_USER_INPUT']);
      expect((await send(url, asked(LIST), other)).code).toBe('RATE_LIMITED');
    });
  });

  it('are counted for a person’s day by the bytes of their files', async () => {
    const query = 'mutation($f: Upload!) { attachDocument(reference: "none", code: "DEED", file: $f) { reference } }';
    const file = multipart(JSON.stringify({ query, variables: { f: null } }), new Blob(['x'.repeat(40 * 1024)]));
    await withServers(1, rates({ uploads: 100 }), async ([url = '']) => {
      const headers = await system.headers('citizen-7');
      const codes = [];
      for (let i = 0; i < 3; i += 1) codes.push((await upload(url, file, headers))[1]);
      expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'RATE_LIMITED']);
      expect((await send(url, asked(LIST), headers)).code).toBe('OK');
    });
  });
});

describe('what anybody may fetch', () => {
  it('is counted for its address', async () => {
    await withServers(1, rates({ public: 2 }), async ([url = '']) => {
      for (const path of ['/permits/status.jws', '/.well-known/jwks.json', `/payments/return/${'0'.repeat(36)}`]) {
        const { status, headers } = await fetch(url + path);
        expect([path, status === 429, headers.has('retry-after')]).toEqual([
          path,
          path.startsWith('/payments'),
          path.startsWith('/payments'),
        ]);
      }
    });
  });

  it('asks database and Temporal once a second for all who ask whether it is ready', async () => {
    const asked = async () => {
      const [row] = await system.prisma.$queryRaw<[{ n: bigint }]>`
        SELECT sum(calls)::bigint AS n FROM (SELECT xact_commit AS calls FROM pg_stat_database WHERE datname = current_database()) t`;
      return Number(row.n);
    };
    const before = await asked();
    const answers = await Promise.all(Array.from({ length: 300 }, () => fetch(`${system.url}/readyz`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await asked()) - before).toBeLessThan(100);
  });
});

describe('other sites', () => {
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf' },
    });

  it('may use the API only when they are listed', async () => {
    await withServers(1, { corsOrigins: ['https://portal.city.example'] }, async ([url = '']) => {
      const listed = await preflight(url, 'https://portal.city.example');
      expect(listed.headers.get('access-control-allow-origin')).toBe('https://portal.city.example');
      const allowed = listed.headers.get('access-control-allow-headers')?.split(',');
      expect(allowed).toEqual(
        expect.arrayContaining([
          ...['authorization', 'content-type', 'idempotency-key', 'x-csrf', 'x-graphql-yoga-csrf'],
          ...['apollo-require-preflight', 'graphql-require-preflight', 'x-apollo-operation-name', 'traceparent'],
          ...['last-event-id', 'mcp-protocol-version', 'if-none-match', 'range'],
        ]),
      );
      const answer = await fetch(`${url}/healthz`, { headers: { origin: 'https://portal.city.example' } });
      expect(answer.headers.get('access-control-expose-headers')?.split(',')).toEqual(
        expect.arrayContaining([
          ...['content-disposition', 'etag', 'retry-after', 'location', 'www-authenticate', 'ratelimit', 'link'],
        ]),
      );
      const other = await preflight(url, 'https://evil.example');
      expect(other.headers.get('access-control-allow-origin')).toBeNull();
    });
    const none = await preflight(system.url, 'https://portal.city.example');
    expect(none.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the types of the API', () => {
  const asks = async (as?: string) => {
    const response = await fetch(
      `${system.url}/graphql/schema.graphql`,
      as ? { headers: await system.headers(as) } : {},
    );
    return [response.status, await response.text(), response.headers] as const;
  };

  it('are printed for whoever builds on it, and for nobody else', async () => {
    const [status, text] = await asks('admin-1');
    expect([status, buildSchema(text).getType('PermitApplication')?.name]).toEqual([200, 'PermitApplication']);
    expect((await asks('citizen-1'))[0]).toBe(403);
    const [unknown, , headers] = await asks();
    expect([unknown, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="parvaneh"']);
    const forged = await fetch(`${system.url}/graphql/schema.graphql`, { headers: { authorization: 'Bearer a.b.c' } });
    expect([forged.status, forged.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="parvaneh", error="invalid_token"',
    ]);
  });
});

describe('production', () => {
  it('shows no schema, neither asked for nor suggested', async () => {
    const server = await startServer({ ...system.config, port: 0, production: true }, embeddedParts);
    try {
      const headers = await system.headers('citizen-1');
      expect((await send(server.url, asked('{ __schema { types { name } } }'), headers)).code).toBe('BAD_USER_INPUT');
      expect((await send(server.url, asked('{ __type(name: "Task") { name } }'), headers)).code).toBe('BAD_USER_INPUT');
      const misspelt = await send(server.url, asked('{ permitTypez { code } }'), headers);
      expect([misspelt.code, misspelt.text.includes('permitTypes')]).toEqual(['BAD_USER_INPUT', false]);
      expect((await send(server.url, asked('{ permitTypes { __typename } }'), headers)).code).toBe('OK');
    } finally {
      await server.stop();
    }
  });
});

describe('a list of documents', () => {
  it('is all that is answered', async () => {
    const hash = createHash('sha256').update(LIST).digest('hex');
    const [file, manifest] = [join(folder, 'documents.json'), join(folder, 'apollo.json')];
    const persistedDocuments = [file, manifest];
    const body = 'query Small { __typename }';
    const id = createHash('sha256').update(body).digest('hex');
    writeFileSync(file, JSON.stringify({ [`sha256:${hash}`]: LIST }));
    const operations = [{ id, name: 'Small', type: 'query', body }];
    writeFileSync(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
    const headers = await system.headers('citizen-1');
    await withServers(1, { persistedDocuments }, async ([url = '']) => {
      const ask = async (body: object) => (await send(url, JSON.stringify(body), headers)).code;
      expect(await ask({ documentId: `sha256:${hash}` })).toBe('OK');
      expect(await ask({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })).toBe('OK');
      expect(await ask({ documentId: hash })).toBe('OK');
      expect(await ask({ documentId: id })).toBe('OK');
      expect(await ask({ query: LIST })).toBe('BAD_USER_INPUT');
      expect(await ask({ documentId: 'sha256:0000' })).toBe('BAD_USER_INPUT');
      expect(await ask({ documentId: '__proto__' })).toBe('BAD_USER_INPUT');
    });
    for (const [wrong, says] of [
      [{ abc: LIST }, /sha256/],
      [{ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'a', body }] }, /sha256/],
      [{ format: 'another', version: 1, operations }, /no JSON object of documents/],
    ] as const) {
      writeFileSync(file, JSON.stringify(wrong));
      await expect(withServers(1, { persistedDocuments }, async () => undefined)).rejects.toThrow(says);
    }
  });
});

describe('a body', () => {
  const inChunks = (url: string, chunks: string[], headers: Record<string, string> = {}) =>
    new Promise<[status: number | undefined, text: string]>((resolve, reject) => {
      const sent = request(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked', ...headers },
      });
      sent.on('response', async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve([response.statusCode, text]);
      });
      sent.on('error', reject);
      for (const chunk of chunks) sent.write(chunk);
      sent.end();
    });

  it('in chunks is read as any other, until there are too many', async () => {
    const body = asked('{ permitTypes { title { fa } } }');
    const [status, text] = await inChunks(system.url, [...body]);
    expect([status, text]).toEqual([200, (await send(system.url, body)).text]);
    const padded = (count: number) => [
      '{"query":"{ __typename }","variables":{"a":"',
      ...Array(count).fill('x'.repeat(64 * 1024)),
      '"}}',
    ];
    expect((await inChunks(system.url, padded(7)))[0]).toBe(200);
    const [refused, why] = await inChunks(system.url, padded(9));
    expect([refused, why]).toEqual([413, expect.stringContaining('"TOO_LARGE"')]);
  });

  it('in chunks counts for its length', async () => {
    const headers = await system.headers('citizen-8');
    await withServers(1, rates({ person: 5 }), async ([url = '']) => {
      const body = ['{"query":"{ __typename }","variables":{"a":"', 'x'.repeat(12 * 1024), '"}}'];
      expect((await inChunks(url, body, headers))[0]).toBe(200);
      expect((await inChunks(url, body, headers))[0]).toBe(429);
    });
  });

  it('may hold characters outside of the first plane, but no half of one', async () => {
    const headers = await system.headers('citizen-1');
    const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
    const escaped = `{"query":${JSON.stringify(start)},"variables":{"a":{"note":"\\ud83d\\ude00"}}}`;
    expect((await send(system.url, escaped, headers)).code).toBe('OK');
    for (const text of ['\\ud83d', '\\ude00\\ud83d', '\\u0000']) {
      expect((await send(system.url, escaped.replace('\\ud83d\\ude00', text), headers)).code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('hostile documents', () => {
  it('are each answered with a code, none with an unforeseen error, and the server lives on', async () => {
    const headers = await system.headers('citizen-1');
    const answers = new Map<string, Set<string>>();
    for (const { kind, body } of hostileDocuments(410)) {
      const { code } = await send(system.url, body, headers);
      answers.set(kind, (answers.get(kind) ?? new Set()).add(code));
    }
    const codes = new Set([...answers.values()].flatMap((each) => [...each]));
    expect([...codes].sort()).toEqual(['ANSWERS_INVALID', 'BAD_USER_INPUT', 'OK']);
    const never = ['circular fragments', 'fragment that spreads itself', 'batch', 'not JSON'];
    expect(never.filter((kind) => answers.get(kind)?.has('OK'))).toEqual([]);
    expect((await send(system.url, asked(LIST), headers)).code).toBe('OK');
  }, 120_000);
});
