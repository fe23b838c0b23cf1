import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import type { TrailFinding } from '../../city/trail/findings.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let people: ReturnType<typeof applicants>;

const title = { fa: 'همسایه', en: 'Neighbour' };
const english = (of: string) => ({ 'x-i18n': { en: { title: of } } });
const SECRET = 'مریم رضایی ساکن کوچه نهم';
/** of `citizen-2` */
const KNOWN = '9990000026';
/** of nobody who has an account here */
const STRANGER = '9990000964';

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  const file = new URL('../definitions/every-step.json', import.meta.url);
  const sample = JSON.parse(await readFile(file, 'utf8'));
  const steps = sample.steps.slice(0, 3);
  const form = structuredClone(sample.form);
  form.schema.properties.note = {
    title: 'یادداشت',
    type: 'string',
    maxLength: 200,
    'x-personal': true,
    ...english('Note'),
  };
  const nationalId = { title: 'کد ملی', type: 'string', format: 'national-id', 'x-personal': 'nationalId' };
  const mobile = { title: 'تلفن', type: 'string', format: 'mobile', 'x-personal': 'mobile' };
  const share = { title: 'سهم', type: 'integer', minimum: 0, maximum: 100 };
  form.schema.properties.neighbours = {
    title: 'همسایه‌ها',
    ...english('Neighbours'),
    type: 'array',
    maxItems: 10,
    items: {
      title: 'همسایه',
      ...english('Neighbour'),
      type: 'object',
      additionalProperties: false,
      required: ['nationalId', 'share'],
      properties: {
        nationalId: { ...nationalId, ...english('National ID') },
        mobile: { ...mobile, ...english('Mobile') },
        share: { ...share, ...english('Share') },
      },
    },
  };
  const asked = {
    id: 'consents',
    type: 'consult',
    title,
    bodies: [
      {
        id: 'NEIGHBOUR',
        title,
        each: 'neighbours',
        when: 'item.share > 0',
        invites: {
          nationalId: 'nationalId',
          mobile: 'mobile',
          text: { fa: 'آیا موافقید؟', en: 'Do you agree?' },
          shows: { answers: ['subject'], documents: ['PLAN'] },
        },
      },
    ],
    outcomes: [
      { id: 'consents', title: { fa: 'موافق', en: 'Consents' }, as: 'approve', needs: ['form'] },
      { id: 'refuses', title: { fa: 'مخالف', en: 'Refuses' }, needs: ['reason'] },
    ],
    form: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['distance'],
        properties: {
          distance: { title: 'فاصله', type: 'integer', minimum: 0, maximum: 50, ...english('Distance') },
        },
      },
    },
    deadlines: [{ after: { days: 20 }, then: 'expire' }],
  };
  const hearing = {
    id: 'hearing',
    type: 'review',
    title: { fa: 'رسیدگی', en: 'Hearing' },
    role: 'supervisor',
    when: 'results.consents.answers.exists(a, a.outcome == "refuses")',
  };
  await serve(
    system.prisma,
    FormDefinition.parse({
      ...sample,
      code: 'with-neighbours',
      form,
      fees: [],
      documents: [
        { code: 'PLAN', title: { fa: 'نقشه', en: 'Plan' }, personal: false },
        { code: 'DEED', title: { fa: 'سند', en: 'Deed' } },
      ],
      steps: [...steps, asked, hearing, { id: 'grant', type: 'issue', title }],
    }),
  );
});
afterAll(() => system.stop());

interface Asked {
  code: string;
  reference: string;
  status: string;
  title: { en: string };
  chosen: { en: string } | null;
  shown: { path: string; text: { en: string } }[];
  documents: { code: string; url: string }[];
  choices: { code: string; needs: string[] }[];
  form: object | null;
}

const INVITATIONS = `query { viewer { invitations { code reference status title { en } chosen { en } shown { path text { en } }
    documents { code url } choices { code needs } form { formSchema } } } }`;
const invitationsOf = async (as: string): Promise<Asked[]> =>
  (await system.get<{ viewer: { invitations: Asked[] } }>(as, INVITATIONS)).viewer.invitations;

const ANSWER = `mutation($i: AnswerInvitationInput!) { answerInvitation(input: $i) {
  errors { code path } invitation { status chosen { en } } } }`;
interface Answered {
  answerInvitation: {
    errors: { code: string; path: string | null }[];
    invitation: { status: string; chosen: { en: string } | null } | null;
  };
}
async function answer(as: string, input: object): Promise<string[]> {
  const { data, errors = [] } = (await system.ask<Answered>(as, ANSWER, { i: input })) as {
    data?: Answered;
    errors?: { extensions: { code: string } }[];
  };
  return [
    ...errors.map(({ extensions }) => extensions.code),
    ...(data?.answerInvitation.errors ?? []).map(({ code }) => code),
  ];
}

/** Which entry each piece of work is asked of, as somebody reads it. */
async function entriesOf(as: string, reference: string): Promise<[string, string, string[]][]> {
  const query = `query($r: ID!) { application(reference: $r) {
    tasks { status step { title { en } } entry { path title { en } text { en } } } } }`;
  interface Shown {
    status: string;
    step: { title: { en: string } };
    entry: { path: string; title: { en: string }; text: { en: string } }[];
  }
  const { application } = await system.get<{ application: { tasks: Shown[] } }>(as, query, { r: reference });
  return application.tasks.map(({ status, step, entry }) => [
    step.title.en,
    status,
    entry.map(({ title, text }) => `${title.en} ${text.en}`).sort(),
  ]);
}

it('asks each neighbour who is named, shows them what its type names, and goes on by what all have answered', {
  timeout: 180_000,
}, async () => {
  const neighbours = [
    { nationalId: KNOWN, mobile: '09150000099', share: 3 },
    { nationalId: '9990000018', share: 0 },
    { nationalId: STRANGER, mobile: '09150000098', share: 1 },
  ];
  const answers = {
    property: { nosaziCode: '9-1-7-1-0-0-0' },
    subject: 'بالکن <b>',
    visit: false,
    note: SECRET,
    neighbours,
  };
  const reference = await people.draft('with-neighbours', answers, 'citizen-1', ['PLAN', 'DEED']);
  await people.submit(reference);
  await expect.poll(async () => (await invitationsOf('citizen-2')).length, { timeout: 30_000 }).toBe(1);
  const [invitation] = await invitationsOf('citizen-2');
  expect(invitation).toMatchObject({
    reference,
    status: 'OPEN',
    title: { en: 'Neighbour 1' },
    shown: [{ path: 'subject', text: { en: 'بالکن <b>' } }],
    documents: [{ code: 'PLAN' }],
    choices: [
      { code: 'consents', needs: ['FORM'] },
      { code: 'refuses', needs: ['REASON'] },
    ],
  });
  expect(JSON.stringify(invitation)).not.toContain('مریم');
  expect((await fetch(invitation?.documents[0]?.url ?? '')).status).toBe(200);
  // Who of the list is asked: to the owner as they wrote it, to others without what they need not know.
  expect(await entriesOf('citizen-1', reference)).toEqual([
    ['Neighbour 1', 'OPEN', ['Mobile 09150000099', `National ID ${KNOWN}`, 'Share 3']],
    ['Neighbour 3', 'OPEN', ['Mobile 09150000098', `National ID ${STRANGER}`, 'Share 1']],
  ]);
  expect((await entriesOf('supervisor-1', reference))[0]).toEqual([
    'Neighbour 1',
    'OPEN',
    ['Mobile 0915***0099', 'National ID 999****026', 'Share 3'],
  ]);
  expect(
    JSON.stringify(await system.ask('citizen-2', `{ task(id: "${invitation?.code}") { entry { path } } }`)),
  ).not.toContain('"path":"neighbours');
  // Nothing else of the case is theirs, and nothing of it is anybody else's.
  const read = await system.ask('citizen-2', `{ application(reference: "${reference}") { status } }`);
  expect(JSON.stringify(read)).toContain('NOT_FOUND');
  expect(await invitationsOf('citizen-1')).toEqual([]);
  const id = invitation?.code ?? '';
  const consents = { code: id, outcome: 'consents', answers: { distance: 2 } };
  expect(await answer('citizen-1', consents)).toEqual(['NOT_FOUND']);
  expect(await answer('supervisor-1', consents)).toEqual(['NOT_FOUND']);
  expect(await answer('citizen-2', { ...consents, code: `${reference}-99` })).toEqual(['NOT_FOUND']);
  // Only by their own page: the task is not one of theirs.
  const decide =
    'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE, outcomeId: "refuses", reason: "No") { status } }';
  for (const as of ['citizen-2', 'supervisor-1'])
    expect(JSON.stringify(await system.ask(as, decide, { t: id }))).toMatch(/NOT_FOUND|FORBIDDEN/);

  // Whoever has no account is told by the number that was stated for them; who has one by their own alone.
  const told = await system.prisma.notification.findMany({ where: { reference, event: 'INVITED' } });
  expect(told.map(({ to, person }) => [to.replace(reference, ''), person]).sort()).toEqual([
    ['invitation.-2', null],
    ['invited', 'citizen-2'],
  ]);
  expect(JSON.stringify(told)).toContain(`/my/invitations/${id}`);
  // The case is closed to them: where they go on is their invitation.
  const { notifications } = await system.get<{ notifications: { edges: { node: object }[] } }>(
    'citizen-2',
    '{ notifications(first: 50) { edges { node { reference event path } } } }',
  );
  expect(notifications.edges.map(({ node }) => node)).toContainEqual({
    reference,
    event: 'INVITED',
    path: `/my/invitations/${id}`,
  });
  const kept = await system.prisma.invitation.findMany({ where: { reference }, orderBy: { taskId: 'asc' } });
  expect(kept.map(({ nationalId, mobile }) => [nationalId, mobile])).toEqual([
    [KNOWN, null],
    [STRANGER, '09150000098'],
  ]);
  await expect
    .poll(() => system.prisma.notificationDelivery.findMany({ where: { person: `invitation.${reference}-2` } }), {
      timeout: 30_000,
    })
    .toMatchObject([{ channel: 'SMS' }]);

  expect(await answer('citizen-2', { ...consents, answers: {} })).toEqual(['REQUIRED']);
  expect(await answer('citizen-2', { code: id, outcome: 'refuses' })).toEqual(['REASON_REQUIRED']);
  for (const outcome of ['return', 'reject', 'approve', 'x'])
    expect(await answer('citizen-2', { ...consents, outcome })).toHaveLength(1);
  expect(await answer('citizen-2', consents)).toEqual([]);
  expect(await answer('citizen-2', consents)).toEqual([]);
  expect(await answer('citizen-2', { code: id, outcome: 'refuses', reason: 'No' })).toEqual(['TASK_CLOSED']);
  expect(await invitationsOf('citizen-2')).toMatchObject([
    { status: 'ANSWERED', chosen: { en: 'Consents' }, shown: [], documents: [] },
  ]);

  // The stranger signs in for the first time, with the national ID that was named.
  const token = await system.issuer.token('citizen-1', { sub: 'new-here', national_id: STRANGER, roles: ['citizen'] });
  const askAsStranger = async (query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query, variables });
    return (await fetch(`${system.url}/graphql`, { method: 'POST', headers, body })).json() as Promise<never>;
  };
  const { data: mine } = (await askAsStranger(INVITATIONS)) as { data: { viewer: { invitations: Asked[] } } };
  const [other] = mine.viewer.invitations;
  expect(other).toMatchObject({ title: { en: 'Neighbour 3' }, status: 'OPEN' });
  const refuses = { code: other?.code, outcome: 'refuses', reason: 'It takes my light' };
  expect(await askAsStranger(ANSWER, { i: refuses })).toMatchObject({ data: { answerInvitation: { errors: [] } } });
  await expect
    .poll(async () => (await people.shown(reference)).tasks.at(-1)?.role, { timeout: 30_000 })
    .toBe('supervisor');
  const results = await system.prisma.stepResult.findMany({ where: { reference }, orderBy: { step: 'asc' } });
  expect(results.map(({ step, data }) => [step, (data as { outcome: string }).outcome])).toEqual([
    ['consents', 'refuses'],
    ['consents.NEIGHBOUR.1', 'consents'],
    ['consents.NEIGHBOUR.3', 'refuses'],
  ]);
  expect(await entriesOf('supervisor-1', reference)).toEqual([
    ['Neighbour 1', 'DONE', ['Mobile 09150000099', `National ID ${KNOWN}`, 'Share 3']],
    ['Neighbour 3', 'DONE', ['Mobile 09150000098', `National ID ${STRANGER}`, 'Share 1']],
    ['Hearing', 'OPEN', []],
  ]);
  await people.approve(reference);
  await people.becomes(reference, 'ISSUED');
  const found = async () => {
    const all: TrailFinding[] = [];
    await verifyTrail({ databaseUrl: system.ownerUrl, keySet: { keys: [] }, onFinding: (each) => all.push(each) });
    return all.map(({ problem, row }) => `${problem} ${row?.table}`);
  };
  expect(await found()).toEqual([]);
  const [invited] = await system.prisma.invitation.findMany({ where: { reference }, take: 1 });
  await system.prisma.invitation.update({
    where: { taskId: invited?.taskId ?? '' },
    data: { nationalId: '9990000034' },
  });
  expect(await found()).toEqual(['ROW_CHANGED Invitation']);
  const { standing } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
  expect(JSON.stringify(standing)).not.toContain(KNOWN);
});
