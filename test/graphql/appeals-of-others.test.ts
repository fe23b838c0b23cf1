import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';
import { talkerOf } from '../support/talk.js';

// Whoever filed something on a public notice takes the decision to a second instance: who may, until when, and who reads what.

let system: System;
let people: ReturnType<typeof applicants>;
const title = { fa: 'نمونه', en: 'Sample' };
const CODE = 'open-to-others';
const NUMBER = '9990000026';

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  const sample = JSON.parse(await readFile(new URL('../definitions/every-step.json', import.meta.url), 'utf8'));
  const view = {
    ...{ id: 'view', type: 'publish-notice', title, text: title, lasts: { seconds: 12 } },
    shows: { answers: ['subject'] },
  };
  const approval = { id: 'approval', type: 'review', title, role: 'department-head' };
  const recourse = {
    ...{ id: 'recourse', type: 'appeal', title: { fa: 'شکایت', en: 'Recourse' }, of: ['ISSUED'] },
    ...{ by: { filedOn: 'view' }, within: { days: 10 }, role: 'supervisor', suspends: true },
  };
  const own = { ...recourse, id: 'own', by: 'applicant', role: 'director', suspends: false };
  const steps = [...sample.steps.slice(0, 3), view, approval, { id: 'grant', type: 'issue', title }, recourse, own];
  await serve(system.prisma, FormDefinition.parse({ ...sample, code: CODE, fees: [], documents: [], steps }));
});
afterAll(() => system.stop());

type Answer = Record<string, { errors: { code: string }[] } | null>;
/** The codes that a mutation was refused with. */
async function did(as: string, name: string, input: object): Promise<string[]> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors = [] } = (await system.ask<Answer>(
    as,
    `mutation($i: ${type}!) { ${name}(input: $i) { errors { code } } }`,
    { i: input },
  )) as { data?: Answer; errors?: { extensions: { code: string } }[] };
  return data?.[name]?.errors.map(({ code }) => code) ?? errors.map(({ extensions }) => extensions.code);
}
const object = (as: string, reference: string, reason: string, appeal = 'recourse') =>
  did(as, 'appealDecision', { reference, appeal, reason });

interface Filed {
  code: string;
  reference: string;
  appeals: { code: string; until: string | null }[];
  objections: { state: string; reason: string; by: { name: { en: string } | null } }[];
}
const filedBy = async (as: string, reference: string) => {
  const query = `{ viewer { noticeResponses { code reference appeals { code until }
    objections { state reason by { name { en } } } } } }`;
  const { viewer } = await system.get<{ viewer: { noticeResponses: Filed[] } }>(as, query);
  return viewer.noticeResponses.find((each) => each.reference === reference);
};
const told = async (as: string, reference: string) =>
  (
    await system.prisma.notification.findMany({
      where: { person: as, reference, event: { in: ['APPEALED', 'NOTICE_DECIDED'] } },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ event, path, message }) => `${event} ${path} ${(message as { en: string }).en}`);

interface Seen {
  permit: { status: string } | null;
  objections: { state: string; byThirdParty: boolean; reason: string; by: { name: { fa: string } | null } }[];
  timeline: { type: string; data: { reason?: string } | null }[];
}
const seen = async (as: string, reference: string) => {
  const query = `query($r: ID!) { application(reference: $r) { permit { status }
    objections { state byThirdParty reason by { name { fa } } } timeline { type data } } }`;
  return (await system.get<{ application: Seen }>(as, query, { r: reference })).application;
};

/** A case that is granted, on whose notice the people have filed something. */
async function granted(plot: string, objectors: readonly string[]): Promise<{ reference: string; notice: string }> {
  const answers = { property: { nosaziCode: plot }, subject: 'سایه‌بان', visit: false };
  const { reference } = await people.submit(await people.draft(CODE, answers, 'citizen-1', []));
  const notice = async () => {
    const query = '{ publicNotices { notices { code reference } } }';
    interface Public {
      publicNotices: { notices: { code: string; reference: string }[] };
    }
    const { publicNotices } = await system.get<Public>('citizen-2', query);
    return publicNotices.notices.find((each) => each.reference === reference)?.code;
  };
  await expect.poll(notice, { timeout: 20_000 }).toBeDefined();
  const code = (await notice()) as string;
  for (const as of objectors)
    expect(await did(as, 'respondToNotice', { notice: code, kind: 'OBJECTION', text: 'نور' })).toEqual([]);
  const approval = () => system.prisma.task.findFirst({ where: { reference, status: 'OPEN' } });
  await expect.poll(approval, { timeout: 40_000 }).not.toBeNull();
  await people.approve(reference, 'head-1');
  await people.becomes(reference, 'ISSUED');
  return { reference, notice: code };
}
const taskAt = async (reference: string, stepId: string) => {
  const open = () =>
    system.prisma.task.findFirst({ where: { reference, stepId, status: { in: ['OPEN', 'CLAIMED'] } } });
  await expect.poll(open, { timeout: 20_000 }).not.toBeNull();
  return (await open())?.id ?? '';
};
const decide = async (as: string, id: string, outcome: string) => {
  const mutation =
    'mutation($t: ID!, $o: ReviewOutcome!) { decideTask(id: $t, outcome: $o, reason: "as found") { status } }';
  const { errors = [] } = (await system.ask(as, mutation, { t: id, o: outcome })) as {
    errors?: { extensions: { code: string } }[];
  };
  return errors.map(({ extensions }) => extensions.code);
};

it('is begun by one, joined by others, and decided once for all of them', { timeout: 180_000 }, async () => {
  const { reference } = await granted('9-1-7-31-0-0-0', ['citizen-2', 'supervisor-1', 'supervisor-2']);
  const until = addDays(jalaliDay(new Date()), 10);
  await expect
    .poll(() => filedBy('citizen-2', reference), { timeout: 20_000 })
    .toMatchObject({ appeals: [{ code: 'recourse', until }], objections: [] });

  // Nobody else may, and neither the applicant nor who took theirs back.
  expect(await object('office-1', reference, 'x')).toEqual(['NOT_FOUND']);
  expect(await object('head-1', reference, 'x')).not.toEqual([]);
  expect(await object('citizen-1', reference, 'x')).toEqual(['CONFLICT']);
  expect((await object('citizen-2', reference, ' ')).length).toBe(1);

  const words = `سایه روی خانه ما می‌افتد، ${NUMBER}`;
  expect(await object('citizen-2', reference, words)).toEqual([]);
  expect(await object('citizen-2', reference, words)).toEqual([]);
  expect(await object('citizen-2', reference, 'once more')).toEqual(['CONFLICT']);

  // The applicant is told, reads why without numbers, and not who.
  await expect.poll(async () => (await seen('citizen-1', reference)).permit?.status).toBe('SUSPENDED');
  const applicant = await seen('citizen-1', reference);
  expect(applicant.objections).toMatchObject([{ state: 'OPEN', byThirdParty: true }]);
  expect(applicant.objections[0]?.reason).toContain('سایه روی خانه ما می‌افتد');
  expect(JSON.stringify([applicant.objections, applicant.timeline])).not.toContain(NUMBER);
  const { by } = applicant.objections[0] ?? {};
  expect(by?.name?.fa).toMatch(/\*|•|…|\u2022/);
  expect((await told('citizen-1', reference)).join()).toContain('objects to what was decided');
  expect(JSON.stringify(await told('citizen-1', reference))).not.toContain(NUMBER);
  const desk = await seen('supervisor-2', reference);
  expect(desk.objections[0]?.reason).toBeDefined();

  // A second one joins it. Who held the task gives it back with that, and decides nothing of it.
  const task = await taskAt(reference, 'recourse');
  await system.get('supervisor-1', 'mutation($t: ID!) { claimTask(id: $t) { status } }', { t: task });
  expect(await object('supervisor-1', reference, 'I live there, too')).toEqual([]);
  expect(await decide('supervisor-1', task, 'REJECT')).toEqual(['SEPARATION_OF_DUTIES']);
  expect(await decide('head-1', task, 'REJECT')).toEqual(['FORBIDDEN']);
  // The applicant's own way is open again once this is decided.
  expect(await object('citizen-1', reference, 'a condition', 'own')).toEqual(['CONFLICT']);
  expect(await decide('supervisor-2', task, 'REJECT')).toEqual([]);

  await expect.poll(async () => (await seen('citizen-1', reference)).permit?.status).toBe('ISSUED');
  expect((await seen('citizen-1', reference)).objections.map(({ state }) => state)).toEqual(['DISMISSED', 'DISMISSED']);
  for (const as of ['citizen-2', 'supervisor-1']) {
    await expect.poll(async () => (await told(as, reference)).length, { timeout: 20_000 }).toBe(3);
    const [ended, filed, decided] = await told(as, reference);
    expect(ended).toMatch(/^NOTICE_DECIDED \/my /);
    expect(filed).toMatch(/^APPEALED \/my .*Recourse: filed/);
    expect(decided).toMatch(/^APPEALED \/my .*Recourse: dismissed/);
  }
  expect(await filedBy('citizen-2', reference)).toMatchObject({
    appeals: [],
    objections: [{ state: 'DISMISSED', reason: words }],
  });
  expect(await object('citizen-2', reference, 'again')).toEqual(['CONFLICT']);

  // Who has not objected yet still may; and the applicant, whose time had stood still.
  expect(await filedBy('supervisor-2', reference)).toMatchObject({ appeals: [{ code: 'recourse' }] });
  expect(await object('citizen-1', reference, 'a condition', 'own')).toEqual([]);
  expect(await object('supervisor-2', reference, 'mine')).toEqual(['CONFLICT']);
  expect(await decide('director-1', await taskAt(reference, 'own'), 'REJECT')).toEqual([]);
  await expect.poll(() => object('supervisor-2', reference, 'mine'), { timeout: 20_000 }).toEqual([]);
  const found: object[] = [];
  await verifyTrail({ databaseUrl: system.ownerUrl, keySet: { keys: [] }, onFinding: (each) => found.push(each) });
  expect(found).toEqual([]);
});

it('has the case decided anew, after which everybody may object to the new end', { timeout: 180_000 }, async () => {
  const { reference, notice } = await granted('9-1-7-32-0-0-0', ['citizen-2']);
  const { done } = talkerOf(() => system);
  const says = (id: string, text: string) => done('citizen-2', 'say', { conversation: id, text });

  // In a conversation about the notice it is one of what may be done.
  const { id, turns } = await done('citizen-2', 'startConversation', { notice, language: 'EN' });
  expect(turns.at(-1)?.reply).toContain('Recourse');
  await says(id, 'Recourse');
  const { offer } = await says(id, 'The roof is too high');
  expect(offer?.text.en).toContain('The roof is too high');
  for (const _ of [1, 2]) await done('citizen-2', 'confirmProposal', { conversation: id, hash: offer?.hash });
  const task = await taskAt(reference, 'recourse');
  expect((await says(id, 'Where is my case?')).turns.at(-1)?.reply).toContain('is being decided');
  expect(await decide('supervisor-1', task, 'APPROVE')).toEqual([]);
  const again = await taskAt(reference, 'approval');
  expect((await filedBy('citizen-2', reference))?.appeals).toEqual([]);
  expect(await decide('head-1', again, 'APPROVE')).toEqual([]);
  await people.becomes(reference, 'ISSUED');
  await expect
    .poll(() => filedBy('citizen-2', reference), { timeout: 20_000 })
    .toMatchObject({ appeals: [{ code: 'recourse' }], objections: [{ state: 'UPHELD' }] });
});
