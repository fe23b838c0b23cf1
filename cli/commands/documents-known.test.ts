import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../../test/support/run-cli.js';
import { spawnCli } from '../../test/support/spawn-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-known-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Json = Record<string, unknown>;
const bookFile = 'forms/rulebook/1405.json';
const paperFile = 'forms/papers/permit.json';
const read = (name: string): Json => JSON.parse(readFileSync(name, 'utf8'));
const book = read(bookFile) as Json & { tables: Record<string, { columns: Json; rows: Json[] }>; fees: Json[] };

/** A file with a document in it. */
function file(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(document, null, 2));
  return path;
}

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const { out, err, code } = await runCli(args, { ...process.env, DATABASE_URL: '' });
  return { code, out: `${out}${err}` };
}

it('validates a rulebook and a template as what they are, and exits with 1 where publishing would refuse', async () => {
  expect(await run('validate', bookFile, paperFile)).toEqual({
    code: 0,
    out: `${bookFile}: good\n${paperFile}: good\n`,
  });
  const draft = file('draft.json', { ...book, status: 'DRAFT' });
  const refused = await spawnCli(['validate', draft]);
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringMatching(/draft\.json:\d+:\d+: error: status NOT_IN_FORCE/),
  });
  const poorer = file('poorer.json', { ...book, fees: book.fees.filter(({ code }) => code !== 'F-SRV') });
  expect(await run('validate', poorer)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/fees\[\d+\] UNKNOWN_FEE/),
  });
  const large = file('large.json', { ...read(paperFile), version: 2 ** 31 });
  expect(await run('validate', large)).toMatchObject({ code: 1, out: expect.stringContaining('at most 2147483647\n') });
});

it('a column of a rulebook may be called use', async () => {
  const uses = {
    title: { fa: 'ک', en: 'Uses' },
    basis: 'by-law 1',
    columns: { use: 'string', rate: 'decimal' },
    rows: [{ use: 'RES', rate: '1.5' }],
  };
  const own = { ...book, tables: { ...book.tables, usesNamed: uses } };
  const [before, after] = [
    file('uses.json', own),
    file('uses-2.json', {
      ...own,
      tables: { ...own.tables, usesNamed: { ...uses, rows: [{ use: 'RES', rate: '2.5' }] } },
    }),
  ];
  expect(await run('validate', before)).toMatchObject({ code: 0 });
  expect(await run('diff', before, after, '--language', 'en')).toEqual({
    code: 1,
    out: 'table usesNamed (Uses): changed\n  rows[0].rate: 1.5 → 2.5\n',
  });
  expect(await run('diagram', before)).toMatchObject({ code: 0 });
});

it('checks a type with the rulebook that is named, and refuses one that is broken', async () => {
  const type = 'examples/demolition.json';
  const bare = file('bare.json', { ...book, facts: [], rules: [], fees: [], regulations: [] });
  expect(await run('validate', type, '--rulebook', bookFile)).toMatchObject({ code: 0 });
  expect(await run('validate', type, '--rulebook', bare)).toMatchObject({
    code: 1,
    out: expect.stringContaining('demolition.json'),
  });
  const broken = file('broken.json', { ...book, tariff: 1 });
  for (const command of ['validate', 'simulate', 'diagram', 'dry-run']) {
    const { code, out } = await run(command, type, '--rulebook', broken);
    expect([command, code]).toEqual([command, 1]);
    expect(out).toMatch(/broken\.json:\d+:\d+: error: tariff/);
  }
});

it('draws a rulebook by what follows from what, and a template from the top', async () => {
  const drawn = await run('diagram', bookFile, '--language', 'en');
  expect(drawn.code).toBe(0);
  const idOf = (name: string) => new RegExp(`(p\\d+)\\S{1,2}"[^"]*${name}[^"]*"`).exec(drawn.out)?.[1];
  expect(drawn.out).toContain(`${idOf('tables\\.zones')} --> `);
  const paper = await run('diagram', paperFile, '--language', 'en');
  expect(paper).toMatchObject({ code: 0, out: expect.stringMatching(/^flowchart TD\n {2}p0\(/) });
  const refused = await spawnCli(['diagram', file('draft-2.json', { ...book, status: 'DRAFT' })]);
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^flowchart LR/),
    err: expect.stringContaining('NOT_IN_FORCE'),
  });
});

it('lives a case by a proposed rulebook, whichever of the two files is named first', async () => {
  const fees = book.fees.map((fee) => (fee.code === 'F-SRV' ? { ...fee, amount: '9000001' } : fee));
  const dearer = file('dearer.json', { ...book, fees });
  const filed = read('test/reference/construction.json') as {
    answers: Json;
    documents: string[];
    registers: { parcels: Json[] };
  };
  const one = {
    asOf: '1405/09/02',
    answers: filed.answers,
    documents: filed.documents,
    registers: { parcel: filed.registers.parcels[0] },
  };
  const filedCase = file('case.json', one);
  const byType = await run(
    'simulate',
    'forms/definitions/construction.json',
    '--rulebook',
    dearer,
    '--case',
    filedCase,
  );
  expect(byType).toMatchObject({ code: 0, out: expect.stringContaining('ISSUED') });
  expect(await run('simulate', dearer, '--type', 'construction', '--case', filedCase)).toEqual(byType);
  const shipped = await run('simulate', 'forms/definitions/construction.json', '--case', filedCase);
  expect(shipped.out).not.toBe(byType.out);
  const named = await run('simulate', dearer);
  expect(named).toMatchObject({
    code: 1,
    out: expect.stringContaining('--type FILE, or one of amendment, construction'),
  });
  expect(await run('simulate', dearer, '--type', 'constructoin')).toMatchObject({
    code: 1,
    out: expect.stringContaining('did you mean "construction"?'),
  });
  expect(await run('simulate', paperFile)).toMatchObject({
    code: 1,
    out: expect.stringContaining('is a template of a paper'),
  });
  expect(await run('dry-run', paperFile)).toMatchObject({
    code: 1,
    out: expect.stringContaining('is a template of a paper'),
  });
});

it('says what rules are called that a type takes from the rulebook', async () => {
  const type = read('forms/definitions/inquiry.json') as Json & { rules: string[] };
  const [gone = ''] = type.rules;
  const fewer = file('fewer.json', { ...type, rules: type.rules.slice(1) });
  const { out } = await run(
    'diff',
    'forms/definitions/inquiry.json',
    fewer,
    '--rulebook',
    bookFile,
    '--language',
    'en',
  );
  expect(out).toMatch(new RegExp(`^rule ${gone} \\(.+\\): removed$`, 'm'));
});
