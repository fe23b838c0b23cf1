import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuredStore } from '../../city/documents/store.js';
import { ERASED_NAME } from '../../city/privacy/person/account-kinds.js';
import { erasePerson } from '../../city/privacy/person/erase.js';
import { exportPerson } from '../../city/privacy/person/export.js';
import type { Evaluation } from '../../forms/evaluation/types.js';
import { personalDataIn } from '../support/personal-data.js';
import { runCli } from '../support/run-cli.js';
import { type System, startSystem } from '../support/system.js';
import { type Actors, actors } from './scene.js';

let system: System;
let act: Actors;
let folder: string;

beforeAll(async () => {
  [system, folder] = await Promise.all([startSystem(), mkdtemp(join(tmpdir(), 'parvaneh-person-'))]);
  act = actors(system);
});
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

const store = () => configuredStore(system.config);
const erase = (person: string, more: object = {}) =>
  erasePerson({ prisma: system.prisma, documents: store(), person, by: 'cli/test', ...more });
const WHY = 'دیگر نیازی نیست، مریم رضایی';

async function withdraw(reference: string): Promise<void> {
  const query = 'mutation($r: ID!, $w: String) { withdrawApplication(reference: $r, reason: $w) { status } }';
  await system.get('citizen-1', query, { r: reference, w: WHY });
}

/** A file whose content nobody else has. */
async function attachOwn(reference: string): Promise<string> {
  const form = new FormData();
  const query = `mutation($r: ID!, $f: Upload!) { attachDocument(reference: $r, code: "DEED", file: $f) {
    documents { code sha256 } } }`;
  form.set('operations', JSON.stringify({ query, variables: { r: reference, f: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.f'] }));
  const content = `%PDF-1.4\n% ${reference}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  form.set('0', new Blob([content], { type: 'application/pdf' }), 'سند مریم رضایی.pdf');
  const headers = { ...(await system.headers('citizen-1')), 'x-graphql-yoga-csrf': '1' };
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body: form });
  const { data } = (await response.json()) as {
    data: { attachDocument: { documents: { code: string; sha256: string }[] } };
  };
  return data.attachDocument.documents.find(({ code }) => code === 'DEED')?.sha256 ?? '';
}

const countsOf = async () => {
  const { prisma } = system;
  return Promise.all([
    prisma.application.count(),
    prisma.attachedDocument.count(),
    prisma.notification.count(),
    prisma.trailEntry.count(),
    prisma.account.count({ where: { email: null } }),
  ]);
};

describe('a person who asks', () => {
  let filed: string;
  let draft: string;
  let own: string;

  it('is not erased while a case is open', async () => {
    filed = (await act.filed()).reference;
    draft = await act.draft();
    own = await attachOwn(draft);
    await act.draft('inquiry', {}, 'citizen-2');
    await expect(erase('citizen-1')).rejects.toMatchObject({ code: 'CASE_OPEN', names: [filed] });
    await withdraw(filed);
  });

  it('is given everything, with the documents as files', async () => {
    const out = join(folder, 'citizen-1');
    const options = { prisma: system.prisma, documents: store(), person: 'citizen-1', by: 'cli/test', folder: out };
    const { documents } = await exportPerson(options);
    expect((await stat(out)).mode & 0o077).toBe(0);
    const files = await readdir(out);
    expect(files).toEqual(expect.arrayContaining(['index.html', 'identity.json', 'drafts.json', 'trail.json']));
    const all = await Promise.all(
      files.filter((f) => /\.(json|html)$/.test(f)).map((f) => readFile(join(out, f), 'utf8')),
    );
    expect(personalDataIn(all.join('\n'))).toEqual(
      expect.arrayContaining(['9990000018', 'مریم رضایی', 'citizen-1@example.com', '9345678913']),
    );
    expect(all.join('\n')).toContain(WHY);
    const cases: { submissions: { evaluation: Pick<Evaluation, 'slips'> }[] }[] = JSON.parse(
      await readFile(join(out, 'filed-applications.json'), 'utf8'),
    );
    const charged = cases.flatMap(({ submissions }) => submissions.flatMap(({ evaluation }) => evaluation.slips));
    const named = charged.flatMap(({ lines }) => lines.map(({ code }) => code));
    expect(named.length).toBeGreaterThan(0);
    expect(named).not.toContain(undefined);
    expect(documents.length).toBeGreaterThan(2);
    for (const { file = '' } of documents) expect((await stat(join(out, file))).size).toBeGreaterThan(0);
    await expect(exportPerson(options)).rejects.toThrow('has files in it');
  });

  it('is told beforehand what would go, without a change', async () => {
    const before = await countsOf();
    const { kinds, files } = await erase('citizen-1', { dryRun: true });
    expect(kinds.find(({ name }) => name === 'drafts')).toMatchObject({ erased: 1, kept: 0 });
    expect(files).toBe(1);
    expect(await countsOf()).toEqual(before);
    expect(await store().open(own)).toBeDefined();
  });

  it('loses nothing by half when it fails on the way', async () => {
    const before = await countsOf();
    const documents = { remove: () => Promise.reject(new Error('the store is away')) };
    await expect(erase('citizen-1', { documents })).rejects.toThrow('the store is away');
    expect(await countsOf()).toEqual(before);
  });

  it('is erased but for what has to be kept, and why is said', async () => {
    const { kinds } = await erase('citizen-1');
    for (const { kept, why } of kinds) if (kept > 0) expect(why?.fa).toMatch(/[\u0600-\u06ff]/);
    const { prisma } = system;
    expect(await prisma.application.findUnique({ where: { reference: draft } })).toBeNull();
    // Of what it said only hashes are left, and no key to try values with.
    expect(await prisma.trailEntry.count({ where: { subject: draft } })).toBeGreaterThan(0);
    expect(await prisma.trailKey.count({ where: { subject: draft } })).toBe(0);
    expect(await prisma.account.findUnique({ where: { id: 'citizen-1' } })).toMatchObject({
      email: null,
      mobile: null,
      nationalId: '9990000018',
    });
    expect(await prisma.notification.count({ where: { person: 'citizen-1' } })).toBe(0);
    // A file of its own goes, one that others name as well stays.
    expect(await store().open(own)).toBeUndefined();
    const shared = await prisma.attachedDocument.findFirstOrThrow({ where: { reference: filed } });
    expect(await store().open(shared.sha256)).toBeDefined();
    // What was filed stays whole; why it was withdrawn need not.
    const submission = await prisma.submission.findFirstOrThrow({ where: { reference: filed } });
    expect(JSON.stringify(submission.answers)).toContain('مریم رضایی');
    const told = await prisma.timelineEntry.findMany({ where: { reference: filed } });
    expect(told.map(({ type }) => type)).toContain('WITHDRAWN');
    expect(JSON.stringify(told)).not.toContain(WHY);
    expect(await prisma.remark.count({ where: { text: WHY } })).toBe(0);
    const acts = await prisma.trailEntry.findMany({ where: { subject: 'person/citizen-1' }, orderBy: { seq: 'asc' } });
    expect(acts.map(({ act: name }) => name)).toEqual(['PERSON_EXPORTED', 'PERSON_ERASED']);
  });

  it('is erased again without harm, and without a word in the trail', async () => {
    const { kinds } = await erase('citizen-1');
    expect(kinds.filter(({ erased }) => erased > 0)).toEqual([]);
    expect(await system.prisma.trailEntry.count({ where: { act: 'PERSON_ERASED' } })).toBe(1);
  });
});

describe('others', () => {
  it('who filed nothing lose their name as well', async () => {
    const { kinds } = await erase('citizen-2');
    expect(kinds.find(({ name }) => name === 'identity')).toMatchObject({ erased: 1 });
    const account = await system.prisma.account.findUnique({ where: { id: 'citizen-2' } });
    expect(account).toMatchObject({ name: ERASED_NAME, nationalId: null, email: null, mobile: null });
  });

  it('who work in a role, or are nobody, are refused with a code', async () => {
    await expect(erase('supervisor-1')).rejects.toMatchObject({ code: 'ROLE_HELD', names: ['supervisor'] });
    await expect(erase('nobody')).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  it('are exported and erased at the command line', async () => {
    const env = { ...process.env, DATABASE_URL: system.config.databaseUrl, DATA_DIR: folder };
    const run = (...args: string[]) => runCli(['person', ...args], env);
    const out = join(folder, 'admin');
    expect((await run('export', 'admin-1', '--out', out)).out).toContain('begin with index.html');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('dir="rtl"');
    expect((await run('erase', 'citizen-1', '--dry-run')).out).toContain('would keep 1  filed applications');
    expect(await run('erase', 'admin-1')).toMatchObject({ code: 1, err: expect.stringContaining('ROLE_HELD') });
  });
});
