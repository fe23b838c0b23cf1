import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { exampleOn, numberOf } from '../test/support/example.js';
import { answersFor, statusOf } from '../test/support/permits.js';
import { photographed } from '../test/support/photographed.js';
import { type System, startSystem } from '../test/support/system.js';
import { talkerOf } from '../test/support/talk.js';
import { visitCame } from '../test/support/visit-came.js';

// What was built is visited, measured, fined by a commission where it went too far, and certified.

let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'completion-certificate');
  await life.publish();
});
afterAll(() => system.stop());

const { done } = talkerOf(() => system);

/** The first time that is offered for a visit. */
async function book(as: string, id: string): Promise<void> {
  const query = 'query($i: ID!) { task(id: $i) { offeredTimes } }';
  const { task } = await system.get<{ task: { offeredTimes: string[] } }>(as, query, { i: id });
  const mutation =
    'mutation($i: ID!, $t: DateTime!) { bookAppointment(id: $i, startsAt: $t) { appointment { standing } } }';
  await system.get(as, mutation, { i: id, t: task.offeredTimes[0] });
}

/** What its owner says to the ruling, once they are asked. */
async function answer(reference: string, data: object): Promise<void> {
  const query = 'query($r: ID!) { application(reference: $r) { signals { signal } } }';
  const asked = async () =>
    (await system.get<{ application: { signals: object[] } }>('citizen-1', query, { r: reference })).application
      .signals;
  await expect.poll(asked, { timeout: 30_000 }).toEqual([{ signal: 'ruling-answered' }]);
  const tell = 'mutation($i: TellCaseInput!) { tellCase(input: $i) { errors { code } } }';
  const input = { reference, signal: 'ruling-answered', data };
  expect(await system.get('citizen-1', tell, { i: input })).toEqual({ tellCase: { errors: [] } });
}

it('rests on a permit that was granted here, which stays in force, and prints what was built', async () => {
  const { plot, ...construction } = await life.people.granted();
  const basePermit = { number: numberOf(construction) };
  const { property } = answersFor('construction', plot);
  const filed = await life.file(0, { change: { property, basePermit } });
  expect(filed.evaluation).toMatchObject({ outcome: 'CLEAN', total: '4000000' });
  expect(statusOf(filed, 'R-BASE-01')).toBe('PASS');
  const { reference } = filed;
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  await life.people.pay(reference);
  const empty = await life.taskFor(reference, 'supervisor');
  // It is of the officer of the district from the moment it is there; nobody else takes it.
  expect(await system.prisma.task.findUnique({ where: { id: empty.id } })).toMatchObject({
    status: 'CLAIMED',
    assignee: 'supervisor-1',
  });
  const claim = 'mutation($t: ID!) { claimTask(id: $t) { status } }';
  expect(JSON.stringify(await system.ask('supervisor-2', claim, { t: empty.id }))).toContain('TASK_NOT_YOURS');
  const assigned = { where: { reference, event: 'ASSIGNED', person: 'supervisor-1' } } as const;
  await expect.poll(() => system.prisma.notification.count(assigned), { timeout: 20_000 }).toBe(1);
  await book('citizen-1', empty.id);
  const nobody =
    'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE, outcomeId: "nobody-met", reason: "در بسته بود") { status } }';
  expect(await system.ask('supervisor-1', nobody, { t: empty.id })).toHaveProperty('errors');
  await visitCame(system, empty.id, new Date(Date.now() - 7_200_000));
  await system.get('supervisor-1', nobody, { t: empty.id });
  const visit = await life.taskFor(reference, 'supervisor');
  expect(visit.id).not.toBe(empty.id);
  await book('citizen-1', visit.id);
  expect(visit.form?.formSchema).toMatchObject({ properties: { measuredArea: { title: 'Area as measured (m²)' } } });
  expect(visit.answers).toBeNull();
  const found: Record<string, unknown> = {
    ...life.definition.examples[1]?.results.visit,
    remarks: 'بالکن مسقف شده است',
  };
  const { checklist: _, ...unfinished } = found;
  expect(await life.refusal('supervisor-1', visit.id, { a: found })).toMatchObject({
    code: 'ANSWERS_INVALID',
    issues: [expect.objectContaining({ path: 'documents.SITE_PHOTO' })],
  });
  expect(await photographed(system, 'supervisor-1', visit.id)).toBeUndefined();
  expect(await life.refusal('supervisor-1', visit.id)).toMatchObject({ code: 'ANSWERS_INVALID' });
  expect(await life.refusal('supervisor-1', visit.id, { a: { ...unfinished, excessArea: 'much' } })).toMatchObject({
    code: 'ANSWERS_INVALID',
    issues: expect.arrayContaining([
      expect.objectContaining({ path: 'answers.checklist', code: 'REQUIRED' }),
      expect.objectContaining({ path: 'answers.excessArea' }),
    ]),
  });
  expect(await life.refusal('supervisor-1', visit.id, { a: found })).toBeUndefined();
  expect(await life.refusal('supervisor-1', visit.id, { a: found })).toBeUndefined();
  const ruling = await life.taskFor(reference, 'commission-100');
  expect(
    await life.refusal('commission-100-1', ruling.id, {
      a: { ruling: 'FINE', rulingNumber: '77', fine: 35_000_000 },
    }),
  ).toBeUndefined();
  await answer(reference, { answer: 'ACCEPTS' });
  const signature = await life.taskFor(reference, 'department-head');
  const told = await system.prisma.notification.findFirstOrThrow({ where: { reference, event: 'MESSAGE' } });
  const { fa, en } = told.message as { fa: string; en: string };
  expect(en).toContain('measured 7 m² beyond the permit. The Article 100 Commission has ruled under number 77: Fine.');
  expect(fa).toContain('۷ مترمربع');
  expect(fa.replaceAll('\u200e', '')).toContain('رأی شماره ۷۷ را داده است: جریمه.');
  expect(await life.refusal('head-1', signature.id, { a: {} })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await life.refusal('head-1', signature.id)).toBeUndefined();
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  expect((await life.people.shown(reference)).evaluation.total).toBe('44000000');
  await expectChangesToldOf(reference);
  expect((await life.tasksOf(reference)).find(({ id }) => id === visit.id)?.answers).toMatchObject({
    excessArea: '7',
    remarks: found.remarks,
  });
  // None of it is in the workflow's own keeping.
  const { standing } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
  expect(JSON.stringify(standing)).not.toContain('بالکن');
  await life.people.pay(reference);
  await life.people.becomes(reference, 'ISSUED');
  const certificate = await life.people.shown(reference);
  expect((await life.people.shown(construction.reference)).permit?.status).toBe('ISSUED');
  const text = (await life.paper(certificate.reference)).text;
  for (const said of ['گواهی پایانکار', 'مریم رضایی', '۱۱۸٫۵', 'عکسهای محل (۱)']) expect(text).toContain(said);
  expect(text).not.toContain('این پروانه');
});

it('asks for the visit first and for the fine in the end, as a second commission sets it, and for nothing that was paid again', async () => {
  const { plot, ...construction } = await life.people.granted();
  const basePermit = { number: numberOf(construction) };
  const { property } = answersFor('construction', plot);
  const { reference } = await life.file(0, { change: { property, basePermit } });
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  await life.people.pay(reference);
  const results = life.definition.examples[1]?.results ?? {};
  async function toSignature(objects: boolean): Promise<string> {
    const visit = await life.taskFor(reference, 'supervisor');
    expect(await photographed(system, 'supervisor-1', visit.id)).toBeUndefined();
    expect(await life.refusal('supervisor-1', visit.id, { a: results.visit })).toBeUndefined();
    const ruling = await life.taskFor(reference, 'commission-100');
    const answers = results['commission.COMMISSION_100'];
    expect(await life.refusal('commission-100-1', ruling.id, { a: answers })).toBeUndefined();
    if (!objects) await answer(reference, { answer: 'ACCEPTS' });
    else {
      await answer(reference, { answer: 'OBJECTS', grounds: 'بالکن پیش از پروانه مسقف بود' });
      const appeal = await life.taskAt(reference, 'appeal-commission');
      const { outcome: i, ...a } = life.definition.examples.at(-1)?.results['appeal-commission'] ?? {};
      expect(await life.decide('appeals-1', appeal.id, { i, a })).toBeUndefined();
    }
    return (await life.taskFor(reference, 'department-head')).id;
  }
  const slips = async (revision: number) => {
    const rows = await system.prisma.paymentSlip.findMany({
      where: { reference, revision },
      orderBy: { ordinal: 'asc' },
    });
    return rows.map(({ status, payable }) => `${status} ${payable}`);
  };
  const first = await toSignature(false);
  expect(await slips(1)).toEqual(['PAID 4000000', 'DRAFT 0', 'DRAFT 3500000', 'DRAFT 35000000']);
  expect(await life.refusal('head-1', first, { o: 'RETURN', r: 'کد پستی' })).toBeUndefined();
  await life.people.becomes(reference, 'RETURNED');
  await life.people.submit(reference);
  // The visit was paid for: the case goes past that payment by itself.
  const again = await toSignature(true);
  expect(await slips(1)).toEqual(['PAID 4000000', 'VOID 0', 'VOID 3500000', 'VOID 35000000']);
  expect(await life.refusal('head-1', again)).toBeUndefined();
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  // A second visit costs more than was paid for the first: the rest is asked for together with the fine.
  const open = (await slips(2)).filter((slip) => slip.startsWith('PAYABLE'));
  expect(open).toEqual(['PAYABLE 1500000', 'PAYABLE 3500000', 'PAYABLE 20000000']);
  const query = 'query($r: ID!) { application(reference: $r) { slips { status group groupTitle { en } } } }';
  const { application } = await system.get<{ application: { slips: object[] } }>('citizen-1', query, { r: reference });
  expect(application.slips).toContainEqual({ status: 'PAYABLE', group: 'fine', groupTitle: { en: 'Payment' } });
  const due = await system.prisma.timelineEntry.findMany({ where: { reference, type: 'PAYMENT_DUE' } });
  expect(due.map(({ data }) => (data as { total: string }).total)).toEqual(['4000000', '25000000']);
  await life.people.pay(reference);
  await life.people.becomes(reference, 'ISSUED');
  // What was filled in stands in the trail as in the rows.
  const found: unknown[] = [];
  const databaseUrl = system.ownerUrl;
  await verifyTrail({ databaseUrl, keySet: { keys: [] }, onFinding: (finding) => found.push(finding) });
  expect(found).toEqual([]);
});

/** Every reader sees which lines the findings changed, the applicant is told, and the trail keeps it. */
async function expectChangesToldOf(reference: string): Promise<void> {
  const query = `query($r: ID!) { application(reference: $r) { evaluation {
    feeChanges { code difference from { amount } to { amount } } } } }`;
  for (const as of ['citizen-1', 'head-1']) {
    type Shown = { application: { evaluation: { feeChanges: object[] } } };
    const { application } = await system.get<Shown>(as, query, { r: reference });
    expect(application.evaluation.feeChanges).toEqual([
      { code: 'F-CMP-AGAIN', difference: '1500000', from: null, to: { amount: '1500000' } },
      { code: 'F-CMP-DUTY', difference: '3500000', from: null, to: { amount: '3500000' } },
      { code: 'F-CMP-FINE', difference: '35000000', from: null, to: { amount: '35000000' } },
    ]);
  }
  const { message } = await system.prisma.notification.findFirstOrThrow({ where: { reference, event: 'APPROVED' } });
  const { fa, en } = message as { fa: string; en: string };
  expect(en).toContain('calculated anew with what was found: A further visit: 1,500,000 rials (new), ');
  expect(fa).toContain('۳۵٬۰۰۰٬۰۰۰ ریال (تازه)');
  const told = await system.prisma.trailEntry.findFirstOrThrow({
    where: { subject: reference, act: 'EVALUATED_ANEW' },
  });
  expect(told.changed).toMatchObject({ fees: expect.arrayContaining([{ code: 'F-CMP-FINE', to: '35000000' }]) });
  const { id } = await done('citizen-1', 'startConversation', { reference, language: 'EN' });
  const { turns } = await done('citizen-1', 'say', { conversation: id, text: 'where is my case?' });
  expect(turns.at(-1)?.reply).toContain('calculated anew with what was found: A further visit: 1,500,000 rials (new)');
}
