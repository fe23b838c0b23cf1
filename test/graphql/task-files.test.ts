import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { namedDocuments } from '../../city/documents/named.js';
import { decideTaskSignal } from '../../workflows/messages.js';
import { photograph } from '../support/photograph.js';
import { freeType, smallAnswers } from '../support/published-type.js';
import { temporalAddress } from '../support/servers.js';
import { type Answer, type System, startSystem } from '../support/system.js';
import { PDF, PNG } from '../support/uploads.js';

let system: System;
let reference: string;
const title = (en: string) => ({ fa: 'مدرک', en });

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false', UNSIGNED_DECISIONS: 'true' });
  await system.startWorker();
  const look = {
    id: 'look',
    type: 'review',
    title: title('Look'),
    role: 'supervisor',
    documents: [
      { code: 'SITE_PHOTO', title: title('Photographs'), many: true, maxFiles: 2, accept: ['image/jpeg', 'image/png'] },
      { code: 'SKETCH', title: title('Sketch'), optional: true },
    ],
  };
  const issue = { id: 'print', type: 'issue', title: title('Print') };
  const duties = { id: 'duties', type: 'fulfil', title: title('Duties'), role: 'supervisor' };
  const proof = { documents: [{ code: 'PROOF', title: title('Proof') }] };
  const definition = freeType([look, issue, { ...duties, ...proof }]);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  reference = made.startApplication.reference;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
});
afterAll(() => system.stop());

interface File {
  id: string;
  code: string;
  fileName: string;
  url: string;
  takenAt: string | null;
  takenAtFrom: string | null;
  latitude: string | null;
  placeFrom: string | null;
  note: string | null;
}
interface Shown {
  id: string;
  step: { code: string };
  status: string;
  documentsAsked: { code: string; optional: boolean; maxFiles: number }[];
  files: File[];
}
const FILES = 'files { id code fileName url takenAt takenAtFrom latitude placeFrom note }';

async function taskOf(step: string, as = 'supervisor-1'): Promise<Shown> {
  const query = `query($r: ID!) { application(reference: $r) {
    tasks { id status step { code } documentsAsked { code optional maxFiles } ${FILES} } } }`;
  const { application } = await system.get<{ application: { tasks: Shown[] } }>(as, query, { r: reference });
  const task = application.tasks.find((each) => each.step.code === step);
  if (!task) throw new Error(`no task of ${step}`);
  return task;
}

interface Sent {
  id: string;
  content?: Buffer<ArrayBuffer>;
  code?: string;
  name?: string;
  type?: string;
  by?: 'attachToTask' | 'attachEvidence';
  more?: object;
}
async function attach(as: string, sent: Sent): Promise<Answer<Record<string, { files: File[] }>>> {
  const { id, content = PNG, code = 'SITE_PHOTO', name = 'a.png', type = 'image/png', by = 'attachToTask' } = sent;
  const query = `mutation($i: ID!, $c: ID!, $f: Upload!, $n: String, $at: DateTime, $lat: Float, $lon: Float) {
    ${by}(id: $i, code: $c, file: $f, note: $n, takenAt: $at, latitude: $lat, longitude: $lon) { ${FILES} } }`;
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { i: id, c: code, f: null, ...sent.more } }));
  body.set('map', '{"0":["variables.f"]}');
  body.set('0', new Blob([content], { type }), name);
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers: await system.headers(as), body });
  return (await response.json()) as Answer<Record<string, { files: File[] }>>;
}
const issueOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) => {
  const { code, issues = [] } = (answer.errors?.[0]?.extensions ?? {}) as { code?: string; issues?: object[] };
  return { code, issue: issues[0] as { path: string; code: string } | undefined };
};
const approve = (id: string) =>
  system.ask(
    'supervisor-1',
    'mutation($i: ID!, $d: [ConditionInput!]) { decideTask(id: $i, outcome: APPROVE, conditionItems: $d) { status } }',
    {
      i: id,
      d: [{ text: 'دیوار را بسازد', due: '1420/01/31' }],
    },
  );

it('refuses a decision while a photograph lacks that it needs, however the decision comes', async () => {
  const task = await vi.waitFor(() => taskOf('look'), 20_000);
  expect(task.documentsAsked).toEqual([
    { code: 'SITE_PHOTO', optional: false, maxFiles: 2 },
    { code: 'SKETCH', optional: true, maxFiles: 1 },
  ]);
  expect(issueOf(await approve(task.id))).toEqual({
    code: 'ANSWERS_INVALID',
    issue: expect.objectContaining({ path: 'documents.SITE_PHOTO', code: 'DOCUMENT_MISSING' }),
  });
  const connection = await Connection.connect({ address: temporalAddress() });
  const { workflow } = new Client({ connection, namespace: system.config.temporal.namespace });
  const decided = { taskId: task.id, outcome: 'approve', by: 'supervisor-1' };
  await workflow.getHandle(`application/${reference}`).signal(decideTaskSignal, decided);
  await connection.close();
  await vi.waitFor(async () => {
    const told = await system.prisma.timelineEntry.findFirst({ where: { reference, type: 'DECISION_IGNORED' } });
    expect(told?.data).toMatchObject({ why: 'DOCUMENTS_MISSING' });
  }, 20_000);
});

it('takes what the step asks for and nothing else, from whoever may decide', async () => {
  const { id } = await taskOf('look');
  const pdf = { id, content: PDF, name: 'a.pdf', type: 'application/pdf' };
  expect(issueOf(await attach('supervisor-1', pdf)).issue).toMatchObject({ code: 'TYPE_NOT_ACCEPTED' });
  expect(issueOf(await attach('supervisor-1', { ...pdf, type: 'image/png' })).issue).toMatchObject({
    code: 'TYPE_MISMATCH',
  });
  expect(issueOf(await attach('supervisor-1', { id, code: 'DEED' })).issue).toMatchObject({ code: 'UNKNOWN_DOCUMENT' });
  expect(issueOf(await attach('citizen-1', { id })).code).toBe('FORBIDDEN');
  expect(issueOf(await attach('citizen-1', { id, by: 'attachEvidence' })).issue).toMatchObject({ code: 'NO_EVIDENCE' });
  expect(issueOf(await attach('citizen-2', { id })).code).toBe('NOT_FOUND');
  expect(issueOf(await attach('supervisor-1', { id, more: { lat: 95, lon: 59 } })).issue).toMatchObject({
    code: 'NO_PLACE',
  });
});

it('keeps when and where a photograph was taken, and who says so', async () => {
  const { id } = await taskOf('look');
  const said = { at: '2026-01-02T03:04:05Z', lat: 36.3, lon: 59.6, n: 'نمای شمالی' };
  const told = await attach('supervisor-1', { id, more: said });
  expect(told.data?.attachToTask?.files).toMatchObject([
    {
      takenAt: '2026-01-02T03:04:05.000Z',
      takenAtFrom: 'CLIENT',
      latitude: '36.3',
      placeFrom: 'CLIENT',
      note: 'نمای شمالی',
    },
  ]);
  const content = photograph({ taken: '2026:01:05 10:00:00', latitude: 36.2972, longitude: 59.6067 });
  const own = await attach('supervisor-1', { id, content, name: 'b.jpg', type: 'image/jpeg', more: said });
  expect(own.data?.attachToTask?.files[1]).toMatchObject({
    takenAt: '2026-01-05T06:30:00.000Z',
    takenAtFrom: 'FILE',
    latitude: '36.2972',
    placeFrom: 'FILE',
  });
  expect(
    issueOf(
      await attach('supervisor-1', {
        id,
        content: photograph({ taken: '', latitude: 1, longitude: 1 }),
        name: 'c.jpg',
        type: 'image/jpeg',
      }),
    ).issue,
  ).toMatchObject({ code: 'FILES_FULL' });
  const [first] = (await taskOf('look')).files;
  const kept = await fetch(first?.url ?? '');
  expect(Buffer.from(await kept.arrayBuffer())).toEqual(PNG);
  const row = await system.prisma.taskFile.findUniqueOrThrow({ where: { id: first?.id ?? '' } });
  expect(await namedDocuments(system.prisma, [row.sha256])).toEqual(new Set([row.sha256]));
  expect(
    (await fetch(`${first?.url.replace(/\?.*$/, '')}`, { headers: await system.headers('citizen-2') })).status,
  ).toBe(404);
  const remove = 'mutation($i: ID!, $f: ID!) { removeFromTask(id: $i, file: $f) { files { id } } }';
  const files = (await taskOf('look')).files;
  const left = await system.get<{ removeFromTask: { files: object[] } }>('supervisor-1', remove, {
    i: id,
    f: files[1]?.id,
  });
  expect(left.removeFromTask.files).toHaveLength(1);
});

it('is over with the decision; the holder shows afterwards that a condition is fulfilled', {
  timeout: 60_000,
}, async () => {
  const { id } = await taskOf('look');
  expect(await approve(id)).not.toHaveProperty('errors');
  expect(issueOf(await attach('supervisor-1', { id })).code).toBe('TASK_CLOSED');
  const duty = await vi.waitFor(() => taskOf('duties'), 20_000);
  const settle = 'mutation($i: ID!) { decideTask(id: $i, outcome: APPROVE) { status } }';
  expect(issueOf(await system.ask('supervisor-1', settle, { i: duty.id })).issue).toMatchObject({
    path: 'documents.PROOF',
  });
  const shown = { id: duty.id, code: 'PROOF', by: 'attachEvidence' } as const;
  expect(issueOf(await attach('citizen-2', shown)).code).toBe('NOT_FOUND');
  const sent = await attach('citizen-1', { ...shown, more: { n: 'دیوار ساخته شد' } });
  expect(sent.data?.attachEvidence?.files).toMatchObject([{ code: 'PROOF', note: 'دیوار ساخته شد' }]);
  await system.get('supervisor-1', settle, { i: duty.id });
  const acts = await system.prisma.trailEntry.findMany({ where: { subject: reference, act: 'DOCUMENT_ATTACHED' } });
  expect(acts.map(({ by }) => by)).toEqual(['supervisor-1', 'supervisor-1', 'citizen-1']);
});
