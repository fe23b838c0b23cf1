import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { startServer } from '../../server.js';
import { referenceFiling } from '../support/lives.js';
import { startSystem } from '../support/system.js';
import { apollo, relayClient, urql } from './clients.js';
import { compileForRelay, generateTyped } from './compile.js';
import { ACTS } from './documents.js';

let system;
let url;
beforeAll(async () => {
  system = await startSystem();
  url = `${system.url}/graphql`;
}, 300_000);
afterAll(() => system?.stop());

/** From answers to the permit, each operation by the same client. */
async function live(clientAs, type) {
  const [citizen, supervisor] = [await clientAs('citizen-1'), await clientAs('supervisor-1')];
  const asked = (client, name, variables = {}) => client.run(name, ACTS[name], variables);
  const { answers, documents } = referenceFiling(type);
  const { startApplication } = await asked(citizen, 'lifeStartMutation', { type, answers });
  expect(startApplication.draftIssues).toEqual([]);
  const { reference } = startApplication;
  for (const code of documents) await system.attach('citizen-1', reference, code);
  await asked(citizen, 'lifeSubmitMutation', { reference });
  const until = (status) => expect.poll(() => standing(), { timeout: 60_000, interval: 100 }).toBe(status);
  const now = async () => (await asked(citizen, 'lifeCaseQuery', { reference })).application;
  const standing = async () => (await now()).status;
  const { tasks } = await asked(supervisor, 'lifeQueueQuery');
  for (const { node } of tasks.edges.filter((edge) => edge.node.application.reference === reference))
    await asked(supervisor, 'lifeDecideMutation', { id: node.id });
  await until('AWAITING_PAYMENT');
  for (const { id } of (await now()).slips) {
    const { startPayment } = await asked(citizen, 'lifePayMutation', { slip: id });
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
  await until('ISSUED');
  expect((await now()).permit.number).toMatch(/\d/);
}

/** What GraphQL Code Generator made: its typed documents stand in a manifest, by which a server answers. */
function typed(address, headers, manifest) {
  const ids = Object.entries(manifest);
  return {
    async run(name, _text, variables) {
      const [id] = ids.find(([, text]) => text.includes(`${name}`)) ?? [];
      const body = JSON.stringify({ documentId: id, variables });
      const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
      const { data, errors } = await (await fetch(address, sent)).json();
      expect(errors).toBeUndefined();
      return data;
    },
  };
}

describe('a permit', () => {
  it(
    'of construction is granted through Apollo',
    () => live(async (as) => apollo(url, await system.headers(as)), 'construction'),
    120_000,
  );

  it(
    'of extension is granted through urql with graphcache',
    () => live(async (as) => urql(url, await system.headers(as)), 'extension'),
    120_000,
  );

  it('of renewal is granted through Relay', async () => {
    const requests = await compileForRelay(ACTS);
    await live(async (as) => relayClient(url, await system.headers(as), requests), 'renewal');
  }, 120_000);

  it('of amendment is granted through documents of GraphQL Code Generator, where no others are answered', async () => {
    const file = join(generateTyped(ACTS), 'persisted-documents.json');
    const { limits } = system.config;
    const config = { ...system.config, port: 0, limits: { ...limits, persistedDocuments: [file] } };
    const server = await startServer(config, embeddedParts);
    try {
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      await live(async (as) => typed(`${server.url}/graphql`, await system.headers(as), manifest), 'amendment');
      const headers = { 'content-type': 'application/json', ...(await system.headers('citizen-1')) };
      const other = { method: 'POST', headers, body: JSON.stringify({ query: '{ viewer { id } }' }) };
      const { errors } = await (await fetch(`${server.url}/graphql`, other)).json();
      expect(errors[0].extensions.issues).toMatchObject([{ code: 'DOCUMENT_ID_REQUIRED' }]);
    } finally {
      await server.stop();
    }
  }, 180_000);

  const python = pythonWith('gql[requests]==4.0.0');
  it.skipIf(!python)(
    'of inquiry is answered through gql of Python',
    async () => {
      const { answers } = referenceFiling('inquiry');
      const script = fileURLToPath(new URL('life.py', import.meta.url));
      const said = await outputOf(
        python,
        [script, url, await system.token('citizen-1')],
        JSON.stringify({ type: 'inquiry', answers }),
      );
      expect(JSON.parse(said)).toMatchObject({ status: 'ISSUED', permit: { number: expect.any(String) } });
    },
    120_000,
  );
});

it('is followed through graphql-sse while it changes', async () => {
  const client = apollo(url, await system.headers('citizen-1'));
  const variables = { type: 'inquiry', answers: {} };
  const { startApplication } = await client.run('lifeStartMutation', ACTS.lifeStartMutation, variables);
  const { reference } = startApplication;
  const sse = createClient({ url, headers: await system.headers('citizen-1') });
  const query = `subscription { applicationChanged(reference: "${reference}") { id reference status answers } }`;
  const events = sse.iterate({ query });
  const first = events.next();
  const more = { property: { deedArea: '120' } };
  const saving = setInterval(() => {
    system.get('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { id } }', {
      r: reference,
      a: more,
    });
  }, 300);
  const { value } = await first.finally(() => clearInterval(saving));
  expect(value.data.applicationChanged).toMatchObject({ reference, status: 'DRAFT' });
  await events.return();
  sse.dispose();
}, 60_000);

/** What a program prints. The server that it talks to runs in this very process, so it is not waited for by standing still. */
function outputOf(program, args, input) {
  const run = promisify(execFile)(program, args, { encoding: 'utf8', timeout: 60_000 });
  run.child.stdin.end(input);
  return run.then(({ stdout }) => stdout);
}

/** The interpreter of an environment of its own with a package; undefined, with a sentence why, where none can be made. */
function pythonWith(requirement) {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-python-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
    const interpreter = join(folder, 'bin/python');
    execFileSync(interpreter, ['-m', 'pip', 'install', '--quiet', requirement], { stdio: 'ignore' });
    return existsSync(interpreter) ? interpreter : undefined;
  } catch {
    console.log('Python or its packages cannot be had here: the case of gql is left out.');
    return undefined;
  }
}
