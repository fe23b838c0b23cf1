import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres } from '../../embedded/postgres.js';
import { createPrisma } from '../../prisma/client.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { runCli } from '../../test/support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { spawnCli } from '../../test/support/spawn-cli.js';

const reference = fileURLToPath(new URL('../../test/reference/construction.json', import.meta.url));

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-registers-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const surroundings = (env: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: '',
  DATA_DIR: join(folder, 'data'),
  ...env,
});
const run = (args: string[], env: Record<string, string>) =>
  runCli(['registers', 'import', ...args], surroundings(env));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

it('imports a whole reference file twice', async () => {
  const env = { DATABASE_URL: database.url };
  const first = await spawnCli(['registers', 'import', reference], surroundings(env));
  expect(first.out).toMatch(/^construction.json, version [0-9a-f]{12}: 1 added, 0 updated, 0 unchanged, 0 refused.\n$/);
  expect(first).toMatchObject({ code: 0, err: '1 added, 0 updated, 0 unchanged, 0 refused\n' });
  const second = await run([reference], env);
  expect(second).toMatchObject({ code: 0, err: '0 added, 0 updated, 1 unchanged, 0 refused\n' });
  // The trail knows who brought them in, as it does of whoever does it by the API; nothing new is told of nothing.
  const prisma = createPrisma(database.url, 1);
  const told = await prisma.trailEntry.findMany({ where: { act: 'REGISTER_IMPORTED' } });
  expect(told).toMatchObject([{ subject: expect.stringMatching(/^register\//), by: expect.stringMatching(/^cli\//) }]);
  await prisma.$disconnect();
});

it('imports lines, takes source and version, and tells refused lines', async () => {
  const office = (officeId: string) => ({ officeId, name: 'دفتر', approved: true });
  const lines = [
    JSON.stringify({ register: 'offices', record: office('OFF-1') }),
    '',
    '{"register": "offices",',
    JSON.stringify({ register: 'offices', record: { ...office('OFF-2'), approved: 'yes' } }),
    JSON.stringify(['offices']),
    JSON.stringify({ register: 'offices', record: office('OFF-3') }),
  ];
  const path = file('offices.txt', `\uFEFF${lines.join('\r\n')}`);
  const ran = await run([path, '--source', 'council', '--version', '1405-1'], { DATABASE_URL: database.url });
  expect(ran.code).toBe(1);
  expect(ran.out.split('\n')).toEqual([
    'refused line 3 -: the line is not JSON',
    'refused line 4 OFF-2: approved must be of type boolean',
    'refused line 5 -: the line must be {"register": …, "record": {…}}',
    'council, version 1405-1: 2 added, 0 updated, 0 unchanged, 3 refused.',
    '',
  ]);
  const prisma = createPrisma(database.url);
  const rows = await prisma.registerRecord.findMany({ where: { register: 'offices' }, orderBy: { key: 'asc' } });
  await prisma.$disconnect();
  expect(rows).toMatchObject([
    { key: 'OFF-1', source: 'council', version: '1405-1', record: office('OFF-1') },
    { key: 'OFF-3', source: 'council', version: '1405-1' },
  ]);
});

it('finds the embedded database of the data folder', async () => {
  const dataDir = join(folder, 'running');
  const postgres = await startPostgres({ folder: join(dataDir, 'postgres'), durable: false });
  try {
    const before = await run([reference], { DATA_DIR: dataDir });
    expect(before).toMatchObject({
      code: 1,
      out: '',
      err: 'The database has no tables yet; start the server on it once, then import again.\n',
    });
    await migrate(postgres.ownerUrl, { role: roleOf(postgres.url) });
    const ran = await run([reference], { DATA_DIR: dataDir });
    expect(ran).toMatchObject({ code: 0, err: '1 added, 0 updated, 0 unchanged, 0 refused\n' });
  } finally {
    await postgres.stop();
  }
});

it.each([
  ['no database runs', [reference], {}, /^No database runs on the data folder .*; run `npm start` .*\n$/],
  ['the database is not there', [reference], { DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, /does not answer \(.*\n$/],
  ['there is no such file', ['nowhere.json'], {}, /^nowhere.json cannot be read \(ENOENT\).\n$/],
])('says in one sentence that %s', async (_, args, env, sentence) => {
  const ran = await run(args, env);
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(sentence);
});

it('says in one sentence what is wrong with a file', async () => {
  const env = { DATABASE_URL: database.url };
  mkdirSync(join(folder, 'folder.ndjson'));
  const wrong: [string, RegExp][] = [
    [file('broken.json', '{"parcels": ['), /broken.json is not JSON; give .*\n$/],
    [file('list.json', '[1]'), /list.json must be an object of lists, .*\n$/],
    [file('single.json', '{"parcels": {}}'), /single.json: "parcels" must be a list of records.\n$/],
    [join(folder, 'folder.ndjson'), /folder.ndjson cannot be read \(EISDIR\).\n$/],
    [join(folder, 'missing.ndjson'), /missing.ndjson cannot be read \(ENOENT\).\n$/],
  ];
  for (const [path, sentence] of wrong) {
    const ran = await run([path, '--version', '1'], env);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(sentence);
    expect(ran.err.split('\n')).toHaveLength(2);
  }
});
