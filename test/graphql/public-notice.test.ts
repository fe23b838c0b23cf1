import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let people: ReturnType<typeof applicants>;

const title = { fa: 'آگهی', en: 'Notice' };
const english = (of: string) => ({ en: { title: of } });
const PRIVATE = 'مریم رضایی ساکن کوچه نهم';

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  const file = new URL('../definitions/every-step.json', import.meta.url);
  const sample = JSON.parse(await readFile(file, 'utf8'));
  const secret = { title: 'یادداشت', type: 'string', maxLength: 200, 'x-personal': true, 'x-i18n': english('Note') };
  const steps = sample.steps.slice(0, 3);
  const form = structuredClone(sample.form);
  form.schema.properties.note = secret;
  const view = {
    id: 'view',
    type: 'publish-notice',
    title,
    text: { fa: 'طرح را ببینید', en: 'Look at the project' },
    lasts: { seconds: 25 },
    shows: { answers: ['subject'], documents: ['PLAN'] },
    form: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['harm'],
        properties: {
          harm: { title: 'زیان', type: 'string', maxLength: 200, 'x-i18n': english('Harm') },
          home: {
            title: 'نشانی من',
            type: 'string',
            maxLength: 200,
            'x-personal': 'address',
            'x-i18n': english('Home'),
          },
        },
      },
    },
  };
  const hearing = {
    id: 'hearing',
    type: 'review',
    title,
    role: 'supervisor',
    when: 'results.view.objections.orValue(0) > 0',
  };
  const plan = { code: 'PLAN', title: { fa: 'نقشه', en: 'Plan' }, personal: false };
  const own = { code: 'DEED', title: { fa: 'سند', en: 'Deed' } };
  await serve(
    system.prisma,
    FormDefinition.parse({
      ...sample,
      code: 'on-view',
      form,
      fees: [],
      documents: [plan, own],
      steps: [...steps, view, hearing, { id: 'grant', type: 'issue', title }],
    }),
  );
});
afterAll(() => system.stop());

/** Without any token. */
async function anybody<T>(query: string, variables: object = {}): Promise<{ data?: T; errors?: object[] }> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data?: T };
}

const NOTICE = `query($c: ID!) { publicNotice(code: $c) { reference takes shown { path text { en } }
  documents { code url } form { formSchema } } }`;
interface Notice {
  reference: string;
  takes: string[];
  shown: { path: string; text: { en: string } }[];
  documents: { code: string; url: string }[];
}
const noticeOf = async (code: string) =>
  (await anybody<{ publicNotice: Notice | null }>(NOTICE, { c: code })).data?.publicNotice;

const RESPOND = `mutation($i: RespondToNoticeInput!) { respondToNotice(input: $i) {
  errors { code path } response { code outcome } } }`;
interface Responded {
  respondToNotice: { errors: { code: string; path: string | null }[]; response: { code: string } | null };
}
const respond = async (as: string, input: object) =>
  codesAndData<Responded>(as, RESPOND, { i: input }, 'respondToNotice');

/** What came of a mutation with a payload; a refusal that is no mistake of the input stands among its errors, too. */
async function codesAndData<T>(as: string, mutation: string, variables: object, name: keyof T): Promise<T[keyof T]> {
  const { data, errors = [] } = (await system.ask<T>(as, mutation, variables)) as {
    data?: T;
    errors?: { extensions: { code: string } }[];
  };
  if (errors.length === 0 && data) return data[name];
  return { errors: errors.map(({ extensions }) => ({ code: extensions.code, path: null })), response: null } as never;
}

it('shows everybody what its type names, takes objections, and tells those who objected what came of it', {
  timeout: 180_000,
}, async () => {
  const answers = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'بالکن <script>', visit: false, note: PRIVATE };
  const reference = await people.draft('on-view', answers, 'citizen-1', ['PLAN', 'DEED']);
  await people.submit(reference);
  const listed = await anybody<{ publicNotices: { notices: { code: string; reference: string }[]; next: null } }>(
    'query { publicNotices(first: 5) { next notices { code reference } } }',
  );
  const code = listed.data?.publicNotices.notices.find((each) => each.reference === reference)?.code ?? '';
  const notice = await noticeOf(code);
  expect(notice).toMatchObject({
    reference,
    takes: ['OBJECTION', 'REQUEST'],
    shown: [{ path: 'subject', text: { en: 'بالکن <script>' } }],
    documents: [{ code: 'PLAN' }],
  });
  expect(JSON.stringify(notice)).not.toContain('مریم');
  // The plan is everybody's; another file of the case, or of nobody, is not.
  const file = await fetch(notice?.documents[0]?.url ?? '');
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')]);
  const deed = await system.prisma.attachedDocument.findFirstOrThrow({ where: { reference, code: 'DEED' } });
  const planHash = (notice?.documents[0]?.url ?? '').split('/').at(-1);
  if (deed.sha256 !== planHash)
    expect((await fetch(`${system.url}/notice-files/${code}/${deed.sha256}`)).status).toBe(404);
  expect((await fetch(`${system.url}/notice-files/${code}/${'0'.repeat(64)}`)).status).toBe(404);
  for (const other of ['', 'x', reference, '00000000-0000-4000-8000-000000000000'])
    expect(await noticeOf(other)).toBeNull();
  expect((await anybody('query { publicNotices(first: 51) { next } }')).errors).toHaveLength(1);
  expect((await anybody('query { publicNotices(after: "x") { next } }')).errors).toHaveLength(1);
  // Nothing else of the case is anybody's.
  const closed = await anybody('query($r: ID!) { application(reference: $r) { status } }', { r: reference });
  expect(JSON.stringify(closed)).toContain('UNAUTHENTICATED');
  expect(JSON.stringify(await anybody(RESPOND, { i: { notice: code, kind: 'REQUEST' } }))).toContain('UNAUTHENTICATED');

  const objection = {
    notice: code,
    kind: 'OBJECTION',
    text: 'It takes my light <b>',
    answers: { harm: 'light', home: 'کوچه دهم' },
  };
  expect((await respond('citizen-1', objection)).errors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await respond('citizen-2', { ...objection, text: ' ' })).errors).toMatchObject([{ path: 'text' }]);
  expect((await respond('citizen-2', { ...objection, answers: {} })).errors).toMatchObject([{ path: 'answers.harm' }]);
  expect((await respond('citizen-2', { ...objection, notice: reference })).errors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  const [first, again] = await Promise.all([
    respond('citizen-2', { ...objection, idempotencyKey: 'one' }),
    respond('citizen-2', { ...objection, idempotencyKey: 'one' }),
  ]);
  expect(first.errors).toEqual([]);
  expect(again.response?.code).toBe(first.response?.code);
  expect((await respond('citizen-2', objection)).errors).toMatchObject([{ code: 'CONFLICT' }]);
  const wish = await respond('citizen-2', { notice: code, kind: 'REQUEST' });
  const withdraw =
    'mutation($c: ID!) { withdrawNoticeResponse(input: { code: $c }) { errors { code } response { withdrawnAt } } }';
  const foreign = await system.get<{ withdrawNoticeResponse: object }>('citizen-1', withdraw, {
    c: wish.response?.code,
  });
  expect(foreign.withdrawNoticeResponse).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  for (const _ of ['once', 'again']) await system.get('citizen-2', withdraw, { c: wish.response?.code });
  await respond('citizen-2', { notice: code, kind: 'REQUEST' });

  // Its time over, somebody hears it.
  const task = async () => (await people.shown(reference)).tasks.find(({ role }) => role === 'supervisor');
  await expect.poll(task, { timeout: 60_000, interval: 250 }).toBeDefined();
  expect(await noticeOf(code)).toBeNull();
  expect((await respond('citizen-2', objection)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const kept = await system.prisma.stepResult.findFirstOrThrow({ where: { reference, step: 'view' } });
  expect(kept.data).toEqual({ objections: 1, requests: 1 });
  const read =
    'query($r: ID!) { application(reference: $r) { noticeResponses { code kind by { account } text answers withdrawnAt } } }';
  interface Read {
    application: {
      noticeResponses: { code: string; by: { account: string } | null; text: string; answers: object | null }[];
    };
  }
  const atDesk = (await system.get<Read>('supervisor-1', read, { r: reference })).application.noticeResponses;
  expect(atDesk).toHaveLength(3);
  expect(atDesk.at(-1)).toMatchObject({ by: { account: 'citizen-2' }, answers: { home: 'کوچه دهم' } });
  const toOwner = (await system.get<Read>('citizen-1', read, { r: reference })).application.noticeResponses;
  expect(toOwner.every(({ by }) => by === null)).toBe(true);
  expect(JSON.stringify(toOwner)).toContain('takes my light');
  expect(JSON.stringify(toOwner)).not.toContain('کوچه دهم');

  const answer = `mutation($c: ID!, $a: String!) { answerNoticeResponse(input: { code: $c, answer: $a }) {
    errors { code } application { reference } } }`;
  interface Said {
    answerNoticeResponse: { errors: { code: string }[] };
  }
  const said = async (as: string, a: string) =>
    (await codesAndData<Said>(as, answer, { c: first.response?.code, a }, 'answerNoticeResponse')).errors;
  expect(await said('citizen-1', 'No')).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await said('citizen-2', 'No')).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await said('supervisor-1', 'The balcony is moved')).toEqual([]);
  expect(await said('supervisor-1', 'The balcony is moved')).toEqual([]);
  expect(await said('supervisor-1', 'Another word')).toMatchObject([{ code: 'CONFLICT' }]);
  await people.approve(reference);
  await people.becomes(reference, 'ISSUED');
  const own = 'query { viewer { noticeResponses { kind outcome answer permit } } }';
  const mine = await system.get<{ viewer: { noticeResponses: object[] } }>('citizen-2', own);
  const { permit } = await people.shown(reference);
  expect(mine.viewer.noticeResponses).toContainEqual({
    kind: 'OBJECTION',
    outcome: 'GRANTED',
    answer: 'The balcony is moved',
    permit: permit?.number,
  });
  const events = async () =>
    (await system.prisma.notification.findMany({ where: { reference, person: 'citizen-2' } }))
      .map(({ event }) => event)
      .sort();
  await expect.poll(events, { timeout: 20_000 }).toEqual(['NOTICE_ANSWERED', 'NOTICE_DECIDED']);
  const { standing } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
  expect(JSON.stringify(standing)).not.toContain('my light');
  const happened = await system.prisma.event.findMany({ where: { subject: reference }, orderBy: { position: 'asc' } });
  const told = happened.filter(({ type }) => type.startsWith('NOTICE_'));
  expect(told.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
    'NOTICE_PUBLISHED ENGINE',
    ...[
      'NOTICE_RESPONDED PUBLIC',
      'NOTICE_RESPONDED PUBLIC',
      'NOTICE_RESPONSE_WITHDRAWN PUBLIC',
      'NOTICE_RESPONDED PUBLIC',
    ],
    'NOTICE_ENDED CLOCK',
    'NOTICE_RESPONSE_ANSWERED STAFF',
  ]);
  expect(told[0]?.data).toMatchObject({ notice: code, step: 'view' });
  expect(told[1]?.data).toEqual({ response: first.response?.code, kind: 'OBJECTION' });
  expect(told[5]?.data).toMatchObject({ objections: 1, requests: 1 });
  expect(JSON.stringify(told.map(({ data }) => data))).not.toContain('citizen');
  const found: unknown[] = [];
  await verifyTrail({ databaseUrl: system.ownerUrl, keySet: { keys: [] }, onFinding: (each) => found.push(each) });
  expect(found).toEqual([]);
});

it('lets nobody flood it', { timeout: 60_000 }, async () => {
  const answers = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'دیوار', visit: false };
  const reference = await people.draft('on-view', answers, 'citizen-1', ['PLAN', 'DEED']);
  await people.submit(reference);
  const { data } = await anybody<{ publicNotices: { notices: { code: string; reference: string }[] } }>(
    'query { publicNotices { notices { code reference } } }',
  );
  const code = data?.publicNotices.notices.find((each) => each.reference === reference)?.code;
  const withdraw = 'mutation($c: ID!) { withdrawNoticeResponse(input: { code: $c }) { errors { code } } }';
  const refused: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    const { errors, response } = await respond('citizen-2', { notice: code, kind: 'REQUEST' });
    refused.push(...errors.map((error) => error.code));
    if (response) await system.get('citizen-2', withdraw, { c: response.code });
  }
  expect(new Set(refused)).toEqual(new Set(['RATE_LIMITED']));
});
