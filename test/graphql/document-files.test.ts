import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { namedDocuments } from '../../city/documents/named.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';
import { PDF, PNG, type Sent, uploadsTo } from '../support/uploads.js';

let system: System;
let reference: string;
let uploads: ReturnType<typeof uploadsTo>;

const title = (en: string) => ({ fa: 'مدرک', en });
const documents = [
  { code: 'PHOTO', title: title('Photographs'), many: true, maxFiles: 3 },
  { code: 'DEED', title: title('Deed'), optional: true },
  { code: 'PLAN', title: title('Plan'), optional: true, many: true, accept: ['application/pdf'] },
];

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }';
  await system.get('admin-1', publish, { d: { ...smallType(), documents } });
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  reference = made.startApplication.reference;
  uploads = uploadsTo(system, reference);
});
afterAll(() => system.stop());

const pdf = (text: string) => Buffer.concat([PDF, Buffer.from(text)]);
async function attached(text: string, sent: Sent = {}) {
  const { data, errors } = await uploads.attach(pdf(text), { code: 'PHOTO', ...sent });
  return { files: data?.attachDocument?.documents ?? [], refused: errors?.[0]?.extensions };
}
const remove = (args: object) =>
  system.ask(
    'citizen-1',
    'mutation($r: ID!, $c: ID!, $i: ID) { removeDocument(reference: $r, code: $c, id: $i) { documents { id code } } }',
    {
      r: reference,
      ...args,
    },
  );
const refusalOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) => answer.errors?.[0]?.extensions;

it('a document of several files takes them beside each other, and says when it is full', async () => {
  await attached('1');
  await attached('2', { name: 'second.pdf' });
  const { files } = await attached('3');
  expect(files.map(({ fileName, replaces }) => [fileName, replaces])).toEqual([
    ['deed.pdf', null],
    ['second.pdf', null],
    ['deed.pdf', null],
  ]);
  const { refused } = await attached('4');
  expect(refused).toMatchObject({
    code: 'BAD_USER_INPUT',
    issues: [
      {
        path: 'code',
        code: 'FILES_FULL',
        message: { en: expect.stringMatching(/at most 3 files.*removeDocument.*replaces/) },
      },
    ],
  });
  expect(refused).toMatchObject({ issues: [{ message: { fa: expect.stringContaining('۳ پرونده') } }] });
  expect(await system.prisma.attachedDocument.count({ where: { reference, code: 'PHOTO' } })).toBe(3);
});

it('one of them gives way only where it is named, and the answer tells which', async () => {
  const before = await system.prisma.attachedDocument.findMany({
    where: { reference },
    orderBy: { attachedAt: 'asc' },
  });
  const { files } = await attached('other', { replaces: before[1]?.id ?? '' });
  expect(files).toHaveLength(3);
  expect(files.find(({ replaces }) => replaces !== null)?.replaces).toBe(before[1]?.sha256);
  expect(files.map(({ id }) => id)).not.toContain(before[1]?.id);
  expect((await attached('more', { replaces: before[1]?.id ?? '' })).refused).toMatchObject({
    issues: [{ path: 'replaces', code: 'NO_SUCH_FILE' }],
  });
});

it('a document of one file tells that it was replaced', async () => {
  const first = (await attached('first', { code: 'DEED' })).files.find(({ code }) => code === 'DEED');
  const second = (await attached('second', { code: 'DEED' })).files.filter(({ code }) => code === 'DEED');
  expect(second).toMatchObject([{ replaces: first?.sha256 }]);
  const { changed } = await system.prisma.trailEntry.findFirstOrThrow({
    where: { subject: reference, act: 'DOCUMENT_ATTACHED' },
    orderBy: { seq: 'desc' },
  });
  expect(changed).toMatchObject({ code: 'DEED', replaces: first?.sha256 });
});

it('an empty file and a kind that the document does not take are refused in words of their own', async () => {
  const empty = refusalOf(await uploads.attach(Buffer.alloc(0), { code: 'DEED' }));
  expect(empty).toMatchObject({
    issues: [{ path: 'file', code: 'EMPTY', message: { en: expect.stringContaining('empty') } }],
  });
  const png = refusalOf(await uploads.attach(PNG, { code: 'PLAN', name: 'plan.png', type: 'image/png' }));
  expect(png).toMatchObject({
    issues: [{ code: 'TYPE_NOT_ACCEPTED', message: { en: expect.stringMatching(/PNG.*PDF/) } }],
  });
});

it('each file is downloaded by its own link, and with a token by its id', async () => {
  const { files } = await attached('plan', { code: 'PLAN' });
  for (const { url, id, code, sha256 } of files.filter(({ code }) => code === 'PHOTO')) {
    const linked = Buffer.from(await (await uploads.download(url)).arrayBuffer());
    const plain = `${system.url}/applications/${reference}/documents/${code}?file=${id}`;
    const named = Buffer.from(await (await uploads.download(plain, 'citizen-1')).arrayBuffer());
    expect(named.equals(linked)).toBe(true);
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(linked).digest('hex')).toBe(sha256);
  }
});

it('a file is removed by its id, and a single one without', async () => {
  expect(refusalOf(await remove({ c: 'PHOTO' }))).toMatchObject({ issues: [{ path: 'id', code: 'WHICH_FILE' }] });
  const [one] = await system.prisma.attachedDocument.findMany({ where: { reference, code: 'PHOTO' } });
  expect((await remove({ c: 'PHOTO', i: one?.id })).errors).toBeUndefined();
  expect(refusalOf(await remove({ c: 'PHOTO', i: one?.id }))).toMatchObject({ issues: [{ code: 'NO_SUCH_FILE' }] });
  expect((await remove({ c: 'DEED' })).errors).toBeUndefined();
  expect(refusalOf(await remove({ c: 'DEED' }))).toMatchObject({ issues: [{ code: 'NO_SUCH_FILE' }] });
  expect(refusalOf(await remove({ c: 'NONE' }))).toMatchObject({ issues: [{ code: 'UNKNOWN_DOCUMENT' }] });
  expect(await system.prisma.trailEntry.count({ where: { subject: reference, act: 'DOCUMENT_REMOVED' } })).toBe(2);
});

it('all files are filed, with their hashes, and the document counts once', async () => {
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const filed = await system.prisma.submission.findFirstOrThrow({ where: { reference } });
  const files = filed.documents as { code: string; sha256: string }[];
  expect(files.map(({ code }) => code).sort()).toEqual(['PHOTO', 'PHOTO', 'PLAN']);
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(3);
  const hashes = files.map(({ sha256 }) => sha256);
  expect(await namedDocuments(system.prisma, hashes)).toEqual(new Set(hashes));
  await vi.waitFor(async () => {
    const { application } = await system.get<{ application: { evaluation: { outcome: string } } }>(
      'citizen-1',
      `{ application(reference: "${reference}") { evaluation { outcome } } }`,
    );
    expect(application.evaluation.outcome).toBe('CLEAN');
  });
});

it('a definition says so, and only as much as there is', async () => {
  const query = '{ permitType(code: "awning") { documents { code many maxFiles accept } } }';
  expect(await system.get('citizen-1', query)).toEqual({
    permitType: {
      documents: [
        { code: 'PHOTO', many: true, maxFiles: 3, accept: ['application/pdf', 'image/jpeg', 'image/png'] },
        { code: 'DEED', many: false, maxFiles: 1, accept: ['application/pdf', 'image/jpeg', 'image/png'] },
        { code: 'PLAN', many: true, maxFiles: 20, accept: ['application/pdf'] },
      ],
    },
  });
  const validate = 'mutation($d: JSON!) { validatePermitType(definition: $d) { issues { path severity } } }';
  const paths = async (document: object) => {
    const wrong = [{ code: 'PHOTO', title: title('x'), ...document }];
    const d = { ...smallType({ version: 2 }), documents: wrong };
    const { validatePermitType } = await system.get<{
      validatePermitType: { issues: { path: string; severity: string }[] };
    }>('admin-1', validate, { d });
    return validatePermitType.issues.filter(({ severity }) => severity === 'error').map(({ path }) => path);
  };
  expect(await paths({ maxFiles: 3 })).toEqual(['documents[0].maxFiles']);
  expect(await paths({ many: true, maxFiles: 1 })).toEqual(['documents[0].maxFiles']);
  expect(await paths({ many: true, maxFiles: 5, accept: ['image/gif'] })).toEqual(['documents[0].accept[0]']);
  expect(await paths({ many: true, maxFiles: 5, accept: ['image/png'] })).toEqual([]);
});
