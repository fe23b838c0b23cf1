import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';

// A request on a public notice is a case of its own, with its own fee; it stands and falls with that.

let system: System;
let people: ReturnType<typeof applicants>;

const REQUEST = 'zurich-decision-request';
const title = { fa: 'آگهی', en: 'Notice' };
const jsonAt = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const request = jsonAt(`../../examples/${REQUEST}.json`);
const answers = (reason?: string) => {
  const given = structuredClone(request.examples[1].answers);
  return { ...given, request: { ...given.request, ...(reason && { reason }) } };
};

/** A type that is shown for so long, and heard where somebody asked for the decision. */
function onView(code: string, seconds: number) {
  const sample = jsonAt('../definitions/every-step.json');
  const view = {
    id: 'view',
    type: 'publish-notice',
    title,
    text: title,
    lasts: { seconds },
    shows: { answers: ['subject'] },
    takes: ['objection', { kind: 'request', application: REQUEST, words: 'request.reason' }],
  };
  const hearing = {
    id: 'hearing',
    type: 'review',
    title,
    role: 'supervisor',
    when: 'results.view.requests.orValue(0) > 0',
  };
  const steps = [...sample.steps.slice(0, 3), view, hearing, { id: 'grant', type: 'issue', title }];
  return FormDefinition.parse({ ...sample, code, fees: [], documents: [], steps });
}

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  await serve(system.prisma, onView('on-view', 25));
  await serve(system.prisma, onView('glimpsed', 4));
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', { d: request });
});
afterAll(() => system.stop());

const NOTICES = 'query { publicNotices { notices { code reference takes asCases { kind permitType title { en } } } } }';
interface Notices {
  publicNotices: { notices: { code: string; reference: string; takes: string[]; asCases: object[] }[] };
}

/** A case on view, with its notice. */
async function viewed(type: string) {
  const subject = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'دیوار', visit: false };
  const reference = await people.draft(type, subject, 'citizen-1', []);
  await people.submit(reference);
  const { publicNotices } = await system.get<Notices>('citizen-2', NOTICES);
  const notice = publicNotices.notices.find((each) => each.reference === reference);
  return { reference, notice: notice?.code ?? '', shown: notice };
}

interface Errors {
  errors?: { extensions: { code: string; issues?: { code: string }[] } }[];
}
const codeOf = ({ errors }: Errors) => errors?.[0]?.extensions.issues?.[0]?.code ?? errors?.[0]?.extensions.code;
const START = `mutation($n: ID, $a: JSON!, $t: ID!) { startApplication(permitType: $t, answers: $a, onNotice: $n) { reference } }`;
const refusedStart = async (as: string, n: string | null, t = REQUEST) =>
  codeOf((await system.ask(as, START, { n, a: answers(), t })) as Errors);
async function begin(as: string, n: string, reason?: string): Promise<string> {
  const started = await system.get<{ startApplication: { reference: string } }>(as, START, {
    n,
    a: answers(reason),
    t: REQUEST,
  });
  return started.startApplication.reference;
}
const SUBMIT = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';

const AT_DESK = `query($r: ID!) { application(reference: $r) { noticeResponses {
  code kind text answers withdrawnAt by { account } filedAs { reference status fee } } } }`;
interface Response {
  code: string;
  text: string;
  answers: object | null;
  withdrawnAt: string | null;
  by: { account: string } | null;
  filedAs: { reference: string; status: string; fee: string } | null;
}
const responses = async (as: string, reference: string): Promise<Response[]> =>
  (await system.get<{ application: { noticeResponses: Response[] } }>(as, AT_DESK, { r: reference })).application
    .noticeResponses;

it('is filed, paid, answered and withdrawn as a case, and counted on the notice', { timeout: 180_000 }, async () => {
  const { reference, notice, shown } = await viewed('on-view');
  expect(shown?.takes).toEqual(['OBJECTION']);
  expect(shown?.asCases).toEqual([
    { kind: 'REQUEST', permitType: REQUEST, title: { en: 'Request for the building decision' } },
  ]);
  // It is begun on a notice that leads to it, by somebody else, and by nothing else.
  expect(await refusedStart('citizen-2', null)).toBe('NOTICE_NEEDED');
  expect(await refusedStart('citizen-1', notice)).toBe('CONFLICT');
  expect(await refusedStart('citizen-2', notice, 'inquiry')).toBe('NOT_TAKEN');
  expect(await refusedStart('citizen-2', reference)).toBe('NOT_FOUND');
  const plain = `mutation($i: RespondToNoticeInput!) { respondToNotice(input: $i) { errors { code path } } }`;
  expect(JSON.stringify(await system.ask('citizen-2', plain, { i: { notice, kind: 'REQUEST' } }))).toContain('kind');

  const own = await begin('citizen-2', notice, 'نور خانه‌ام با شماره 09150000002 گرفته می‌شود');
  const FILED_ON =
    'query($r: ID!) { application(reference: $r) { onNotice { reference kind isOpen response { code answer outcome } } } }';
  expect(await system.get('citizen-2', FILED_ON, { r: own })).toEqual({
    application: { onNotice: { reference, kind: 'REQUEST', isOpen: true, response: null } },
  });
  expect(await responses('supervisor-1', reference)).toEqual([]);
  await system.get('citizen-2', SUBMIT, { r: own });
  const due = await responses('supervisor-1', reference);
  expect(due).toMatchObject([
    { kind: 'REQUEST', by: { account: 'citizen-2' }, filedAs: { reference: own, fee: 'DUE' }, withdrawnAt: null },
  ]);
  expect(JSON.stringify(due[0]?.answers)).toContain('TENANT');
  // The other side reads the words, and neither who it is nor the rest.
  const [toOwner] = await responses('citizen-1', reference);
  expect(toOwner).toMatchObject({ by: null, filedAs: null, answers: null });
  expect(toOwner?.text).toContain('نور خانه‌ام');
  expect(toOwner?.text).not.toContain('09150000002');
  expect(await refusedStart('citizen-2', notice)).toBe('CONFLICT');
  const withdraw = 'mutation($c: ID!) { withdrawNoticeResponse(input: { code: $c }) { errors { message { en } } } }';
  expect(JSON.stringify(await system.get('citizen-2', withdraw, { c: due[0]?.code }))).toContain(own);

  // Taken back with its case; another takes its place.
  await system.get('citizen-2', 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }', { r: own });
  expect(await responses('supervisor-1', reference)).toMatchObject([{ filedAs: { status: 'WITHDRAWN' } }]);
  expect((await responses('supervisor-1', reference))[0]?.withdrawnAt).not.toBeNull();
  const again = await begin('citizen-2', notice);
  await system.get('citizen-2', SUBMIT, { r: again });
  const slips = 'query($r: ID!) { application(reference: $r) { slips { id status } } }';
  const { application } = await system.get<{ application: { slips: { id: string }[] } }>('citizen-2', slips, {
    r: again,
  });
  const payment = 'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }';
  const started = await system.get<{ startPayment: { redirectUrl: string } }>('citizen-2', payment, {
    s: application.slips[0]?.id,
  });
  await fetch(started.startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  const fee = async () =>
    (await responses('supervisor-1', reference)).find(({ filedAs }) => filedAs?.reference === again)?.filedAs;
  await expect.poll(fee, { timeout: 20_000 }).toMatchObject({ fee: 'PAID', status: 'ISSUED' });

  const task = async () => (await people.shown(reference)).tasks.find(({ role }) => role === 'supervisor');
  await expect.poll(task, { timeout: 60_000, interval: 250 }).toBeDefined();
  const counted = await system.prisma.stepResult.findFirstOrThrow({ where: { reference, step: 'view' } });
  expect(counted.data).toEqual({ objections: 0, requests: 1 });
  const answer = `mutation($c: ID!) { answerNoticeResponse(input: { code: $c, answer: "Sent to you" }) { errors { code } } }`;
  const { code } = (await responses('supervisor-1', reference)).find(
    ({ filedAs }) => filedAs?.reference === again,
  ) as Response;
  await system.get('supervisor-1', answer, { c: code });
  await people.approve(reference);
  await people.becomes(reference, 'ISSUED');
  expect(await system.get('citizen-2', FILED_ON, { r: again })).toMatchObject({
    application: { onNotice: { isOpen: false, response: { code, answer: 'Sent to you', outcome: 'GRANTED' } } },
  });
  const told = async () =>
    (await system.prisma.notification.findMany({ where: { reference, person: 'citizen-2' } }))
      .map(({ event }) => event)
      .sort();
  await expect.poll(told, { timeout: 20_000 }).toEqual(['NOTICE_ANSWERED', 'NOTICE_DECIDED']);
  const happened = await system.prisma.event.findMany({ where: { subject: reference }, orderBy: { position: 'asc' } });
  const onNotice = happened.filter(({ type }) => type.startsWith('NOTICE_RESP'));
  expect(onNotice.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
    'NOTICE_RESPONDED PUBLIC',
    'NOTICE_RESPONSE_WITHDRAWN PUBLIC',
    'NOTICE_RESPONDED PUBLIC',
    'NOTICE_RESPONSE_ANSWERED STAFF',
  ]);
  expect(JSON.stringify(onNotice.map(({ data }) => data))).not.toContain(again);
  const found: unknown[] = [];
  await verifyTrail({ databaseUrl: system.ownerUrl, keySet: { keys: [] }, onFinding: (each) => found.push(each) });
  expect(found).toEqual([]);
});

it('is not filed once the time of the notice is over', { timeout: 60_000 }, async () => {
  const { reference, notice } = await viewed('glimpsed');
  const own = await begin('citizen-2', notice);
  const steps = async () => (await system.prisma.application.findUniqueOrThrow({ where: { reference } })).currentSteps;
  await expect.poll(steps, { timeout: 30_000 }).not.toContain('view');
  expect(codeOf((await system.ask('citizen-2', SUBMIT, { r: own })) as Errors)).toBe('CONFLICT');
  expect(await refusedStart('citizen-2', notice)).toBe('CONFLICT');
  expect(await responses('supervisor-1', reference)).toEqual([]);
  const discarded = 'mutation($r: ID!) { discardDraft(input: { reference: $r }) { errors { code } } }';
  expect(await system.get('citizen-2', discarded, { r: own })).toEqual({ discardDraft: { errors: [] } });
});
