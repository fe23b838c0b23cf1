import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { smallType } from '../../test/support/published-type.js';
import { runCli } from '../../test/support/run-cli.js';
import { spawnCli } from '../../test/support/spawn-cli.js';
import { type System, startSystem } from '../../test/support/system.js';

let system: System;
let folder: string;
let file: string;
beforeAll(async () => {
  system = await startSystem({ UNSIGNED_PUBLICATIONS: 'false' }, { worker: false });
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-publish-'));
  file = join(folder, 'awning.json');
  await writeFile(file, JSON.stringify(smallType(), null, 2));
});
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command prints, and its exit code. */
async function run(args: string[], { as = 'admin-1', to = system.url, by = runCli } = {}) {
  const env = { ...process.env, PARVANEH_TOKEN: await system.token(as), PARVANEH_URL: to };
  const { out, err, code } = await by(args, env);
  return { out: `${out}${err}`, code };
}

it('publishes a file, refuses a broken one with its place, and tells usage and outages apart', async () => {
  expect(await run(['publish', file], { by: spawnCli })).toMatchObject({
    code: 0,
    out: expect.stringContaining('awning version 1 ACTIVE'),
  });
  const broken = join(folder, 'broken.json');
  await writeFile(
    broken,
    JSON.stringify(smallType({ version: 2 }), null, 2)
      .replace('"next": "print"', '"next": "x"')
      .replace('"city"', '"moon"'),
  );
  const refused = await run(['publish', broken]);
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringMatching(/broken\.json: \d+:\d+: rulebook UNKNOWN_RULEBOOK/),
  });
  const template = join(folder, 'template.json');
  await writeFile(template, JSON.stringify({ ...shippedTemplate('permit'), version: 3, signatures: ['شهردار'] }));
  expect((await run(['validate', template])).out).toContain('template.json: good');
  expect((await run(['diff', 'permit@2', template])).out).toMatch(/part signatures[\s\S]*شهردار/);
  expect(await run(['publish', template])).toMatchObject({
    code: 0,
    out: expect.stringContaining('permit version 3 APPROVED'),
  });
  await writeFile(template, JSON.stringify({ ...shippedTemplate('permit'), version: 4 }));
  expect(await run(['publish', template, '--no-activate'])).toMatchObject({ code: 0 });
  const idle = await system.prisma.publication.findFirstOrThrow({ where: { kind: 'TEMPLATE', version: 4 } });
  expect([idle.status, idle.activeFrom]).toEqual(['APPROVED', null]);
  await writeFile(template, JSON.stringify({ ...shippedTemplate('permit'), body: [{ note: 'x' }] }));
  expect(await run(['validate', template])).toMatchObject({ code: 1, out: expect.stringContaining('body INVALID') });
  expect(await run(['publish', file], { as: 'citizen-1' })).toMatchObject({
    code: 1,
    out: expect.stringContaining('FORBIDDEN'),
  });
  expect(await run(['publish', join(folder, 'none.json')])).toMatchObject({ code: 2 });
  expect(await run(['publish'])).toMatchObject({ code: 2 });
  expect(await run(['publish', file], { to: 'http://127.0.0.1:9' })).toMatchObject({ code: 3 });
}, 60_000);

it('publishes what names something else after it, in whatever order files are named', async () => {
  const [names, named] = ['zurich-building-application', 'zurich-decision-request'].map(
    (code) => `examples/${code}.json`,
  );
  const alone = await run(['publish', `${names}`]);
  expect(alone).toMatchObject({ code: 1, out: expect.stringContaining('no type "zurich-decision-request"') });
  expect(alone.out.match(/UNKNOWN_TYPE/g)).toHaveLength(1);
  const both = await run(['publish', `${names}`, `${named}`]);
  expect(both).toMatchObject({
    code: 0,
    out: expect.stringMatching(/decision-request version 1 ACTIVE[\s\S]*application version 1 ACTIVE/),
  });
}, 60_000);

it('says in both languages what differs between a published version and a file', async () => {
  const next = join(folder, 'next.json');
  await writeFile(next, JSON.stringify(smallType({ version: 2, fee: '300000' })));
  const told = await run(['diff', 'awning@1', next]);
  expect(told.code).toBe(1);
  expect(told.out).toContain('fee F-TEST (Sample service fee): changed\n  amount: 250000 → 300000');
  expect(told.out).toContain('سطر عوارض F-TEST');
  expect(await run(['diff', 'awning@1', file, '--json'])).toEqual({ code: 0, out: '[]\n' });
}, 30_000);

it('checks against a running installation what it would refuse, and warns before a number is used up', async () => {
  const write = async (name: string, document: unknown) => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(document, null, 2));
    return path;
  };
  const at = ['--to', system.url];
  const type = (change: object) => ({ ...smallType(), code: 'porch', ...change });
  const first = await write('porch.json', type({}));
  expect(await run(['validate', first, ...at])).toEqual({ code: 0, out: `${first}: good\n` });
  expect(await run(['publish', first])).toMatchObject({ code: 0 });
  expect((await run(['validate', first, ...at])).out).toContain('this very document is APPROVED there');
  const other = await write('other.json', type({ title: { fa: 'ا', en: 'Other' } }));
  const taken = expect.stringMatching(/other\.json:4:14: error: version VERSION_TAKEN: Version 1 of "porch"/);
  for (const command of ['validate', 'simulate', 'diagram', 'dry-run']) {
    expect([command, await run([command, other, ...at])]).toEqual([command, { code: 1, out: taken }]);
  }
  expect(await run(['diff', first, other, ...at])).toMatchObject({ code: 1, out: taken });
  expect(await run(['publish', other])).toMatchObject({ code: 1, out: expect.stringContaining('VERSION_TAKEN') });

  const { form } = smallType() as unknown as { form: { schema: { properties: Record<string, object> } } };
  Object.assign(form.schema.properties.subject as object, { maxLength: 300 });
  const next = await write('porch-2.json', type({ version: 2, form }));
  const missing = expect.stringContaining('warning: form.schema CARRY_MISSING');
  expect(await run(['validate', next, ...at], { by: spawnCli })).toMatchObject({ code: 0, out: missing });
  expect(await run(['publish', next, '--strict'], { by: spawnCli })).toMatchObject({ code: 1, out: missing });
  expect(await system.prisma.publication.count({ where: { code: 'porch' } })).toBe(1);
  expect(await run(['publish', next], { by: spawnCli })).toMatchObject({ code: 0, out: missing });
  expect(await system.prisma.publication.count({ where: { code: 'porch' } })).toBe(2);
  expect(await run(['validate', next, '--to', 'http://127.0.0.1:9'])).toMatchObject({ code: 3 });
}, 60_000);

it('retires a type, says so, and tells usage and refusals apart', async () => {
  const late = join(folder, 'late.json');
  await writeFile(late, JSON.stringify({ ...smallType(), code: 'late' }));
  await run(['publish', late]);
  const coming = await run(['retire', 'late', '--from', '1499/01/01']);
  expect(coming).toMatchObject({ code: 0, out: expect.stringContaining('late version 1: retired from 2120-') });
  const retired = await run(['retire', 'late'], { by: spawnCli });
  expect(retired).toMatchObject({ code: 0, out: expect.stringContaining('late version 1: retired since ') });
  const start = 'mutation { startApplication(permitType: "late", answers: {}) { reference } }';
  const answer = await system.ask('citizen-1', start);
  expect(answer.errors?.[0]?.extensions.code).toBe('SERVICE_ENDED');
  expect(await run(['retire', 'lat'])).toMatchObject({ code: 1, out: expect.stringContaining('lat: NOT_FOUND') });
  expect(await run(['retire', 'late', '--version', '9999999999'])).toMatchObject({ code: 2 });
  expect(await run(['retire'])).toMatchObject({ code: 2 });
}, 30_000);

it('what is exported is imported once, and not where a file was changed', async () => {
  const exported = join(folder, 'export');
  const first = await run(['export', exported]);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('versions and the organisation') });
  const again = await run(['import', exported]);
  expect(again.code).toBe(0);
  expect(again.out).toContain('PERMIT_TYPE awning version 1: there already');
  expect(again.out).not.toContain('ACTIVE');
  const another = await startSystem({}, { worker: false });
  try {
    const token = join(folder, 'token');
    await writeFile(token, await another.token('admin-1'));
    const brought = await run(['import', exported, '--to', another.url, '--token-file', token]);
    expect(brought).toMatchObject({ code: 0, out: expect.stringContaining('awning version 1: ACTIVE') });
    const path = join(exported, 'permit-types/awning.1.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('250000', '1'));
    const refused = await run(['import', exported, '--to', another.url, '--token-file', token]);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('was changed since it was exported') });
  } finally {
    await another.stop();
  }
}, 60_000);
