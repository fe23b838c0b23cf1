import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { exampleOn } from '../support/example.js';
import { freshPlot } from '../support/plots.js';
import { type System, startSystem } from '../support/system.js';
import { talkerOf } from '../support/talk.js';

// "Where is my case?" over the whole life of a building application.

interface Public {
  publicNotices: { notices: { code: string; reference: string }[] };
}

let system: System;
let life: ReturnType<typeof exampleOn>;
beforeAll(async () => {
  system = await startSystem();
  // What is filed on its notice as a case of its own is a type that has to be served.
  await exampleOn(system, 'zurich-decision-request').publish();
  life = exampleOn(system, 'zurich-building-application');
  const [one, two, ...rest] = JSON.stringify(life.definition.steps).split('"lasts":{"days":20}');
  await life.publish({ steps: JSON.parse([one, two, ...rest].join('"lasts":{"seconds":20}')) } as object);
});
afterAll(() => system.stop());

const { done } = talkerOf(() => system);

it('tells steps, terms, notices, decisions, conditions, permits and stages as they stand', {
  timeout: 200_000,
}, async () => {
  const { answers = {} } = life.definition.examples[0] ?? {};
  const change = { property: { ...(answers.property as object), nosaziCode: freshPlot() } };
  const { reference } = await life.file(0, { change });
  const { id } = await done('citizen-1', 'startConversation', { reference, language: 'EN' });
  const told = async (text = 'where is my case?') => {
    const { turns } = await done('citizen-1', 'say', { conversation: id, text });
    return turns.at(-1)?.reply ?? '';
  };
  const checking = await told();
  expect(checking).toContain(`${reference}: with the municipality\nIt is now at: Preliminary check.\nUntil 14`);
  expect(checking).not.toContain('Stage');
  expect(await life.decide('supervisor-1', (await life.taskAt(reference, 'preliminary')).id)).toBeUndefined();
  for (const [role, as] of [
    ['power-company', 'power-1'],
    ['gas-company', 'gas-1'],
  ] as const)
    expect(await life.decide(as, (await life.taskFor(reference, role)).id, { i: 'no-objection' })).toBeUndefined();
  const { publicNotices } = await system.get<Public>('citizen-2', '{ publicNotices { notices { code reference } } }');
  const notice = publicNotices.notices.find((each) => each.reference === reference)?.code;
  const respond = 'mutation($i: RespondToNoticeInput!) { respondToNotice(input: $i) { errors { code } } }';
  await system.get('citizen-2', respond, { i: { notice, kind: 'OBJECTION', text: 'It is too high' } });

  const noticed = await told();
  for (const line of [
    'Decided at “Power supply”: No objection.',
    /Legal term “Term of treatment”: until 14\d\d\/\d\d\/\d\d\. After it the case goes on elsewhere\. Why that day: It began once “Preliminary check” was done .*, It lasts 2 months/,
    new RegExp(`http://.*/notices/${notice}\\. Objections: 1, wishes to be told the decision: 0`),
  ])
    expect(noticed).toMatch(line);
  expect(noticed).not.toMatch(/too high|citizen-2/);

  expect(await life.decide('head-1', (await life.taskAt(reference, 'objections')).id)).toBeUndefined();
  const due = addDays(jalaliDay(new Date()), 300);
  const granted = { i: 'on-conditions', c: [{ text: 'Samples of colour', due }] };
  expect(await life.decide('head-1', (await life.taskAt(reference, 'decision')).id, granted)).toBeUndefined();
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  const owed = await told();
  expect(owed).toContain('Decided at “Decision of the building authority”: Permit on conditions.');
  expect(owed).toContain(`Condition “Samples of colour”: in force, until ${due}.`);
  expect(owed).toContain('Yours to do: Pay the slip of 1,892.50 CHF.');
  await life.people.pay(reference);
  await life.people.becomes(reference, 'ISSUED');
  await life.taskAt(reference, 'set-out');
  const control = await told(`where is ${reference}?`);
  for (const line of [
    /Permit \S+: in force, until 14/,
    'No time is booked yet for the visit “Control of the setting-out”.',
    'Stage “Control of the setting-out”: waits for a visit; after it you may build up from the foundation.',
    'Condition “Samples of colour”: to be looked at',
  ])
    expect(control).toMatch(line);
});

it('says where a decision led, in the words of whoever decided, and names the paper of a rejection', {
  timeout: 200_000,
}, async () => {
  const { answers = {} } = life.definition.examples[1] ?? {};
  const change = { property: { ...(answers.property as object), nosaziCode: freshPlot() } };
  const { reference } = await life.file(1, { change });
  const { id } = await done('citizen-1', 'startConversation', { reference, language: 'FA' });
  const says = (text: string) => done('citizen-1', 'say', { conversation: id, text });

  // What applicant and municipality write to each other: shown first, sent once, read.
  expect((await says('می‌خواهم پیامی به شهرداری بنویسم')).ask?.paths).toEqual(['own~words']);
  const { offer } = await says('در باغ از سوی شمال باز می‌شود؛ کد ملی من 9990000018 است');
  expect(offer?.text.en).toContain('در باغ از سوی شمال');
  for (const _ of [1, 2]) await done('citizen-1', 'confirmProposal', { conversation: id, hash: offer?.hash });
  await system.get('supervisor-1', 'mutation($i: SendMessageInput!) { sendMessage(input: $i) { errors { code } } }', {
    i: { reference, text: 'سپاس، پیدا کردیم' },
  });
  expect((await says('پرونده من کجاست؟')).turns.at(-1)?.reply).toContain('پیام خوانده‌نشده: ۱');
  const read = (await says('پیام‌هایم را نشان بده')).turns.at(-1)?.reply ?? '';
  expect(read).toMatch(/شما: در باغ.*\n.*شهرداری: سپاس، پیدا کردیم/);
  expect(await system.prisma.caseMessage.count({ where: { reference, side: 'APPLICANT' } })).toBe(1);
  expect((await says('پرونده من کجاست؟')).turns.at(-1)?.reply).not.toContain('خوانده‌نشده');

  const told = async () =>
    (await done('citizen-1', 'say', { conversation: id, text: 'پرونده من کجاست؟' })).turns.at(-1)?.reply ?? '';
  expect(await life.decide('supervisor-1', (await life.taskAt(reference, 'preliminary')).id)).toBeUndefined();
  expect(await told()).toContain('پاسخ این‌ها هنوز نیامده است: همسایه');
  for (const [role, as] of [
    ['power-company', 'power-1'],
    ['gas-company', 'gas-1'],
  ] as const)
    expect(await life.decide(as, (await life.taskFor(reference, role)).id, { i: 'no-objection' })).toBeUndefined();
  const invited = await system.prisma.task.findFirst({
    where: { reference, invitation: { nationalId: '9990000026' } },
  });
  const refuses = { code: invited?.id, outcome: 'refuses', reason: 'نور را می‌گیرد' };
  const answer = 'mutation($i: AnswerInvitationInput!) { answerInvitation(input: $i) { errors { code } } }';
  await system.get('citizen-2', answer, { i: refuses });
  const near = await life.taskAt(reference, 'too-near');
  expect(await told()).toMatch(/تصمیم در «همسایه.*»: مخالفم\./);
  expect(await life.decide('head-1', near.id, { o: 'REJECT', r: 'فاصله نگه داشته نشده است' })).toBeUndefined();
  await life.people.becomes(reference, 'REJECTED');
  const rejected = await told();
  expect(rejected).toContain('آخرین سخن درباره آن: «فاصله نگه داشته نشده است»');
  expect(rejected).toContain(`/applications/${reference}/decision`);
});
