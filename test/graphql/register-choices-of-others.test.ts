import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenTemporal, openTemporal } from '../../cli/temporal-client.js';
import { applicants } from '../support/permits.js';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

// Fields that choose from a register where others than the applicant fill in: bodies, signals, notices.

let system: System;
let people: ReturnType<typeof applicants>;
let temporal: OpenTemporal;

const title = (en: string) => ({ fa: 'دفتر', en });
const field = (more: object) => ({
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['office'],
    properties: {
      office: { title: 'دفتر', type: 'string', maxLength: 40, ...more, 'x-i18n': { en: { title: 'Office' } } },
    },
  },
  ui: {},
});
const fromOffices = field({ 'x-options': { register: 'offices', label: 'name' } });
const LABELS = { 'R-1': title('Road 1'), 'R-2': title('Road 2') };
const fromList = field({ enum: ['R-1', 'R-2'], 'x-labels': LABELS });

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  people = applicants(system);
  temporal = openTemporal(system.config);
  const body = (id: string, form: object) => ({ id, title: title(id), role: 'agency', form });
  const view = { id: 'view', type: 'publish-notice', title: title('View'), text: title('View'), lasts: { days: 1 } };
  const definition = freeType(
    [
      {
        id: 'ask',
        type: 'consult',
        title: title('Ask'),
        bodies: [body('WATER', fromOffices), body('ROADS', fromList)],
      },
      { id: 'begun', type: 'wait', title: title('Begun'), signal: 'works-begun', by: 'applicant', form: fromOffices },
      { ...view, shows: { answers: ['subject'] }, takes: ['objection'], form: fromOffices },
      { id: 'grant', type: 'issue', title: title('Grant') },
    ],
    { code: 'shoring' },
  );
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
    d: definition,
  });
  const offices = { 'O-1': 'دفتر آب', 'O-2': 'دفتر خاک', 'O-3': 'دفتر آب غرب' };
  await system.prisma.registerRecord.createMany({
    data: Object.entries(offices).map(([key, name]) => ({
      ...{ register: 'offices', key, record: { officeId: key, name, approved: true } },
      ...{ source: 'test', version: '1', recordedAt: new Date() },
    })),
  });
});
afterAll(async () => {
  await temporal.close();
  await system.stop();
});

interface Place {
  permitType: string;
  version: number;
  step: string | null;
  body: string | null;
}
interface WithForm {
  form: { place: Place };
}
const PLACE = 'form { place { permitType version step body } }';

async function found(as: string, place: Place, search: string): Promise<string[]> {
  const query = `query($permitType: ID!, $version: Int, $step: ID, $body: ID, $s: String) {
    permitType(code: $permitType, version: $version) { choices(path: "office", step: $step, body: $body, search: $s) { value } } }`;
  const { permitType } = await system.get<{ permitType: { choices: { value: string }[] } }>(as, query, {
    ...place,
    s: search,
  });
  return permitType.choices.map(({ value }) => value).toSorted();
}

const filed = async () => {
  const reference = await people.draft('shoring', smallAnswers, 'citizen-1', []);
  await people.submit(reference);
  return reference;
};
const tasksOf = async (reference: string) => {
  const query = `query($r: ID!) { application(reference: $r) { tasks { id status ${PLACE} } } }`;
  type Tasks = { application: { tasks: (WithForm & { id: string; status: string })[] } };
  const { application } = await system.get<Tasks>('agency-1', query, { r: reference });
  return application.tasks.filter(({ status }) => status === 'OPEN');
};
const signalsOf = async (reference: string) => {
  const query = `query($r: ID!) { application(reference: $r) { signals { signal ${PLACE} } } }`;
  type Signals = { application: { signals: WithForm[] } };
  return (await system.get<Signals>('citizen-1', query, { r: reference })).application.signals;
};

interface Said {
  errors: { code: string }[];
}
const tell = async (reference: string, office: string) => {
  const mutation = 'mutation($i: TellCaseInput!) { tellCase(input: $i) { errors { code path } } }';
  const input = { reference, signal: 'works-begun', data: { office } };
  return (await system.get<{ tellCase: Said }>('citizen-1', mutation, { i: input })).tellCase.errors;
};

it('is searched where the form stands, and checked again by whoever takes the message', {
  timeout: 180_000,
}, async () => {
  const reference = await filed();
  await expect.poll(async () => (await tasksOf(reference)).length, { timeout: 30_000 }).toBe(2);
  const tasks = await tasksOf(reference);
  const place = { permitType: 'shoring', version: 1, step: 'ask' };
  expect(tasks.map(({ form }) => form.place)).toEqual([
    { ...place, body: 'WATER' },
    { ...place, body: 'ROADS' },
  ]);
  // Two bodies have the same field of their own.
  expect(await found('agency-1', tasks[0]?.form.place as Place, 'آب')).toEqual(['O-1', 'O-3']);
  expect(await found('agency-1', tasks[1]?.form.place as Place, 'R')).toEqual(['R-1', 'R-2']);
  const decide =
    'mutation($t: ID!, $a: JSON) { decideTask(id: $t, outcome: APPROVE, answers: $a, reason: "as found") { status } }';
  const refused = await system.ask('agency-1', decide, { t: tasks[0]?.id, a: { office: 'R-1' } });
  expect(refused.errors?.[0]?.extensions.issues).toEqual([
    expect.objectContaining({ path: 'answers.office', code: 'NOT_AN_OPTION' }),
  ]);
  await system.get('agency-1', decide, { t: tasks[0]?.id, a: { office: 'O-1' } });
  await system.get('agency-1', decide, { t: tasks[1]?.id, a: { office: 'R-1' } });

  // What comes with a signal.
  await expect.poll(async () => (await signalsOf(reference)).length, { timeout: 30_000 }).toBe(1);
  const [signal] = await signalsOf(reference);
  expect(signal?.form.place).toEqual({ ...place, step: 'begun', body: null });
  expect(await found('citizen-1', signal?.form.place as Place, 'دفتر آب')).toEqual(['O-1', 'O-3']);
  expect(await tell(reference, 'R-1')).toEqual([{ code: 'NOT_AN_OPTION', path: 'data.office' }]);

  // Words that somebody put past the API, or whose record is gone since, are not taken.
  const words = async (office: string) =>
    (
      await system.prisma.remark.create({
        data: { reference, author: 'citizen-1', text: JSON.stringify({ office }) },
        select: { id: true },
      })
    ).id;
  const actor = { id: 'citizen-1', roles: ['citizen'] };
  const send = async (office: string) =>
    temporal.cases().tell(reference, { signal: 'works-begun', actor, words: await words(office) }, crypto.randomUUID());
  await expect(send('R-1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(send('')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await signalsOf(reference)).toHaveLength(1);
  await send('O-1');
  const kept = () => system.prisma.stepResult.findFirst({ where: { reference, step: 'begun' } });
  await expect.poll(kept, { timeout: 30_000 }).toMatchObject({ data: { office: 'O-1' } });

  // Whoever objects, beside their words.
  type Notices = { publicNotices: { notices: { code: string }[] } };
  const listed = async () =>
    (await system.get<Notices>('citizen-2', '{ publicNotices { notices { code } } }')).publicNotices.notices;
  await expect.poll(async () => (await listed()).length, { timeout: 30_000 }).toBe(1);
  const code = (await listed())[0]?.code;
  const { publicNotice } = await system.get<{ publicNotice: WithForm }>(
    'citizen-2',
    `query($c: ID!) { publicNotice(code: $c) { ${PLACE} } }`,
    { c: code },
  );
  expect(await found('citizen-2', publicNotice.form.place, 'غرب')).toEqual(['O-3']);
  const respond =
    'mutation($i: RespondToNoticeInput!) { respondToNotice(input: $i) { errors { code path } response { code } } }';
  const objects = async (office: string) => {
    const input = { notice: code, kind: 'OBJECTION', text: 'Not so', answers: { office } };
    return (await system.get<{ respondToNotice: Said }>('citizen-2', respond, { i: input })).respondToNotice.errors;
  };
  expect(await objects('R-1')).toEqual([{ code: 'NOT_AN_OPTION', path: 'answers.office' }]);
  expect(await objects('O-3')).toEqual([]);
  // Whoever decides, and whoever filed it, read what the record is called.
  const read = `{ application(reference: "${reference}") { noticeResponses { answers form { formSchema } } } }`;
  const own = '{ viewer { noticeResponses { answers form { formSchema } } } }';
  expect(JSON.stringify(await system.get('supervisor-1', read))).toContain('دفتر آب غرب');
  expect(JSON.stringify(await system.get('citizen-2', own))).toContain('دفتر آب غرب');
});
