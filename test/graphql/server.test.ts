import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { PortUnavailableError } from '../../http/listen.js';
import { watchDiskRoom } from '../../runtime/disk-room.js';
import { startServer } from '../../server.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

describe('a server', () => {
  it('lives, and is ready when database and Temporal answer', async () => {
    expect(await (await fetch(`${system.url}/healthz`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${system.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', database: true, temporal: true }]);
  });

  it('says that a disk fills before it is full, and goes on', async () => {
    const said: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
    const disk = watchDiskRoom({ folders: [join(system.config.dataDir, 'not', 'there')], minFreeMib: 1e12, log });
    await vi.waitFor(() => expect(said.join('')).toMatch(/"freeMib":\d+,"minFreeMib":.*little room is left on a disk/));
    disk.stop();
    const limits = { ...system.config.limits, minFreeMib: 1e12 };
    const server = await startServer({ ...system.config, port: 0, limits }, embeddedParts);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', database: true, temporal: true, disk: 'low' },
    ]);
    await server.stop();
  });

  it('calls a full disk of the database unavailable, and says so to whoever asks', async () => {
    const start = 'mutation { startApplication(permitType: "inquiry", answers: {}) { reference } }';
    await system.prisma.$executeRaw`
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`;
    await system.prisma
      .$executeRaw`CREATE TRIGGER full_disk BEFORE INSERT ON "Application" EXECUTE FUNCTION full_disk()`;
    try {
      const answer = await system.ask('citizen-1', start);
      expect(answer.errors?.[0]?.extensions).toMatchObject({
        code: 'UNAVAILABLE',
        messages: { fa: expect.stringContaining('دوباره'), en: expect.stringContaining('again') },
      });
    } finally {
      await system.prisma.$executeRaw`DROP TRIGGER full_disk ON "Application"`;
    }
    expect(await system.ask('citizen-1', start)).not.toHaveProperty('errors');
  });

  it('says in one sentence that its port is taken', async () => {
    const port = Number(new URL(system.url).port);
    const start = startServer({ ...system.config, port }, embeddedParts);
    await expect(start).rejects.toThrow(PortUnavailableError);
    await expect(start).rejects.toThrow(/^Port \d+ cannot be used \(EADDRINUSE\); .+\.$/);
  });

  it('sends the headers that keep browsers careful, and its request’s id', async () => {
    const { headers } = await fetch(`${system.url}/healthz`, { headers: { 'x-request-id': 'bad id\u00e9' } });
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps an idle connection longer than proxies do', async () => {
    const { headers } = await fetch(`${system.url}/healthz`);
    expect(headers.get('keep-alive')).toBe('timeout=80');
  });

  it('passes every audit of GraphQL over HTTP, also when all are made at once', async () => {
    const audits = serverAudits({ url: `${system.url}/graphql`, fetchFn: fetch });
    expect(audits.length).toBeGreaterThanOrEqual(61);
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    const short = results.filter(({ status }) => status !== 'ok');
    expect(short.map((result) => [result.name, 'reason' in result ? result.reason : ''])).toEqual([]);
  });

  it('knows no other address', async () => {
    const response = await fetch(`${system.url}/nowhere`);
    expect([response.status, await response.json()]).toEqual([404, { code: 'NOT_FOUND' }]);
  });

  it('shows the query editor with everything it needs in the page', async () => {
    const response = await fetch(`${system.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'unsafe-inline'");
    const page = await response.text();
    expect(page).toContain('<title>Parvaneh</title>');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  it('starts without its database, and says that it is away', async () => {
    const held = createServer().listen(0);
    const { port } = held.address() as AddressInfo;
    await new Promise((resolve) => held.close(resolve));
    const databaseUrl = `postgres://nobody:none@127.0.0.1:${port}/none`;
    const server = await startServer({ ...system.config, databaseUrl }, embeddedParts);
    const asked = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await system.token('citizen-1')}`,
      },
      body: '{"query":"{ permitTypes { code } }"}',
    });
    expect(codeOf((await asked.json()) as never)).toBe('UNAVAILABLE');
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unavailable', database: false, temporal: true },
    ]);
    await server.stop();
  });

  it('has no sandbox bank and no GraphiQL in production', async () => {
    const production = await startServer({ ...system.config, production: true }, embeddedParts);
    expect((await fetch(`${production.url}/bank/sessions/00000000-0000-7000-8000-000000000000`)).status).toBe(404);
    const page = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toMatch(/<html/i);
    await production.stop();
  });
});
