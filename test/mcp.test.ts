import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printGraphqlSchema } from '../graphql/print-schema.js';
import { TOOLS } from '../http/mcp/tools.js';
import { seedFiled } from './graphql/seed.js';
import { referenceFiling } from './support/lives.js';
import { type System, startSystem } from './support/system.js';

const REFERENCE = 'U-1401-000001';
let system: System;
beforeAll(async () => {
  system = await startSystem({ PORTAL_URL: 'https://portal.city.example/' }, { worker: false });
  await seedFiled(system.prisma, { reference: REFERENCE, status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
});
afterAll(() => system.stop());

async function connected(as: string, change: Record<string, unknown> = {}): Promise<Client> {
  const headers = { authorization: `Bearer ${await system.issuer.token(as, change)}` };
  const client = new Client({ name: 'test', version: '1' });
  // The SDK's own types disagree where optional properties are exact.
  const transport = new StreamableHTTPClientTransport(new URL(`${system.url}/mcp`), { requestInit: { headers } });
  await client.connect(transport as never);
  return client;
}

interface Result {
  isError?: boolean;
  structuredContent: Record<string, never> & { errors?: { code: string; message: string }[]; link?: string };
}
const call = async (client: Client, name: string, input: object = {}) =>
  (await client.callTool({ name, arguments: { ...input } })) as unknown as Result;
const codeOf = ({ isError, structuredContent: { errors } }: Result) => [isError, errors?.[0]?.code];

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
};
async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${system.url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${await system.token('citizen-1')}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('what is asked of the server', () => {
  it('is shown a token, and says where one is to be had', async () => {
    const response = await fetch(`${system.url}/mcp`, { method: 'POST', body: JSON.stringify(initialize) });
    const challenge = response.headers.get('www-authenticate') ?? '';
    const metadata = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect([response.status, challenge]).toEqual([
      401,
      expect.stringMatching(/^Bearer realm="parvaneh", resource_metadata=/),
    ]);
    const told = await (await fetch(metadata)).json();
    expect(told).toMatchObject({
      resource: `${system.url}/mcp`,
      authorization_servers: [system.issuer.url],
      bearer_methods_supported: ['header'],
      scopes_supported: expect.arrayContaining(['permits:read', 'permits:file']),
    });
    for (const authorization of [
      'Bearer a.b.c',
      'Basic eDp5',
      `Bearer ${await system.issuer.token('citizen-1', { aud: 'else' })}`,
    ]) {
      const refused = await post(initialize, { authorization });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  it('is one message of a sensible size, from no strange site, and nothing to listen to', async () => {
    expect((await post(initialize)).status).toBe(200);
    expect((await post([initialize, initialize])).status).toBe(400);
    expect((await post('{')).status).toBe(400);
    expect((await post(`{"a":"${'x'.repeat(600_000)}"}`)).status).toBe(413);
    expect((await post(initialize, { origin: 'https://evil.example' })).status).toBe(403);
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(`${system.url}/mcp`, { method, headers: await system.headers('citizen-1') });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });
});

describe('a tool', () => {
  it('asks only what the API has, and none files, pays or decides', () => {
    const api = buildSchema(printGraphqlSchema());
    const written = Object.values(TOOLS).flatMap(({ operation }) => [operation({}), operation({ reference: 'R' })]);
    const mutations = new Set<string>();
    for (const { document } of written) {
      expect(validate(api, parse(document))).toEqual([]);
      if (/^\s*mutation/.test(document)) mutations.add(/\{\s*(\w+)/.exec(document)?.[1] ?? '');
    }
    expect([...mutations].sort()).toEqual(['saveDraft', 'startApplication']);
  });

  it('is listed with what it takes and whether it changes anything', async () => {
    const client = await connected('citizen-1');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(TOOLS));
    expect(tools.find(({ name }) => name === 'evaluate')?.inputSchema).toMatchObject({
      required: ['permitType', 'answers'],
    });
    const changing = tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name);
    expect(changing).toEqual(['draft_save']);
    expect(client.getInstructions()).toContain('Nothing here files, pays or decides');
    await client.close();
  });

  it('leads from the services to a draft, whose link a person opens', async () => {
    const client = await connected('citizen-1');
    const { answers } = referenceFiling('inquiry');
    const services = await call(client, 'services');
    expect(services.structuredContent).toMatchObject({
      permitTypes: expect.arrayContaining([expect.objectContaining({ code: 'inquiry' })]),
    });
    const needs = await call(client, 'requirements', { permitType: 'inquiry', language: 'EN' });
    expect(needs.structuredContent).toMatchObject({
      permitType: { formSchema: { title: 'Inquiry' } },
      agenda: { isComplete: false, next: { path: 'applicant.filedBy' } },
    });
    const found = await call(client, 'evaluate', { permitType: 'inquiry', answers });
    expect(found.structuredContent).toMatchObject({
      evaluate: { outcome: expect.any(String), checks: expect.any(Array) },
    });
    const begun = await call(client, 'draft_save', { permitType: 'inquiry', answers: {}, idempotencyKey: 'one' });
    const again = await call(client, 'draft_save', { permitType: 'inquiry', answers: {}, idempotencyKey: 'one' });
    const { startApplication } = begun.structuredContent as unknown as { startApplication: { reference: string } };
    const { reference } = startApplication;
    expect(again.structuredContent).toMatchObject({ startApplication: { reference } });
    expect(begun.structuredContent.link).toBe(`https://portal.city.example/case/${reference}`);
    await call(client, 'draft_save', { reference, answers });
    const read = await call(client, 'draft_read', { reference });
    expect(read.structuredContent).toMatchObject({
      application: { reference, status: 'DRAFT', answers, agenda: { isComplete: true, next: null } },
    });
    const reasons = await call(client, 'explain', { permitType: 'inquiry', answers });
    expect(reasons.structuredContent).toMatchObject({
      evaluate: { feeLines: [{ explanation: { value: expect.any(String) } }] },
    });
    await client.close();
  });

  it('reads a case and verifies a permit', async () => {
    const client = await connected('supervisor-1');
    const read = await call(client, 'case_read', { reference: REFERENCE });
    expect(read.structuredContent).toMatchObject({
      application: { reference: REFERENCE, status: 'AWAITING_PAYMENT', slips: [{ status: 'PAYABLE' }] },
      link: `https://portal.city.example/case/${REFERENCE}`,
    });
    const verified = await call(client, 'verify', { token: 'nonsense' });
    expect(verified.structuredContent).toMatchObject({ verifyPermit: { valid: false, reason: 'MALFORMED' } });
    await client.close();
  });

  it('gives nobody more than the API does, and says why in both languages', async () => {
    const stranger = await connected('citizen-2');
    expect(codeOf(await call(stranger, 'case_read', { reference: REFERENCE }))).toEqual([true, 'NOT_FOUND']);
    expect(codeOf(await call(stranger, 'draft_save', { reference: REFERENCE, answers: {} }))).toEqual([
      true,
      'NOT_FOUND',
    ]);
    const refused = await call(stranger, 'draft_save', { answers: {} });
    expect(codeOf(refused)).toEqual([true, 'BAD_USER_INPUT']);
    const reader = await connected('citizen-1', { scope: 'permits:read' });
    const out = await call(reader, 'draft_save', { permitType: 'inquiry', answers: {} });
    expect(out.structuredContent.errors).toMatchObject([{ code: 'FORBIDDEN', messages: { fa: expect.any(String) } }]);
    expect((await call(reader, 'services')).isError).toBe(false);
    const malformed = await call(reader, 'evaluate', { permitType: 5 });
    expect(malformed.isError).toBe(true);
    await Promise.all([stranger.close(), reader.close()]);
  });
});
