import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { validDocumentOf } from '../../city/catalogue/check.js';
import { propose } from '../../city/catalogue/propose.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { rulebook } from '../../forms/test-support/shipped-samples.js';
import { createPrisma } from '../../prisma/client.js';
import { seedFiled } from '../../test/graphql/seed.js';
import { runCli } from '../../test/support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-rulebooks-'));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  await publishShipped(prisma);
  await seedFiled(prisma, { reference: 'U-1405-000001', slip: 'PAID' });
  await prisma.$disconnect();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const second = rulebook.version + 1;
const rulebooks = (...args: string[]) => runCli(['rulebooks', ...args], { ...process.env, DATABASE_URL: database.url });

it('publishes a version, switches a line off, and lists versions and the slips that the line touched', async () => {
  const file = join(folder, 'next.json');
  writeFileSync(file, JSON.stringify({ ...rulebook, version: second, effectiveFrom: '1406/01/01' }));
  expect(await rulebooks('publish', file)).toMatchObject({
    code: 0,
    out: expect.stringMatching(new RegExp(`^city v${second} IN_FORCE`)),
  });
  const off = await rulebooks('switch-off', 'F-SRV', '--from', '1405/09/02', '--basis', 'judgment 1');
  expect(off.out.split('\n').map((line) => line.slice(0, 28))).toEqual([
    `city v${second + 1} IN_FORCE 1405/09/02 `,
    `city v${second + 2} IN_FORCE 1406/01/01 `,
    '',
  ]);
  expect((await rulebooks('list')).out.trim().split('\n')).toHaveLength(4);
  const slips = await rulebooks('slips', 'F-SRV', '--since', '1405/09/02');
  expect(slips).toMatchObject({ code: 0, out: 'U-1405-000001-1-1 PAID 9007199254740000\n' });
});

it('gives a value of the tariff another from a day on, until the next version', async () => {
  const set = (...args: string[]) => rulebooks('set-tariff', ...args, '--basis', 'resolution 12');
  const done = await set('greenPerM2', '25000', '--from', '1405/10/01');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(/^city v\d+ IN_FORCE 1405\/10\/01 to 1405\/12\/29 /);
  expect(done.out).toContain('25000');
  expect(await set('greenPerM2', '25000', '--from', '1405/10/02')).toMatchObject({
    code: 1,
    err: expect.stringContaining('is 25000 already'),
  });
  expect((await set('greenPerM', '1', '--from', '1405/10/02')).err).toContain('did you mean "greenPerM2"?');
  expect((await set('greenPerM2', '1', '--from', '1300/01/01')).err).toContain('no version of the rulebook');
  // A value of another type would stop the rules that read it.
  expect(await set('greenPerM2', '"many"', '--from', '1405/10/02')).toMatchObject({ code: 1 });
});

it('gives a value of a type’s own tariff another, in the next version of the type', async () => {
  const set = (...args: string[]) => rulebooks('set-tariff', ...args, '--type', 'inquiry', '--basis', 'resolution 13');
  expect((await set('ownPrice', '7', '--from', '1499/01/01')).err).toContain('the permit type "inquiry" has no value');
  const prisma = createPrisma(database.url);
  const row = await prisma.publication.findFirstOrThrow({ where: { kind: 'PERMIT_TYPE', code: 'inquiry' } });
  const shipped = FormDefinition.parse(row.document);
  const title = { fa: 'بها', en: 'Price' };
  const tariff = { ownPrice: { title, value: 120_000, unit: 'rial', basis: 'an example', illustrative: true } };
  const own = validDocumentOf({ ...shipped, version: shipped.version + 1, tariff });
  await propose({ prisma, approval: false }, { kind: 'PERMIT_TYPE', sound: own, by: 'test' });
  await prisma.$disconnect();

  const done = await set('ownPrice', '150000', '--from', '1499/01/01');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(new RegExp(`^inquiry v${shipped.version + 2} APPROVED from 1499/01/01 `));
  for (const said of ['ownPrice', '120000', '150000', 'resolution 13']) expect(done.out).toContain(said);
  // It lies ahead: what is set before its day would keep it from ever being served.
  expect((await set('ownPrice', '9', '--from', '1498/01/01')).err).toContain('is to be served later');
  expect((await set('ownPrice', '9', '--from', '1405/01/01')).err).toContain('from today on at the earliest');
  expect((await set('ownPrice', '150000', '--from', '1499/02/01')).err).toContain('is 150000 already');
  // A value of another type would stop the rules that read it, and a type that is none has nothing to set.
  expect(
    (await rulebooks('set-tariff', 'x', '1', '--type', 'moon', '--from', '1499/01/01', '--basis', 'x')).err,
  ).toContain('no version of the permit type "moon"');
});

it('says what is wrong and leaves with 1', async () => {
  const file = join(folder, 'draft.json');
  writeFileSync(file, JSON.stringify({ ...rulebook, version: 9, status: 'DRAFT' }));
  const refused = await rulebooks('publish', file);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('status NOT_IN_FORCE') });
  const unknown = await rulebooks('switch-off', 'F-MOON', '--from', '1405/09/02', '--basis', 'x');
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('fee line "F-MOON"') });
  expect((await rulebooks('slips', 'F-SRV', '--since', 'today')).err).toContain('Jalali day');
});
