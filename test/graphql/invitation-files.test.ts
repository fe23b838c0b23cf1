import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { configuredStore } from '../../city/documents/store.js';
import { erasePerson } from '../../city/privacy/person/erase.js';
import { exportPerson } from '../../city/privacy/person/export.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { consentsStep, neighboursField } from '../support/neighbours.js';
import { applicants } from '../support/permits.js';
import { type Answer, type System, startSystem } from '../support/system.js';
import { type Conversation, talkerOf } from '../support/talk.js';
import { PNG } from '../support/uploads.js';

// Who is invited attaches what is asked of them, while they are asked; whoever decides sees it, and nobody else.

let system: System;
const text = (fa: string, en: string) => ({ fa, en });
/** of `citizen-2` */
const KNOWN = '9990000026';
/** of nobody who has an account here */
const STRANGER = '9990000964';

beforeAll(async () => {
  system = await startSystem();
  const sample = JSON.parse(await readFile(new URL('../definitions/every-step.json', import.meta.url), 'utf8'));
  const form = structuredClone(sample.form);
  form.schema.properties.neighbours = neighboursField;
  const asked = consentsStep();
  const documents = [
    { code: 'WALL', title: text('عکس دیوار مشترک', 'Picture of the shared wall'), accept: ['image/png'] },
    { code: 'LETTER', title: text('نامه', 'Letter'), optional: true },
  ];
  const bodies = asked.bodies.map((body) => ({ ...body, documents }));
  const hearing = { id: 'hearing', type: 'review', title: text('رسیدگی', 'Hearing'), role: 'supervisor' };
  const grant = { id: 'grant', type: 'issue', title: text('صدور', 'Grant') };
  const steps = [...sample.steps.slice(0, 3), { ...asked, bodies }, hearing, grant];
  await serve(
    system.prisma,
    FormDefinition.parse({ ...sample, code: 'with-walls', form, fees: [], documents: [], steps }),
  );
});
afterAll(() => system.stop());

const tokenOf: Record<string, () => Promise<string>> = {
  passer: () => system.issuer.token('citizen-1', { sub: 'passer', national_id: undefined, roles: ['citizen'] }),
  stranger: () => system.issuer.token('citizen-1', { sub: 'new-here', national_id: STRANGER, roles: ['citizen'] }),
};
async function headersOf(as: string): Promise<Record<string, string>> {
  const token = await tokenOf[as]?.();
  return token ? { authorization: `Bearer ${token}` } : ((await system.headers(as)) as Record<string, string>);
}
async function ask<T>(as: string, query: string, variables: object = {}): Promise<Answer<T>> {
  const headers = { ...(await headersOf(as)), 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  return (await (await fetch(`${system.url}/graphql`, { method: 'POST', headers, body })).json()) as Answer<T>;
}

interface File {
  id: string;
  code: string;
  fileName: string;
  note: string | null;
  url: string;
}
const FILES = 'files { id code fileName note url }';

/** Attaches a picture; gives what it was refused for. */
async function attach(
  as: string,
  id: string,
  { code = 'WALL', by = 'attachToInvitation', content = PNG } = {},
): Promise<string[]> {
  const query = `mutation($i: ID!, $c: ID!, $f: Upload!) {
    ${by}(id: $i, code: $c, file: $f, note: "نمای شرقی") { id } }`;
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { i: id, c: code, f: null } }));
  body.set('map', '{"0":["variables.f"]}');
  body.set('0', new Blob([content], { type: 'image/png' }), 'wall.png');
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers: await headersOf(as), body });
  return codesOf((await response.json()) as Answer<unknown>);
}
const codesOf = ({ errors = [] }: { errors?: { extensions: Record<string, unknown> }[] }): string[] =>
  errors.map(({ extensions: { code, issues = [] } }) => (issues as { code: string }[])[0]?.code ?? String(code));

interface Asked {
  code: string;
  status: string;
  documentsAsked: { code: string; optional: boolean; accept: string[] }[];
  files: File[];
}
async function invitationOf(as: string, reference: string): Promise<Asked> {
  const query = `{ viewer { invitations { code reference status documentsAsked { code optional accept } ${FILES} } } }`;
  const { data } = await ask<{ viewer: { invitations: (Asked & { reference: string })[] } }>(as, query);
  const own = data?.viewer.invitations.find((each) => each.reference === reference);
  if (!own) throw new Error(`${as} is not invited to ${reference}`);
  return own;
}
async function answer(as: string, code: string, outcome = 'consents'): Promise<string[]> {
  const query = 'mutation($i: AnswerInvitationInput!) { answerInvitation(input: $i) { errors { code path } } }';
  const i = { code, outcome, reason: 'So it is' };
  interface Answered {
    answerInvitation: { errors: { code: string; path: string | null }[] };
  }
  const { data } = await ask<Answered>(as, query, { i });
  return (data?.answerInvitation.errors ?? []).map((each) => `${each.code} ${each.path}`);
}
/** What of the files of all work on a case somebody reads. */
async function filesFor(as: string, reference: string): Promise<File[] | undefined> {
  const query = `query($r: ID!) { application(reference: $r) { tasks { documentsAsked { code } ${FILES} } } }`;
  const { data } = await ask<{ application: { tasks: { files: File[] }[] } | null }>(as, query, { r: reference });
  return data?.application?.tasks.flatMap(({ files }) => files);
}
async function opens(as: string, url = ''): Promise<number> {
  return (await fetch(url.replace(/\?.*$/, ''), { headers: await headersOf(as) })).status;
}

async function filed(): Promise<string> {
  const people = applicants(system);
  const answers = {
    subject: 'سایه‌بان مغازه',
    visit: false,
    property: { nosaziCode: '9-1-7-16-0-0-0' },
    neighbours: [{ nationalId: KNOWN }, { nationalId: STRANGER }],
  };
  const { reference } = await people.submit(await people.draft('with-walls', answers, 'citizen-1', []));
  await expect.poll(() => system.prisma.invitation.count({ where: { reference } }), { timeout: 30_000 }).toBe(2);
  return reference;
}

it('takes the files of whoever is invited until they answer, for whoever decides and nobody else', {
  timeout: 180_000,
}, async () => {
  const reference = await filed();
  const { code: id, ...mine } = await invitationOf('citizen-2', reference);
  expect(mine).toMatchObject({
    documentsAsked: [
      { code: 'WALL', optional: false, accept: ['image/png'] },
      { code: 'LETTER', optional: true },
    ],
    files: [],
  });
  const other = (await invitationOf('stranger', reference)).code;

  // What is needed has to be there to consent, and not to refuse.
  expect(await answer('citizen-2', id)).toEqual(['DOCUMENT_MISSING documents.WALL']);
  for (const as of ['citizen-1', 'stranger', 'supervisor-1', 'passer'])
    expect([as, await attach(as, id)]).toEqual([as, ['NOT_FOUND']]);
  expect(await attach('citizen-2', other)).toEqual(['NOT_FOUND']);
  for (const by of ['attachToTask', 'attachEvidence']) {
    expect(await attach('citizen-2', id, { by })).toEqual(['NOT_FOUND']);
    expect(await attach('citizen-1', id, { by })).not.toEqual([]);
  }
  expect(await attach('citizen-2', id, { code: 'DEED' })).toEqual(['UNKNOWN_DOCUMENT']);
  expect(await attach('citizen-2', id)).toEqual([]);
  expect(await attach('stranger', other)).toEqual([]);

  // They see their own, and take it out again; nobody else does.
  const [own, ...more] = (await invitationOf('citizen-2', reference)).files;
  expect([own?.fileName, own?.note, more]).toEqual(['wall.png', 'نمای شرقی', []]);
  expect((await fetch(own?.url ?? '')).status).toBe(200);
  const remove = 'mutation($i: ID!, $f: ID!) { removeFromInvitation(id: $i, file: $f) { files { id } } }';
  const file = own?.id;
  expect(codesOf(await ask('stranger', remove, { i: id, f: file }))).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask('stranger', remove, { i: other, f: file }))).toEqual(['NO_SUCH_FILE']);
  expect(codesOf(await ask('citizen-1', remove, { i: id, f: file }))).toEqual(['NOT_FOUND']);
  const taken = await ask<{ removeFromInvitation: { files: object[] } }>('citizen-2', remove, { i: id, f: file });
  expect(taken.data?.removeFromInvitation.files).toEqual([]);
  expect(await answer('citizen-2', id)).toEqual(['DOCUMENT_MISSING documents.WALL']);
  expect(await attach('citizen-2', id)).toEqual([]);

  const [again] = (await invitationOf('citizen-2', reference)).files;
  const node = 'query($i: ID!) { node(id: $i) { ... on TaskFile { fileName url } } }';
  const reads = async (as: string) => {
    const { data } = await ask<{ node: { fileName: string } | null }>(as, node, { i: again?.id });
    return [(await filesFor(as, reference))?.length, data?.node?.fileName, await opens(as, again?.url)];
  };
  expect(await reads('citizen-1')).toEqual([0, undefined, 404]);
  expect(await reads('passer')).toEqual([undefined, undefined, 404]);
  expect(await reads('stranger')).toEqual([undefined, undefined, 404]);
  expect(await reads('citizen-2')).toEqual([undefined, 'wall.png', 404]);

  // The answer ends it.
  expect(await answer('citizen-2', id)).toEqual([]);
  expect(await attach('citizen-2', id)).toEqual(['TASK_CLOSED']);
  expect(codesOf(await ask('citizen-2', remove, { i: id, f: again?.id }))).toEqual(['TASK_CLOSED']);
  expect(await invitationOf('citizen-2', reference)).toMatchObject({ status: 'ANSWERED', files: [] });
  expect((await reads('citizen-2'))[1]).toBeUndefined();

  // Whoever decides next sees what both have attached.
  expect(await answer('stranger', other, 'refuses')).toEqual([]);
  await expect
    .poll(() => system.prisma.task.count({ where: { reference, stepId: 'hearing' } }), { timeout: 30_000 })
    .toBe(1);
  expect(await reads('supervisor-1')).toEqual([2, 'wall.png', 200]);
  const shown = (await filesFor('supervisor-1', reference)) ?? [];
  expect(await Promise.all(shown.map(async ({ url }) => (await fetch(url)).status))).toEqual([200, 200]);
  expect(await reads('citizen-1')).toEqual([0, undefined, 404]);
  const acts = await system.prisma.trailEntry.findMany({ where: { subject: reference, act: 'DOCUMENT_ATTACHED' } });
  expect(acts.map(({ by }) => by).sort()).toEqual(['citizen-2', 'citizen-2', 'new-here']);
});

const { done } = talkerOf(() => system);
const reply = ({ turns }: Conversation) => turns.at(-1)?.reply ?? '';

it('is asked for in a talk with whoever is invited, and taken there', { timeout: 120_000 }, async () => {
  const reference = await filed();
  const { code } = await invitationOf('citizen-2', reference);
  const { id, ...first } = await done('citizen-2', 'startConversation', { invitation: code, language: 'EN' });
  expect(reply({ id, ...first })).toContain('Picture of the shared wall');
  const says = (words: string) => done('citizen-2', 'say', { conversation: id, text: words });
  const goesOn = () => done('citizen-2', 'fillSlot', { conversation: id });
  expect((await says('I consent')).ask?.paths).toEqual(['own~words']);
  const asked = await says('skip');
  expect([asked.ask?.kind, asked.ask?.paths]).toEqual(['DOCUMENTS', ['WALL']]);
  expect((await goesOn()).ask?.paths).toContain('WALL');
  expect(await attach('citizen-2', code)).toEqual([]);
  let now = await goesOn();
  for (let tries = 0; tries < 4 && !now.offer; tries += 1) now = await says('skip');
  expect(now.offer?.text.en).toContain('“I consent” goes on record');
  await done('citizen-2', 'confirmProposal', { conversation: id, hash: now.offer?.hash });
  await expect
    .poll(() => system.prisma.task.findUnique({ where: { id: code } }), { timeout: 20_000 })
    .toMatchObject({ status: 'DONE', outcomeId: 'consents' });
});

it('is exported to whoever attached it, and erased where they never answered', { timeout: 120_000 }, async () => {
  const [given, never] = [await filed(), await filed()];
  const content = Buffer.concat([PNG, Buffer.from('only here')]);
  for (const reference of [given, never]) {
    const { code } = await invitationOf('citizen-2', reference);
    expect(await attach('citizen-2', code, reference === never ? { content } : {})).toEqual([]);
    if (reference === given) expect(await answer('citizen-2', code)).toEqual([]);
  }
  const documents = configuredStore(system.config);
  const common = { prisma: system.prisma, documents, by: 'cli/test' };
  const exported = async (person: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'parvaneh-invited-'));
    const { kinds, documents: files } = await exportPerson({ ...common, person, folder });
    const walls = files.filter(({ code, file }) => code === 'WALL' && file !== undefined);
    const rows = (name: string) =>
      kinds.find((kind) => kind.name === name)?.rows as { reference: string; note: string }[];
    const cases = await readFile(join(folder, 'filed-applications.json'), 'utf8');
    await rm(folder, { recursive: true });
    return { walls: walls.map(({ reference }) => reference), rows, cases };
  };
  const own = await exported('citizen-2');
  expect(own.walls).toEqual(expect.arrayContaining([given, never]));
  expect(own.rows('files-on-work').map(({ reference }) => reference)).toContain(given);
  expect(own.rows('files-never-given')).toMatchObject([{ reference: never, note: 'نمای شرقی' }]);
  const applicant = await exported('citizen-1');
  expect(applicant.walls).toEqual([]);
  expect(applicant.cases).toContain(never);
  expect(applicant.cases).not.toContain('wall.png');

  const [row] = await system.prisma.taskFile.findMany({ where: { reference: never } });
  expect(await documents.open(row?.sha256 ?? '')).toBeDefined();
  const { kinds, files } = await erasePerson({ ...common, person: 'citizen-2' });
  expect(kinds.find(({ name }) => name === 'files-never-given')).toMatchObject({ erased: 1, kept: 0 });
  expect(files).toBe(1);
  expect(await documents.open(row?.sha256 ?? '')).toBeUndefined();
  expect(await system.prisma.taskFile.count({ where: { reference: never } })).toBe(0);
  expect(await system.prisma.taskFile.count({ where: { reference: given, attachedBy: 'citizen-2' } })).toBe(1);
  const { databaseUrl } = system.config;
  const findings: object[] = [];
  await verifyTrail({ databaseUrl, keySet: { keys: [] }, onFinding: (finding) => findings.push(finding) });
  expect(findings).toEqual([]);
});
