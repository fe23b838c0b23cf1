import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';

// What becomes of a case on a notice is seen on the noticed case, and its filer is told of what they can open.

let system: System;
let people: ReturnType<typeof applicants>;

const title = { fa: 'آگهی', en: 'Notice' };
const jsonAt = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const request = jsonAt('../../examples/zurich-decision-request.json');
const { answers } = request.examples[1];
const WORDS = 'نور خانه‌ام گرفته می‌شود';

const filing = request.steps.slice(0, 3).map(({ next: _, ...step }: { next?: string }) => step);

/** A type of such cases with other steps behind its filing. */
const publish = (code: string, ...steps: object[]) =>
  system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
    d: { ...request, code, steps: [...filing, ...steps] },
  });

const paying = (seconds: number) => ({
  ...request.steps[3],
  deadlines: [{ after: { seconds }, then: 'expire' }],
});
const issue = { ...request.steps[4] };

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  await publish('lapsing', paying(3), issue);
  const look = { id: 'look', type: 'review', title, role: 'supervisor' };
  const order = { id: 'order', type: 'appeal', title, of: ['REJECTED'], by: 'director' };
  await publish('looked-at', look, paying(600), issue, order);
  const sample = jsonAt('../definitions/every-step.json');
  const view = {
    id: 'view',
    type: 'publish-notice',
    title,
    text: title,
    lasts: { seconds: 22 },
    shows: { answers: ['subject'] },
    takes: [
      { kind: 'request', application: 'lapsing', words: 'request.reason' },
      { kind: 'objection', application: 'looked-at', words: 'request.reason' },
    ],
  };
  const hearing = { id: 'hearing', type: 'review', title, role: 'supervisor' };
  const steps = [...sample.steps.slice(0, 3), view, hearing, { id: 'grant', type: 'issue', title }];
  await serve(system.prisma, FormDefinition.parse({ ...sample, code: 'on-view', fees: [], documents: [], steps }));
});
afterAll(() => system.stop());

interface Response {
  code: string;
  text: string;
  answers: unknown;
  form: { formSchema: { properties: Record<string, { title: string }> }; place: object } | null;
  withdrawnAt: string | null;
  filedAs: { reference: string; status: string; fee: string; mayRead: boolean } | null;
}
const responses = async (as: string, reference: string): Promise<Response[]> =>
  (
    await system.get<{ application: { noticeResponses: Response[] } }>(
      as,
      `query($r: ID!) { application(reference: $r) { noticeResponses { code text answers withdrawnAt
        form { formSchema place { permitType version step } } filedAs { reference status fee mayRead } } } }`,
      { r: reference },
    )
  ).application.noticeResponses;
const responseOf = async (own: string, reference: string) =>
  (await responses('supervisor-1', reference)).find(({ filedAs }) => filedAs?.reference === own);

async function fileOn(notice: string, type: string, as: string): Promise<string> {
  const begin =
    'mutation($n: ID, $a: JSON!, $t: ID!) { startApplication(permitType: $t, answers: $a, onNotice: $n) { reference } }';
  const given = { ...answers, request: { ...answers.request, reason: WORDS } };
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(as, begin, {
    n: notice,
    a: given,
    t: type,
  });
  await people.submit(startApplication.reference, as);
  return startApplication.reference;
}

const told = async (person: string, reference: string) =>
  (
    await system.get<{
      notifications: { edges: { node: { event: string; reference: string; path: string } }[] };
    }>(person, '{ notifications(first: 50) { edges { node { event reference path } } } }')
  ).notifications.edges
    .map(({ node }) => node)
    .filter((node) => node.reference === reference)
    .map(({ event, path }) => `${event} ${path}`)
    .sort();

const decide = async (reference: string, outcome: string) => {
  const open = () => system.prisma.task.findFirst({ where: { reference, status: 'OPEN' } });
  await expect.poll(open, { timeout: 30_000, interval: 100 }).not.toBeNull();
  const decision =
    'mutation($t: ID!, $o: ReviewOutcome!) { decideTask(id: $t, outcome: $o, reason: "as found") { status } }';
  await system.get('supervisor-1', decision, { t: (await open())?.id, o: outcome });
};

it('lapses, is rejected and reopened, and stands on the notice as far as it does', { timeout: 240_000 }, async () => {
  const subject = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'دیوار', visit: false };
  const reference = await people.draft('on-view', subject, 'citizen-1', []);
  await people.submit(reference);
  const { publicNotices } = await system.get<{ publicNotices: { notices: { code: string }[] } }>(
    'citizen-2',
    '{ publicNotices { notices { code } } }',
  );
  const notice = publicNotices.notices[0]?.code ?? '';

  const objection = await fileOn(notice, 'looked-at', 'citizen-2');
  const lapsing = await fileOn(notice, 'lapsing', 'citizen-2');
  // Whoever decides reads what was filled in by its form, masked while nothing of the case is theirs to decide.
  const shown = await responseOf(objection, reference);
  expect(shown?.form?.formSchema.properties.request?.title).toBe('درخواست');
  expect(shown?.form?.place).toEqual({ permitType: 'looked-at', version: request.version, step: null });
  expect(shown?.answers).toMatchObject({ requester: { fullName: 'ر*** ک***' } });
  expect((await responses('citizen-1', reference)).map(({ form, text }) => [form, text])).toEqual([
    [null, WORDS],
    [null, WORDS],
  ]);

  // Its slips lapse unpaid: it was filed in time and may be worked out and paid anew, so it stands, and those who decide see that it is not paid.
  await people.becomes(lapsing, 'RECALCULATION_DUE');
  const lapsed = await responseOf(lapsing, reference);
  expect(lapsed).toMatchObject({ withdrawnAt: null, filedAs: { status: 'RECALCULATION_DUE', fee: 'DUE' } });
  expect(await told('citizen-2', lapsing)).toContain(`EXPIRED /case/${lapsing}`);

  // Rejected it counts no more; by the order of an authority it stands again.
  await decide(objection, 'REJECT');
  await people.becomes(objection, 'REJECTED');
  expect((await responseOf(objection, reference))?.withdrawnAt).not.toBeNull();
  expect((await responses('citizen-1', reference)).map(({ text }) => text)).toEqual([WORDS, '']);
  const order = 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }';
  const given = { reference: objection, appeal: 'order', reason: 'to be heard' };
  expect(await system.get('director-1', order, { i: given })).toEqual({ appealDecision: { errors: [] } });
  await expect
    .poll(async () => (await responseOf(objection, reference))?.withdrawnAt, { timeout: 20_000, interval: 100 })
    .toBeNull();

  // Its time over, both are counted, and their filer is told the decision; it leads them to what they can open.
  const counted = () => system.prisma.stepResult.findFirst({ where: { reference, step: 'view' } });
  await expect.poll(counted, { timeout: 60_000, interval: 250 }).not.toBeNull();
  expect((await counted())?.data).toEqual({ objections: 1, requests: 1 });
  const answer = 'mutation($c: ID!) { answerNoticeResponse(input: { code: $c, answer: "Heard" }) { errors { code } } }';
  await system.get('supervisor-1', answer, { c: shown?.code });
  await decide(reference, 'APPROVE');
  await people.becomes(reference, 'ISSUED');
  await expect
    .poll(() => told('citizen-2', reference), { timeout: 20_000 })
    .toEqual([`NOTICE_ANSWERED /case/${objection}`, 'NOTICE_DECIDED /my']);
  expect(await told('citizen-2', objection)).toContain(`REJECTED /case/${objection}`);
  expect((await told('citizen-1', reference)).filter((each) => each.startsWith('NOTICE'))).toEqual([]);
  const happened = await system.prisma.event.findMany({ where: { subject: reference }, orderBy: { position: 'asc' } });
  expect(happened.map(({ type }) => type).filter((type) => type.startsWith('NOTICE_RESP'))).toEqual([
    'NOTICE_RESPONDED',
    'NOTICE_RESPONDED',
    'NOTICE_RESPONSE_WITHDRAWN',
    'NOTICE_RESPONDED',
    'NOTICE_RESPONSE_ANSWERED',
  ]);
  // What the noticed case came to does not move any more.
  await decide(objection, 'REJECT');
  await people.becomes(objection, 'REJECTED');
  expect((await responseOf(objection, reference))?.withdrawnAt).toBeNull();
});
