import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { createPrisma } from '../prisma/client.js';
import { codeOf } from './graphql/seed.js';
import { referenceFiling } from './support/lives.js';
import { runCli } from './support/run-cli.js';
import { type System, startSystem } from './support/system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const post = async (as: string, query: string, variables: object, requestId: string) => {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId, ...(await system.headers(as)) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Record<string, { reference: string; id: string }>; errors?: unknown[] };
};

const chain = (subject: string) => system.prisma.trailEntry.findMany({ where: { subject }, orderBy: { seq: 'asc' } });

async function untilRead(reference: string, readers: number) {
  await expect
    .poll(async () => (await chain(reference)).filter(({ act }) => act === 'READ').length, { timeout: 30_000 })
    .toBe(readers);
}

async function filed(requestIds: { start: string; submit: string }): Promise<string> {
  const filing = referenceFiling('construction');
  const start = 'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }';
  const { data } = await post('citizen-1', start, { a: filing.answers }, requestIds.start);
  const reference = data.startApplication?.reference ?? '';
  for (const code of filing.documents) await system.attach('citizen-1', reference, code);
  await system.get(
    'citizen-1',
    'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
    {
      r: reference,
      a: {
        ...filing.answers,
        property: { ...(filing.answers as { property: object }).property, postalCode: '9345678913' },
      },
    },
  );
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { reference } }';
  expect((await post('citizen-1', submit, { r: reference }, requestIds.submit)).errors).toBeUndefined();
  return reference;
}

it('tells the life of a case with who, why and by which request, and names nobody’s data', async () => {
  const reference = await filed({ start: 'request-start', submit: 'request-submit' });
  const decide = `mutation($t: ID!) { decideTask(id: $t, outcome: RETURN, reason: "کد ملی 9990000018 نادرست است") { id } }`;
  expect((await post('supervisor-1', decide, { t: `${reference}-1` }, 'request-decide')).errors).toBeUndefined();

  const entries = await chain(reference);
  const of = (act: string) => entries.find((entry) => entry.act === act);
  expect(of('STARTED')).toMatchObject({ seq: 1, by: 'citizen-1', requestId: 'request-start' });
  expect(of('DOCUMENT_ATTACHED')).toMatchObject({ by: 'citizen-1', changed: { code: expect.any(String) } });
  expect(of('DRAFT_SAVED')).toMatchObject({ changed: { values: { '': expect.any(String) } } });
  expect(of('FILED')).toMatchObject({ by: 'citizen-1', revision: 1, requestId: 'request-submit' });
  expect(of('TASK_OPENED')).toMatchObject({ by: 'engine', requestId: null });
  expect(of('RETURNED')).toMatchObject({
    by: 'supervisor-1',
    revision: 1,
    requestId: 'request-decide',
    reason: { hash: expect.any(String), remark: expect.any(String) },
  });
  const timeline = await system.prisma.timelineEntry.findMany({ where: { reference }, orderBy: { seq: 'asc' } });
  const told = new Set(timeline.map(({ type }) => type));
  expect(entries.filter(({ act }) => told.has(act)).map(({ act }) => act)).toEqual(timeline.map(({ type }) => type));
  expect(JSON.stringify(entries)).not.toMatch(/9990000018|رضایی|09150000001|9345678913|کد ملی/);
});

it('notes whoever reads somebody else’s case, once for all that they read of it for a while', async () => {
  const reference = await filed({ start: 'request-a', submit: 'request-b' });
  const read = 'query($r: ID!) { application(reference: $r) { answers documents { code } timeline { seq } } }';
  for (let i = 0; i < 5; i += 1) await system.get('supervisor-1', read, { r: reference });
  await system.get('citizen-1', read, { r: reference });
  await system.get('auditor-1', 'query($r: ID!) { application(reference: $r) { status } }', { r: reference });
  await untilRead(reference, 1);
  const reads = (await chain(reference)).filter(({ act }) => act === 'READ');
  expect(reads).toMatchObject([{ by: 'supervisor-1', changed: { what: ['answers', 'documents', 'timeline'] } }]);
  const list = '{ applications(first: 50) { edges { node { reference answers } } } }';
  await system.get('auditor-1', list);
  await untilRead(reference, 2);
});

it('tells of a revoked mandate in the trail of its open cases, and on whose behalf an office acts', async () => {
  const offer = `mutation { offerMandate(officeId: "OFF-0001", permitTypes: ["construction"], validUntil: "1500/01/01") { id } }`;
  const { offerMandate } = await system.get<{ offerMandate: { id: string } }>('citizen-1', offer);
  const id = offerMandate.id;
  await system.get('office-1', 'mutation($id: ID!) { respondToMandate(id: $id, accept: true) { id } }', { id });
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'office-1',
    'mutation($m: ID!) { startApplication(permitType: "construction", answers: {}, onBehalfOf: $m) { reference } }',
    { m: id },
  );
  await system.get('citizen-1', 'mutation($id: ID!) { revokeMandate(id: $id) { status } }', { id });
  expect(await chain(`mandate/${id}`)).toMatchObject([
    { act: 'MANDATE_OFFERED', by: 'citizen-1' },
    { act: 'MANDATE_ACCEPTED', by: 'office-1', onBehalfOf: 'citizen-1' },
    { act: 'MANDATE_REVOKED', by: 'citizen-1' },
  ]);
  expect(await chain(startApplication.reference)).toMatchObject([
    { act: 'STARTED', by: 'office-1', onBehalfOf: 'citizen-1' },
    { act: 'MANDATE_REVOKED', by: 'citizen-1', changed: { mandate: id } },
  ]);
});

it('is shown to auditors a page at a time, and to nobody else', async () => {
  const trail = `query($s: ID!, $after: String) {
    trail(subject: $s, first: 2, after: $after) { edges { node { seq act by hash } } pageInfo { hasNextPage endCursor } } }`;
  const reference = await filed({ start: 'request-c', submit: 'request-d' });
  type Answer = {
    trail: { edges: { node: { seq: number } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  };
  const first = await system.get<Answer>('auditor-1', trail, { s: reference });
  expect(first.trail.edges.map(({ node }) => node.seq)).toEqual([1, 2]);
  const { endCursor: after } = first.trail.pageInfo;
  const second = await system.get<Answer>('auditor-1', trail, { s: reference, after });
  expect(second.trail.edges.map(({ node }) => node.seq)).toEqual([3, 4]);
  for (const as of ['citizen-1', 'supervisor-1', 'admin-1']) {
    expect(codeOf(await system.ask(as, trail, { s: reference }))).toBe('FORBIDDEN');
  }
  expect(codeOf(await system.ask('auditor-1', trail, { s: reference, after: 'eHg' }))).toBe('BAD_USER_INPUT');
});

it('is whole after all of this, and the server’s own connection cannot make it otherwise', async () => {
  const { databaseUrl } = system.config;
  const found: unknown[] = [];
  const options = { databaseUrl, keySet: { keys: [] }, onFinding: (finding: unknown) => found.push(finding) };
  expect((await verifyTrail(options)).entries).toBeGreaterThan(30);
  expect(found).toEqual([]);
  const own = createPrisma(databaseUrl, 1);
  for (const sql of [
    `UPDATE "TrailEntry" SET by = 'x'`,
    'DELETE FROM "TrailEntry"',
    'TRUNCATE "TrailEntry"',
    'DROP TRIGGER trail_stays ON "TrailEntry"',
  ]) {
    await expect(own.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied|must be owner/);
  }
  await own.$disconnect();
});

it('is verified from the command line: exit code 1, and the entry that is wrong', async () => {
  const { databaseUrl, dataDir } = system.config;
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const audit = async (...args: string[]) => {
    const { code, out } = await runCli(['audit', ...args], env);
    return { code, stdout: out };
  };
  expect(await audit('seal')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Seal 1 of 1\d{3}\//) });
  expect((await audit('seals')).stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(await audit('verify')).toMatchObject({ code: 0, stdout: expect.stringMatching(/1 seals, .* 0 found\.\n$/) });
  const owner = new Client({ connectionString: system.ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE "TrailEntry" DISABLE TRIGGER ALL');
  await owner.query(`UPDATE "TrailEntry" SET by = 'somebody' WHERE seq = 2 AND act = 'DOCUMENT_ATTACHED'`);
  await owner.end();
  const verified = await audit('verify', '--json');
  expect(verified.code).toBe(1);
  expect(JSON.parse(verified.stdout.split('\n')[0] ?? '')).toMatchObject({ problem: 'CHANGED', seq: 2 });
});
