import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { PortUnavailableError } from '../../http/listen.js';
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
