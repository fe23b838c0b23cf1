import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../city/catalogue/catalogue.js';
import { createDocumentStore } from '../city/documents/store.js';
import { freezePermit, type RenderDependencies } from '../city/papers/render-permit.js';
import { createRenderer } from '../city/papers/renderer.js';
import { changeStanding } from '../city/papers/standing.js';
import { readStatusList } from '../city/papers/status-list.js';
import { forgetGranted, seedGranted } from '../city/papers/test-support/granted.js';
import { pageTexts } from '../city/papers/test-support/pdf.js';
import { verifyPermitToken } from '../city/papers/token.js';
import { createPermitSigner, type KeySet } from '../city/signing/signer.js';
import { createPrisma } from '../prisma/client.js';
import { loadConfig } from '../runtime/config.js';
import { type Issuer, startIssuer, testAuthenticate } from '../test/support/issuer.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import { answerErrors } from './error-answer.js';
import { permitPaperRoutes } from './permit-papers.js';
import { withRegisteredRoles } from './sign-in/registered.js';
import { verificationRoutes } from './verification-routes.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-verify-'));
const log = pino({ level: 'silent' });
let database: TestDatabase;
let config: ReturnType<typeof loadConfig>;
let deps: RenderDependencies;
let issuer: Issuer;
let server: Server;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase();
  config = loadConfig({ DATA_DIR: folder, DATABASE_URL: database.url, TEMPORAL_ADDRESS: 'localhost:1' });
  issuer = await startIssuer();
  deps = {
    prisma: createPrisma(database.url, 4),
    renderer: createRenderer({ threads: 1 }),
    documents: createDocumentStore(config.documentsDir),
    signer: createPermitSigner({ folder: config.permits.keysDir }),
    issuer: config.permits.issuer,
    municipality: config.permits.municipality,
    publicUrl: () => url,
  };
  const catalogue = createCatalogue(deps.prisma);
  const app = express();
  app.use(verificationRoutes({ ...deps, perMinute: 20 }));
  app.use(
    permitPaperRoutes({ ...deps, catalogue, authenticate: withRegisteredRoles(testAuthenticate(issuer), deps.prisma) }),
  );
  app.use(answerErrors(log));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  await forgetGranted(database);
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await deps.renderer.close();
  await deps.prisma.$disconnect();
  await database.drop();
  await issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

const post = (token: string) => fetch(`${url}/verify`, { method: 'POST', body: new URLSearchParams({ token }) });
const as = async (name: string, path: string) =>
  fetch(`${url}${path}`, { headers: { authorization: `Bearer ${await issuer.token(name)}` } });

describe('the public page', () => {
  it('asks for a code under a policy that lets no inline script run', async () => {
    const response = await fetch(`${url}/verify`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page).toContain('dir="rtl"');
    expect(page).toContain('<form method="post" action="/verify">');
    expect(page).not.toMatch(/<script>|<style|\son[a-z]+=|\sstyle=/);
    for (const path of ['/verify/verify.js', '/verify/verify.css', '/verify/vazirmatn.woff2']) {
      expect(page + (await (await fetch(`${url}/verify/verify.css`)).text())).toContain(path);
      expect((await fetch(url + path)).status).toBe(200);
    }
  });

  it('says yes in both languages, with what the paper says and no person', async () => {
    await seedGranted(deps.prisma);
    const { token, paper } = await freezePermit(deps, 'P-1');
    for (const pasted of [token, paper.verificationUrl ?? '']) {
      const page = await (await post(pasted)).text();
      expect(page).toContain('معتبر: مجوز شماره');
      expect(page).toContain('Valid: permit 1405-000001 is genuine');
      expect(page).toContain('۹-۱-۷-۱-۰-۰-۰');
      expect(page).toContain('Construction permit');
      for (const personal of ['رضایی', '9990000018', '۹۹۹۰۰۰۰۰۱۸', 'کاظمی', '0915'])
        expect(page).not.toContain(personal);
    }
  });

  it('says no, and why, from the moment a permit is revoked', async () => {
    await seedGranted(deps.prisma);
    const { token } = await freezePermit(deps, 'P-1');
    await changeStanding(deps.prisma, {
      number: '1405-000001',
      to: 'REVOKED',
      at: new Date('2026-12-01T00:00:00Z'),
      reason: '<b>رأی</b>',
    });
    const page = await (await post(token)).text();
    expect(page).toContain('باطل شده است');
    expect(page).toContain('has been revoked');
    expect(page).toContain('&lt;b&gt;رأی&lt;/b&gt;');
    expect(page).not.toContain('<b>');
  });

  it('says no to what was altered, and to anything else that is sent', async () => {
    await seedGranted(deps.prisma);
    const { token } = await freezePermit(deps, 'P-1');
    const at = token.indexOf('.') + 20;
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(await (await post(changed)).text()).toContain('the signature is wrong');
    expect(await (await post('<script>alert(1)</script>')).text()).toContain('not the code of a permit');
    expect(await (await post('')).text()).toContain('not the code of a permit');
    expect((await post('x'.repeat(40_000))).status).toBe(413);
  });

  it('slows down who asks too often', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await post('x')).status));
    expect(statuses).toContain(429);
  });
});

describe('what verifiers fetch', () => {
  it('gives keys and a status list that agree with each other, for a short time', async () => {
    await seedGranted(deps.prisma);
    const { token } = await freezePermit(deps, 'P-1');
    const keys = await fetch(`${url}/.well-known/jwks.json`);
    const keySet = (await keys.json()) as KeySet;
    expect(JSON.stringify(keySet)).not.toContain('"d"');
    const now = new Date('2026-12-02T00:00:00Z');
    const list = async () => readStatusList(await (await fetch(`${url}/permits/status.jws`)).text(), keySet);
    expect((await verifyPermitToken(token, keySet, await list(), now)).valid).toBe(true);
    await changeStanding(deps.prisma, { number: '1405-000001', to: 'SUSPENDED', at: now });
    expect(await verifyPermitToken(token, keySet, await list(), now)).toMatchObject({ reason: 'SUSPENDED' });
    const { headers } = await fetch(`${url}/permits/status.jws`);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(headers.get('content-type')).toContain('application/jose');
  });

  it('signs the list once for each change of it, and sends it once to whoever has it', async () => {
    await seedGranted(deps.prisma);
    const fetched = await Promise.all(Array.from({ length: 5 }, () => fetch(`${url}/permits/status.jws`)));
    const [first, ...others] = await Promise.all(fetched.map((response) => response.text()));
    expect(new Set([first, ...others]).size).toBe(1);
    const etag = fetched[0]?.headers.get('etag') ?? '';
    const known = (path: string, tag: string) =>
      fetch(url + path, { headers: { 'if-none-match': tag, 'cache-control': 'max-age=0' } });
    expect((await known('/permits/status.jws', etag)).status).toBe(304);
    await changeStanding(deps.prisma, { number: '1405-000001', to: 'REVOKED', at: new Date('2026-12-03T00:00:00Z') });
    const changed = await known('/permits/status.jws', etag);
    expect([changed.status, (await changed.text()) === first]).toEqual([200, false]);
    const keys = await fetch(`${url}/.well-known/jwks.json`);
    expect((await known('/.well-known/jwks.json', keys.headers.get('etag') ?? '')).status).toBe(304);
  });
});

describe('printing', () => {
  it('gives the permit to whoever may see the case, and to nobody else', async () => {
    await seedGranted(deps.prisma);
    const owner = await as('citizen-1', '/permits/1405-000001/document');
    expect(owner.headers.get('content-type')).toBe('application/pdf');
    expect(owner.headers.get('content-disposition')).toContain('attachment; filename="permit-1405-000001.pdf"');
    const pdf = Buffer.from(await owner.arrayBuffer());
    expect((await pageTexts(pdf)).join(' ')).toContain('No. 1405-000001');
    const again = Buffer.from(await (await as('citizen-1', '/applications/P-1/permit')).arrayBuffer());
    expect(again.equals(pdf)).toBe(true);
    const masked = await (await as('supervisor-1', '/applications/P-1/permit')).arrayBuffer();
    const [theirs, owners] = await Promise.all([pageTexts(Buffer.from(masked)), pageTexts(pdf)]);
    expect(theirs.join(' ')).toContain('No. 1405-000001');
    expect(owners.join(' ')).toContain('۹۹۹۰۰۰۰۰۱۸');
    expect(theirs.join(' ')).not.toContain('۹۹۹۰۰۰۰۰۱۸');
    expect((await as('citizen-2', '/permits/1405-000001/document')).status).toBe(404);
    expect((await as('citizen-1', '/permits/1405-000404/document')).status).toBe(404);
    expect((await fetch(`${url}/permits/1405-000001/document`)).status).toBe(401);
  });

  it('refuses NOT_PAID while a slip is unpaid, and shows the slip', async () => {
    await seedGranted(deps.prisma, { number: null, slip: 'PAYABLE' });
    const refused = await as('citizen-1', '/applications/P-1/permit');
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'NOT_PAID', messages: { en: expect.stringContaining('pay') } });
    expect((await as('citizen-2', '/applications/P-1/permit')).status).toBe(404);
    await seedGranted(deps.prisma, { reference: 'P-2', slip: 'PAYABLE' });
    expect(await (await as('citizen-1', '/permits/1405-000001/document')).json()).toMatchObject({ code: 'NOT_PAID' });
    const slip = await as('citizen-1', '/slips/P-1-1-1/document');
    const text = (await pageTexts(Buffer.from(await slip.arrayBuffer()))).join('').replace(/\s/g, '');
    expect(text).toContain('۱۳۹٬۴۰۰٬۰۰۰');
    expect(text).toContain('ماده۷۷');
    expect((await as('citizen-2', '/slips/P-1-1-1/document')).status).toBe(404);
  });
});
