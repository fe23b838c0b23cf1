import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { consentsStep, neighboursField } from '../support/neighbours.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';
import { talkerOf } from '../support/talk.js';

// What an invitation, a notice and a signal ask may be a record of a register: in a talk it is found by a part of its name, as in a filing.

let system: System;
const text = (fa: string, en: string) => ({ fa, en });
const titled = (fa: string, en: string) => ({ title: fa, 'x-i18n': { en: { title: en } } });
/** of `citizen-2` */
const KNOWN = '9990000026';
const OFFICES = { 'R-1': 'دفتر فنی کیان', 'R-2': 'دفتر فنی نگین', 'R-3': 'کارگاه آبان' };

const chosen = (fa: string, en: string) => ({
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['office'],
    properties: {
      office: { ...titled(fa, en), type: 'string', maxLength: 60, 'x-options': { register: 'offices', label: 'name' } },
    },
  },
});

beforeAll(async () => {
  system = await startSystem();
  const sample = JSON.parse(await readFile(new URL('../definitions/every-step.json', import.meta.url), 'utf8'));
  const form = structuredClone(sample.form);
  form.schema.properties.neighbours = neighboursField;
  const view = {
    ...{ id: 'view', type: 'publish-notice', title: text('آگهی', 'Public notice'), lasts: { seconds: 25 } },
    ...{ text: text('طرح را ببینید', 'Look at the project'), shows: { answers: ['subject'] } },
    form: chosen('دفتری که نظر داده', 'The office that advised'),
  };
  const look = { id: 'look', type: 'review', title: text('بررسی', 'Look'), role: 'supervisor' };
  const grant = { id: 'grant', type: 'issue', title: text('صدور', 'Grant') };
  const begun = {
    ...{ id: 'begun', type: 'wait', title: text('آغاز کار', 'Works are begun'), signal: 'begun', by: 'applicant' },
    form: chosen('مجری کار', 'Who does the works'),
  };
  const asked = consentsStep(chosen('دفتر مشاور شما', 'The office that advises you'));
  const steps = [...sample.steps.slice(0, 3), asked, view, look, grant, begun];
  const code = 'with-registers';
  await serve(system.prisma, FormDefinition.parse({ ...sample, code, form, fees: [], documents: [], steps }));
  await system.prisma.registerRecord.createMany({
    data: Object.entries(OFFICES).map(([key, name]) => ({
      ...{ register: 'offices', key, source: 'test', version: '1', recordedAt: new Date() },
      record: { officeId: key, name, approved: true },
    })),
  });
});
afterAll(() => system.stop());

const { done } = talkerOf(() => system);
type Talk = Awaited<ReturnType<typeof done>> & { ask: { options: { value: string }[] } | null };
const says = async (as: string, id: string, words: string) =>
  (await done(as, 'say', { conversation: id, text: words })) as Talk;
const confirm = (as: string, id: string, hash = '') => done(as, 'confirmProposal', { conversation: id, hash });
const optionsOf = ({ ask }: Talk) => ask?.options.map(({ value }) => value).toSorted();

/** Says a part of a name that several have, and then which is meant. */
async function choose(as: string, id: string): Promise<Talk> {
  const none = await says(as, id, 'هیچستان');
  expect([none.turns.at(-1)?.reply, none.ask?.paths]).toEqual([expect.stringContaining('پیدا نشد'), ['office']]);
  const several = await says(as, id, 'دفتر فنی');
  expect(optionsOf(several)).toEqual(['R-1', 'R-2']);
  const taken = await says(as, id, 'نگین');
  expect(taken.turns.at(-1)?.reply).toContain(OFFICES['R-2']);
  return taken;
}

it('is found by a part of its name in an invitation, on a notice, and in what a case waits to be told', {
  timeout: 240_000,
}, async () => {
  const people = applicants(system);
  const answers = {
    ...{ subject: 'سایه‌بان مغازه', visit: false, property: { nosaziCode: '9-1-7-16-0-0-0' } },
    neighbours: [{ nationalId: KNOWN }],
  };
  const { reference } = await people.submit(await people.draft('with-registers', answers, 'citizen-1', []));
  const mine = () => system.prisma.invitation.findFirst({ where: { task: { reference } } });
  await expect.poll(mine, { timeout: 20_000 }).not.toBeNull();
  const invitation = (await mine())?.taskId ?? '';

  const { id } = await done('citizen-2', 'startConversation', { invitation, language: 'FA' });
  expect((await says('citizen-2', id, 'موافقم')).ask?.paths).toEqual(['office']);
  await choose('citizen-2', id);
  const agreed = await says('citizen-2', id, 'رد شو');
  await confirm('citizen-2', id, agreed.offer?.hash);
  await expect
    .poll(() => system.prisma.task.findUnique({ where: { id: invitation } }), { timeout: 20_000 })
    .toMatchObject({ status: 'DONE', outcomeId: 'consents', answers: { office: 'R-2' } });

  type Public = { publicNotices: { notices: { code: string; reference: string }[] } };
  const shown = () => system.get<Public>('citizen-2', '{ publicNotices { notices { code reference } } }');
  const code = async () => (await shown()).publicNotices.notices.find((each) => each.reference === reference)?.code;
  await expect.poll(code, { timeout: 20_000 }).toBeDefined();
  const notice = await code();
  const about = await done('citizen-2', 'startConversation', { notice, language: 'FA' });
  expect((await says('citizen-2', about.id, 'اعتراض دارم')).ask?.paths).toEqual(['office']);
  const chose = await choose('citizen-2', about.id);
  expect(chose.ask?.paths).toEqual(['own~words']);
  const objection = await says('citizen-2', about.id, 'نور مغازه ما را می‌گیرد');
  await confirm('citizen-2', about.id, objection.offer?.hash);
  const rows = await system.prisma.noticeResponse.findMany({ where: { reference } });
  expect(rows).toMatchObject([{ kind: 'OBJECTION', answers: { office: 'R-2' } }]);

  const task = () => system.prisma.task.findFirst({ where: { reference, stepId: 'look', status: 'OPEN' } });
  await expect.poll(task, { timeout: 60_000 }).not.toBeNull();
  const approve = 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }';
  await system.get('supervisor-1', approve, { id: (await task())?.id });
  const waits = async () =>
    (await system.prisma.application.findUnique({ where: { reference } }))?.currentSteps.includes('begun');
  await expect.poll(waits, { timeout: 60_000 }).toBe(true);
  const owner = await done('citizen-1', 'startConversation', { reference, language: 'FA' });
  expect((await says('citizen-1', owner.id, 'آغاز کار')).ask?.paths).toEqual(['office']);
  const told = await choose('citizen-1', owner.id);
  await confirm('citizen-1', owner.id, told.offer?.hash);
  await expect
    .poll(() => system.prisma.stepResult.findFirst({ where: { reference, step: 'begun' } }), { timeout: 60_000 })
    .toMatchObject({ data: { office: 'R-2' } });
});
