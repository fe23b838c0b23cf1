import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { seedDemo } from '../../embedded/demo.js';
import { freePort } from '../../embedded/ports.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { type Config, loadConfig } from '../../runtime/config.js';
import { rawHistoriesIn } from '../support/histories.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { MOBILE, personalDataIn, personalFiling } from '../support/personal-data.js';
import { seedPlots } from '../support/plots.js';
import { eventually, type MailServer, startMailServer } from '../support/receivers.js';
import { createTestDatabase, createTestNamespace, type TestDatabase, temporalAddress } from '../support/servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let issuer: Issuer;
let database: TestDatabase;
let prisma: PrismaClient;
let mail: MailServer;
let config: Config;
let url: string;
let dropped = false;
const processes: ChildProcess[] = [];
/** everything that server and worker say, and everything that the server answers to what it refuses */
let logged = '';
let refused = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-logs-'));
  [issuer, database, mail] = await Promise.all([startIssuer(), createTestDatabase(), startMailServer()]);
  prisma = createPrisma(database.url, 2);
  await publishShipped(prisma);
  await seedDemo(prisma);
  await seedPlots(prisma);
  const port = await freePort();
  url = `http://localhost:${port}`;
  const { PATH = '', HOME = '' } = process.env;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: await createTestNamespace(),
    TASK_QUEUE: folder,
    TOKEN_ISSUER: issuer.url,
    SMTP_URL: mail.url,
    MAIL_FROM: 'permits@city.example',
    // A bank and a register that nobody answers at.
    PAYMENT_GATEWAY: 'zarinpal',
    ZARINPAL_MERCHANT_ID: '00000000-0000-0000-0000-000000000000',
    ZARINPAL_URL: 'http://127.0.0.1:9',
    CONNECTORS: JSON.stringify({ parcels: { url: 'http://127.0.0.1:9/parcels' } }),
    RATE_PERSON: '0',
    RATE_ADDRESS: '0',
    // What ships was published by no server, so nobody signed it.
    UNSIGNED_PUBLICATIONS: 'true',
    LOG_LEVEL: 'trace',
  };
  config = loadConfig({ NODE_ENV: 'test', ...settings });
  for (const entry of ['server', 'worker']) {
    const args = ['runtime/compiled/main.js', entry];
    const child = spawn(process.execPath, args, { cwd: root, env: { PATH, HOME, ...settings } });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (logged += chunk));
    processes.push(child);
  }
  await eventually('the server answers', () => logged.includes('answers at'));
}, 120_000);
afterAll(async () => {
  for (const child of processes.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await mail.down();
  await issuer.stop();
  await prisma.$disconnect().catch(() => undefined);
  if (!dropped) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const bearer = async (as: string) => ({ authorization: `Bearer ${await issuer.token(as)}` });

/** Whatever is refused is kept to be searched. */
async function ask(as: string, query: string, variables: object = {}) {
  const headers = { 'content-type': 'application/json', ...(await bearer(as)) };
  const body = JSON.stringify({ query, variables });
  const text = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
  const answer = JSON.parse(text) as {
    data?: Record<string, { reference: string; tasks?: { id: string }[] }>;
    errors?: unknown;
  };
  if (answer.errors) refused += text;
  return answer;
}
async function visit(path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
  if (!response.ok) refused += await response.text();
}

async function upload(reference: string, code: string, name: string, content: string): Promise<void> {
  const form = new FormData();
  const query = `mutation($r: ID!, $c: ID!, $f: Upload!) { attachDocument(reference: $r, code: $c, file: $f) { reference } }`;
  form.set('operations', JSON.stringify({ query, variables: { r: reference, c: code, f: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.f'] }));
  form.set('0', new Blob([content], { type: 'application/pdf' }), name);
  const headers = { ...(await bearer('citizen-1')), 'x-graphql-yoga-csrf': '1' };
  const text = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body: form })).text();
  if (text.includes('"errors"')) refused += text;
}

const { answers, documents } = personalFiling('construction') as unknown as {
  documents: string[];
  answers: { applicant: { owners: Record<string, unknown>[] }; property: object };
};
const withOwner = (changes: object) => ({
  ...answers,
  applicant: { ...answers.applicant, owners: [{ ...answers.applicant.owners[0], ...changes }] },
});
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const NAME = 'مریم رضایی 9990000018.pdf';
const START = 'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }';
const SUBMIT = 'mutation($r: ID!) { submitApplication(reference: $r) { reference tasks { id } } }';
const DECIDE = `mutation($t: ID!, $o: ReviewOutcome!, $r: String) { decideTask(id: $t, outcome: $o, reason: $r) { id } }`;

async function drafted(with_: unknown = answers): Promise<string> {
  const reference = (await ask('citizen-1', START, { a: with_ })).data?.startApplication?.reference ?? '';
  for (const code of documents) await upload(reference, code, NAME, PDF);
  return reference;
}

async function good(): Promise<void> {
  mail.refuseWith = 550;
  const reference = await drafted();
  const filed = await ask('citizen-1', SUBMIT, { r: reference });
  const task = filed.data?.submitApplication?.tasks?.[0]?.id;
  await ask('citizen-2', SUBMIT, { r: reference });
  await ask('citizen-1', DECIDE, { t: task, o: 'APPROVE', r: NAME });
  await ask('supervisor-1', DECIDE, { t: task, o: 'RETURN' });
  await ask('supervisor-1', DECIDE, { t: task, o: 'RETURN', r: `${NAME} ${MOBILE}` });
  const again = await ask('citizen-1', SUBMIT, { r: reference });
  await ask('supervisor-1', DECIDE, { t: again.data?.submitApplication?.tasks?.at(-1)?.id, o: 'APPROVE' });
  const slips = await prisma.paymentSlip.findMany({ where: { reference, status: 'PAYABLE' } });
  for (const { id } of slips)
    await ask('citizen-1', 'mutation($s: ID!) { startPayment(slipId: $s) { id } }', { s: id });
}

async function bad(): Promise<void> {
  const reference = await drafted(withOwner({ nationalId: '9990000018x', mobile: '+989700000001', 'مریم رضایی': 1 }));
  await ask('citizen-1', SUBMIT, { r: reference });
  await ask(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "مریم رضایی", answers: $a) { reference } }',
    { a: answers },
  );
  await ask('citizen-1', 'query($i: Int!) { applications(first: $i) { totalCount } }', {
    i: { id: '9990000018', name: 'مریم رضایی' },
  });
  await ask('citizen-1', 'query($s: [ApplicationStatus!]) { applications(filter: { status: $s }) { totalCount } }', {
    s: ['مریم رضایی'],
  });
  await ask('citizen-1', `{ applications(first: "${MOBILE}") { totalCount } }`);
  await ask('citizen-1', `{ application(reference: 9990000018 مریم) { reference } }`);
  await ask('citizen-1', `{ application(reference: "9990000018\\u0000") { reference } }`);
  await ask('citizen-1', `{ applications(filter: { status: [مریم] }) { totalCount } }`);
  await upload(reference, 'DEED', NAME, 'این پرونده PDF نیست، مریم رضایی');
  await upload(reference, 'مریم رضایی', NAME, PDF);
  await visit(
    '/applications/9990000018/documents/DEED?nationalId=9990000018&name=%D9%85%D8%B1%DB%8C%D9%85%20%D8%B1%D8%B6%D8%A7%DB%8C%DB%8C',
  );
  await visit('/nowhere?nationalId=9990000018');
  await visit('/verify', { method: 'POST', body: new URLSearchParams({ token: 'مریم رضایی 9990000018' }) });
  await visit('/sign-in/callback?error=access_denied&error_description=9990000018');
  await visit('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query": "9990000018 مریم رضایی',
  });
  await visit('/payments/confirmations', {
    method: 'POST',
    body: '{"name":"مریم رضایی"}',
    headers: { 'content-type': 'application/json' },
  });
}

/** A table that refuses a row of a person, and then a database that is gone. */
async function outage(): Promise<void> {
  await prisma.$executeRawUnsafe('SELECT 1');
  const { Client } = await import('pg');
  const owner = new Client({ connectionString: database.ownerUrl });
  // The database is dropped under it in the end.
  owner.on('error', () => undefined);
  await owner.connect();
  await owner.query(`ALTER TABLE "Application" ADD CONSTRAINT no_more CHECK (draft->'applicant' IS NULL) NOT VALID`);
  await owner.query(`ALTER TABLE "Remark" ADD CONSTRAINT no_words CHECK (text = '') NOT VALID`);
  const known = await prisma.application.findFirstOrThrow({ where: { revision: 0 } });
  await ask('citizen-1', START, { a: answers });
  await ask('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }', {
    r: known.reference,
    a: answers,
  });
  await owner.query(`ALTER TABLE "Submission" ADD CONSTRAINT no_filing CHECK (answers->'applicant' IS NULL) NOT VALID`);
  await owner.query(`ALTER TABLE "Application" DROP CONSTRAINT no_more`);
  const reference = await drafted();
  await ask('citizen-1', SUBMIT, { r: reference });
  await owner.end();
  await prisma.$disconnect();
  await database.drop();
  dropped = true;
  await ask('citizen-1', START, { a: answers });
}

it('no log, history or refusal holds anything of a person', { timeout: 240_000 }, async () => {
  await good();
  await bad();
  await outage();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const histories = (await rawHistoriesIn(config.temporal.namespace)).map(({ text }) => text).join('\n');
  expect(logged).toContain('unexpected error');
  expect(logged).toContain('Activity failed');
  expect(refused).toContain('ANSWERS_INVALID');
  expect(refused).toContain('GRAPHQL_INVALID');
  expect(refused).toContain('UNAVAILABLE');
  expect(logged).toContain('the database refused');
  expect({
    logs: personalDataIn(logged),
    refusals: personalDataIn(refused),
    histories: personalDataIn(histories),
  }).toEqual({ logs: [], refusals: [], histories: [] });
});
