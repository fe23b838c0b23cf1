import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { validDocumentOf } from '../../city/catalogue/check.js';
import { propose } from '../../city/catalogue/propose.js';
import { diagnose } from '../../forms/diagnose.js';
import { hashOf } from '../../forms/hash.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped } from '../../forms/load.js';
import { rulebook } from '../../forms/test-support/shipped-samples.js';
import { createPrisma } from '../../prisma/client.js';
import { smallAnswers, smallType } from '../../test/support/published-type.js';
import { runCli } from '../../test/support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { surroundingsOf } from '../shipped-surroundings.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-dry-run-'));
const reference = JSON.parse(readFileSync(new URL('../../test/reference/construction.json', import.meta.url), 'utf8'));
const definition = 'forms/definitions/construction.json';
const source = { status: 'found', source: 'demo', version: '1', at: '2026-01-01T00:00:00.000Z' };
const registers = { parcel: { ...source, record: reference.registers.parcels[0] } };
const cases = 1_203;
let database: TestDatabase;

/** More than two pages; every third case had a total that no rule gives today. */
beforeAll(async () => {
  database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  await publishShipped(prisma);
  const type = await prisma.permitType.findFirstOrThrow({ where: { code: 'construction' } });
  const names = Array.from({ length: cases }, (_, i) => `U-1404-${String(i).padStart(6, '0')}`);
  await prisma.application.createMany({
    data: names.map((name) => ({
      reference: name,
      permitTypeHash: type.hash,
      revision: 2,
      ownerId: 'a',
      filedById: 'a',
      draft: {},
    })),
  });
  const filed = { filedById: 'a', filedAt: new Date(), rulebookHash: hashOf(rulebook), rulesetHash: 'r', registers };
  const documents = reference.documents.map((code: string) => ({ code, sha256: '0' }));
  const result = { outcome: 'CLEAN' as const, lane: 'supervised', evaluation: {} };
  await prisma.submission.createMany({
    data: names.flatMap((name, i) =>
      [1, 2].map((revision) => ({
        ...filed,
        ...result,
        reference: name,
        revision,
        answers: revision === 2 ? reference.answers : {},
        documents,
        asOf: i % 2 ? '1405/09/02' : '1404/09/02',
        total: i % 3 ? 143_000_000n : 142_000_000n,
      })),
    ),
  });
  await prisma.$disconnect();
}, 120_000);
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runCli(['dry-run', ...args], { ...process.env, DATABASE_URL: database.url });

it('goes over the latest revision of every case of the type, with progress, and lists those that change', async () => {
  const [json, html] = [join(folder, 'report.json'), join(folder, 'report.html')];
  const { out, err, code } = await run(definition, '--json', json, '--html', html);
  expect([code, out.split('\n')[0]]).toEqual([
    0,
    '1,203 cases: 802 the same, 0 with another outcome, 0 with another lane, 401 with another total, 0 whose answers no longer fit the form',
  ]);
  expect(err).toMatch(/^500 of 1,203 cases, [\d,]+\/s$/m);
  const report = JSON.parse(readFileSync(json, 'utf8'));
  expect(report.totals).toMatchObject({
    changed: 401,
    dearer: 401,
    sums: [{ currency: { code: 'IRR' }, difference: '401000000', greatest: '1000000' }],
  });
  expect(report.changed).toHaveLength(401);
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('<html lang="fa" dir="rtl">');
  expect(page).toContain('۱٬۲۰۳');
  expect(page).not.toMatch(/<script|https?:/);
});

it('carries answers over to a form that calls them otherwise, and says where no mapping leads', async () => {
  const prisma = createPrisma(database.url);
  const first = FormDefinition.parse(smallType());
  const sound = validDocumentOf(first);
  await propose({ prisma, approval: false }, { kind: 'PERMIT_TYPE', sound, by: 'a' });
  const parties = { ownerId: 'a', filedById: 'a', draft: {} };
  const name = 'A-1405-000001';
  await prisma.application.create({ data: { reference: name, permitTypeHash: sound.hash, revision: 1, ...parties } });
  await prisma.submission.create({
    data: {
      ...{ reference: name, revision: 1, answers: smallAnswers, documents: [], asOf: '1405/09/02', total: 250_000n },
      ...{ filedById: 'a', filedAt: new Date(), rulebookHash: hashOf(rulebook), rulesetHash: 'r', registers },
      ...{ outcome: 'CLEAN', lane: 'supervised', evaluation: {} },
    },
  });
  await prisma.$disconnect();

  const { subject, ...others } = first.form.schema.properties as Record<string, object>;
  const next = structuredClone({ ...smallType({ version: 2 }), form: first.form });
  Object.assign(next.form, { ui: {} });
  Object.assign(next.form.schema, {
    properties: { ...others, topic: subject },
    required: ['property', 'topic', 'visit'],
  });
  const file = join(folder, 'next.json');
  writeFileSync(file, JSON.stringify(next));
  const json = join(folder, 'next-report.json');
  expect((await run(file, '--json', json)).out).toMatch(/^1 cases: 0 the same, .* 1 whose answers no longer fit/);
  expect(JSON.parse(readFileSync(json, 'utf8')).unfit[0].reasons[0]).toBe('no carryOver leads from version 1');
  writeFileSync(file, JSON.stringify({ ...next, carryOver: [{ from: 1, rename: { subject: 'topic' } }] }));
  expect((await run(file)).out).toMatch(/^1 cases: 1 the same, .* 0 whose answers no longer fit/);

  const book = join(folder, 'dearer.json');
  writeFileSync(book, JSON.stringify({ ...rulebook, version: 99 }));
  expect((await run(book, '--type', 'awning')).out).toMatch(/^1 cases: 1 the same/);
  expect((await run(book, '--limit', '5')).out).toMatch(/^5 cases: /);
}, 60_000);

it('says on which day terms under way would end if their cases were moved', async () => {
  const prisma = createPrisma(database.url);
  const begun = Date.UTC(2026, 10, 23);
  const term = { id: 'term', begun, stops: [], longer: [], extended: 0, span: { days: 20 }, change: 1 };
  const clocks = [
    { ...term, due: begun + 20 * 86_400_000 },
    { ...term, id: 'gone', due: begun + 20 * 86_400_000 },
  ];
  await prisma.application.update({
    where: { reference: 'A-1405-000001' },
    data: { status: 'UNDER_REVIEW', standing: { clocks } },
  });
  await prisma.$disconnect();
  const title = { fa: 'مهلت', en: 'Term' };
  const clock = {
    id: 'term',
    title,
    basis: 'by-law 1',
    begins: 'filing',
    lasts: { days: 30 },
    atEnd: { is: 'refusal' },
  };
  const file = join(folder, 'terms.json');
  const json = join(folder, 'terms-report.json');
  writeFileSync(file, JSON.stringify({ ...smallType({ version: 2 }), clocks: [clock] }));
  const { out } = await run(file, '--json', json, '--html', join(folder, 'terms.html'));
  expect(out).toMatch(/^1 cases: 0 the same, 0 with another outcome/);
  const { terms } = JSON.parse(readFileSync(json, 'utf8'));
  expect(terms).toEqual([
    { reference: 'A-1405-000001', clock: 'term', was: '1405/09/22', now: expect.stringMatching(/^1405\/10\/0[12]$/) },
    { reference: 'A-1405-000001', clock: 'gone', was: '1405/09/22', now: null, dropped: true },
  ]);
  expect(out).toContain(`A-1405-000001 term: 1405/09/22 → ${terms[0].now}`);
  expect(readFileSync(join(folder, 'terms.html'), 'utf8')).toContain('۱۴۰۵/۰۹/۲۲');
}, 60_000);

it('says the amounts of a type in its currency, and sums no two', async () => {
  const file = 'examples/zurich-building-application.json';
  const { definition: type } = await diagnose(readFileSync(file, 'utf8'), surroundingsOf(await loadShipped()));
  if (!type) throw new Error(`${file} is broken`);
  const [example] = type.examples ?? [];
  const prisma = createPrisma(database.url);
  const sound = validDocumentOf(type);
  await propose({ prisma, approval: false }, { kind: 'PERMIT_TYPE', sound, by: 'a' });
  const francs = { currency: { code: 'CHF', title: type.currency?.title, digits: 2, rounding: 'nearest', roundTo: 5 } };
  const before: [bigint, object][] = [
    [189_250n, francs],
    [180_000n, francs],
    [143_000_000n, {}],
  ];
  for (const [index, [total, evaluation]] of before.entries()) {
    const name = `Z-1405-00000${index}`;
    const parties = { ownerId: 'a', filedById: 'a', draft: {} };
    await prisma.application.create({ data: { reference: name, permitTypeHash: sound.hash, revision: 1, ...parties } });
    await prisma.submission.create({
      data: {
        ...{ reference: name, revision: 1, asOf: '1405/09/02', total, evaluation },
        ...{ filedById: 'a', filedAt: new Date(), rulebookHash: hashOf(rulebook), rulesetHash: 'r' },
        ...{ outcome: 'CLEAN', lane: 'supervised', answers: example?.answers as object },
        documents: (example?.documents ?? []).map((code) => ({ code, sha256: '0' })),
        registers: { parcel: { ...source, record: example?.registers?.parcel } } as object,
      },
    });
  }
  await prisma.$disconnect();

  const html = join(folder, 'francs.html');
  const { out } = await run(file, '--html', html);
  expect(out.split('\n').filter((line) => /total:|dearer/.test(line))).toEqual([
    '  1 dearer, 0 cheaper, 1 in another currency',
    '  total: 3,692.50 → 5,677.50 CHF (92.50), at most by 92.50',
    '  total: 143,000,000 → 0 rials (0), at most by 0',
  ]);
  const page = readFileSync(html, 'utf8');
  for (const said of ['۱٬۸۹۲٫۵۰ فرانک سوئیس', '+۹۲٫۵۰', 'با پولی دیگر', '۱۴۳٬۰۰۰٬۰۰۰ ریال'])
    expect(page).toContain(said);
  expect(page).not.toContain('۱۸۹٬۲۵۰');
}, 60_000);

it('takes a proposed rulebook, days and a limit', async () => {
  const book = join(folder, 'book.json');
  const proposed = structuredClone(rulebook);
  if (proposed.tariff.fireRate) proposed.tariff.fireRate.value = '0.04';
  writeFileSync(book, JSON.stringify(proposed));
  const { out } = await run(definition, '--rulebook', book, '--since', '1405/01/01', '--limit', '100');
  expect(out).toMatch(/^100 cases: 0 the same, .* 100 with another total/);
  expect((await run(definition, '--until', '1403/12/29')).out).toMatch(/^0 cases: 0 the same/);
});

it('works on cases of a file, and lets no text of theirs into the page', async () => {
  const [file, html] = [join(folder, 'cases.ndjson'), join(folder, 'file.html')];
  const { answers, documents } = reference;
  const past = { asOf: '1405/09/02', answers, documents, registers };
  const was = { outcome: 'CLEAN', lane: '"><img src=x>', total: '143000000' };
  writeFileSync(file, `${JSON.stringify({ ...past, reference: '<script>alert(1)</script>', was })}\n\n`);
  const { out } = await run(definition, '--cases', file, '--html', html);
  expect(out).toMatch(/^1 cases: 0 the same, 0 with another outcome, 1 with another lane/);
  expect(readFileSync(html, 'utf8')).not.toMatch(/<script|<img/);
});

it.each([
  [['package.json'], 'steps MISSING'],
  [[definition, '--since', 'yesterday'], '--since takes a Jalali day'],
  [[definition, '--since', '2026-11-28'], 'that day is 1405/09/07'],
  [[definition, '--limit', '0'], '--limit takes a whole number'],
  [[definition, '--cases', 'none.ndjson'], 'cannot be read'],
  [[definition, '--cases', 'package.json'], 'package.json:1 is no past case'],
  [[definition, '--rulebook', 'package.json'], 'UNKNOWN_KEY'],
])('says what to do: %j', async (args, said) => {
  const { err, code } = await run(...args);
  expect(code).toBe(1);
  expect(err).toContain(said);
});
