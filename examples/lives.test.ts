import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts } from '../city/papers/test-support/pdf.js';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { addDays, jalaliDay, jalaliYear } from '../forms/jalali.js';
import { answersFor, applicants, type Case, statusOf } from '../test/support/permits.js';
import { photographed } from '../test/support/photographed.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// The examples as a city would use them: published on a running system, filed, granted, printed, and rested on in turn.

const HASTY = 'hasty-declaration';

let system: System;
let people: ReturnType<typeof applicants>;

interface Definition {
  examples: {
    answers: Record<string, unknown>;
    documents: string[];
    results: Record<string, Record<string, unknown>>;
  }[];
  steps: Record<string, unknown>[];
}
const textAt = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const definitionAt = (code: string) => JSON.parse(textAt(`${code}.json`)) as Definition;

async function publish(of: string, change: object = {}): Promise<void> {
  const definition = { ...definitionAt(of), ...change };
  const type = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
  await system.get('admin-1', type, { d: definition });
  const template = 'mutation($t: JSON!) { publishTemplate(template: $t) { status } }';
  await system.get('admin-1', template, {
    t: { ...JSON.parse(textAt(`papers/${of}.json`)), ...('code' in change && { permitType: change.code }) },
  });
}

/** The first example's filing, of the type or one made from it. */
async function file(
  of: string,
  change: (answers: Record<string, unknown>) => object,
  { documents, as = of }: { documents?: string[]; as?: string } = {},
): Promise<Case> {
  const [example] = definitionAt(of).examples;
  if (!example) throw new Error(`${of} has no example`);
  const reference = await people.draft(as, change(example.answers), 'citizen-1', documents ?? example.documents);
  return people.submit(reference);
}

interface Work {
  id: string;
  role: string;
  status: string;
  answers: Record<string, unknown> | null;
  form: { formSchema: object } | null;
}

async function tasksOf(reference: string): Promise<Work[]> {
  const query = `query($r: ID!) { application(reference: $r) {
    tasks { id role status answers form { formSchema(language: EN) } } } }`;
  const { application } = await system.get<{ application: { tasks: Work[] } }>('citizen-1', query, { r: reference });
  return application.tasks;
}

/** The first time that is offered for a visit. */
async function book(as: string, id: string): Promise<void> {
  const query = 'query($i: ID!) { task(id: $i) { offeredTimes } }';
  const { task } = await system.get<{ task: { offeredTimes: string[] } }>(as, query, { i: id });
  const mutation =
    'mutation($i: ID!, $t: DateTime!) { bookAppointment(id: $i, startsAt: $t) { appointment { standing } } }';
  await system.get(as, mutation, { i: id, t: task.offeredTimes[0] });
}

async function taskFor(reference: string, role: string, status = 'OPEN'): Promise<Work> {
  const found = async () => (await tasksOf(reference)).find((task) => task.role === role && task.status === status);
  await expect.poll(found, { timeout: 30_000, interval: 50 }).toBeDefined();
  return (await found()) as Work;
}

/** Approves; what it was refused with, if it was. */
async function decide(as: string, id: string, answers?: object) {
  const mutation = 'mutation($t: ID!, $a: JSON) { decideTask(id: $t, outcome: APPROVE, answers: $a) { status } }';
  const answer = await system.ask(as, mutation, { t: id, a: answers });
  const { errors } = answer as { errors?: { extensions: { code: string; issues?: object[] } }[] };
  return errors?.[0]?.extensions;
}

const numberOf = ({ permit }: Case): string => permit?.number ?? '';

async function paperOf(reference: string): Promise<string> {
  const query = 'query($r: ID!) { application(reference: $r) { permit { documentUrl } } }';
  const { application } = await system.get<{ application: { permit: { documentUrl: string } } }>('citizen-1', query, {
    r: reference,
  });
  const paper = await fetch(application.permit.documentUrl, { headers: await system.headers('citizen-1') });
  const pdf = Buffer.from(await paper.arrayBuffer());
  return (await pageTexts(pdf)).join(' ').replaceAll('\u200c', '').replace(/\s+/g, ' ');
}

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  for (const code of ['completion-certificate', 'business-licence', 'tiered-licence']) await publish(code);
  await publish('works-declaration');
  // Thirty days of silence in two seconds.
  const steps = definitionAt('works-declaration').steps.map((step) =>
    step.id === 'examination' ? { ...step, deadlines: [{ after: { seconds: 2 }, then: 'expire' }] } : step,
  );
  await publish('works-declaration', { code: HASTY, steps });
});
afterAll(() => system.stop());

describe('a completion certificate', () => {
  it('rests on a permit that was granted here, which stays in force, and prints what was built', async () => {
    const { plot, ...construction } = await people.granted();
    const basePermit = { number: numberOf(construction) };
    const { property } = answersFor('construction', plot);
    const filed = await file('completion-certificate', (answers) => ({ ...answers, property, basePermit }));
    expect(filed.evaluation).toMatchObject({ outcome: 'CLEAN', total: '4000000' });
    expect(statusOf(filed, 'R-BASE-01')).toBe('PASS');
    const { reference } = filed;
    const empty = await taskFor(reference, 'supervisor');
    await book('citizen-1', empty.id);
    const nobody =
      'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE, outcomeId: "nobody-met", reason: "در بسته بود") { status } }';
    expect(await system.ask('supervisor-1', nobody, { t: empty.id })).toHaveProperty('errors');
    const past = new Date(Date.now() - 7_200_000);
    await system.prisma.appointment.updateMany({ where: { taskId: empty.id }, data: { startsAt: past, endsAt: past } });
    await system.get('supervisor-1', nobody, { t: empty.id });
    const visit = await taskFor(reference, 'supervisor');
    expect(visit.id).not.toBe(empty.id);
    await book('citizen-1', visit.id);
    expect(visit.form?.formSchema).toMatchObject({ properties: { measuredArea: { title: 'Area as measured (m²)' } } });
    expect(visit.answers).toBeNull();
    const found: Record<string, unknown> = {
      ...definitionAt('completion-certificate').examples[1]?.results.visit,
      remarks: 'بالکن مسقف شده است',
    };
    const { checklist: _, ...unfinished } = found;
    expect(await decide('supervisor-1', visit.id, found)).toMatchObject({
      code: 'ANSWERS_INVALID',
      issues: [expect.objectContaining({ path: 'documents.SITE_PHOTO' })],
    });
    expect(await photographed(system, 'supervisor-1', visit.id)).toBeUndefined();
    expect(await decide('supervisor-1', visit.id)).toMatchObject({ code: 'ANSWERS_INVALID' });
    expect(await decide('supervisor-1', visit.id, { ...unfinished, excessArea: 'much' })).toMatchObject({
      code: 'ANSWERS_INVALID',
      issues: expect.arrayContaining([
        expect.objectContaining({ path: 'answers.checklist', code: 'REQUIRED' }),
        expect.objectContaining({ path: 'answers.excessArea' }),
      ]),
    });
    expect(await decide('supervisor-1', visit.id, found)).toBeUndefined();
    expect(await decide('supervisor-1', visit.id, found)).toBeUndefined();
    const ruling = await taskFor(reference, 'commission-100');
    expect(
      await decide('commission-100-1', ruling.id, { ruling: 'FINE', rulingNumber: '77', fine: 35_000_000 }),
    ).toBeUndefined();
    const signature = await taskFor(reference, 'department-head');
    expect(await decide('head-1', signature.id, {})).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await decide('head-1', signature.id)).toBeUndefined();
    await people.becomes(reference, 'AWAITING_PAYMENT');
    expect((await people.shown(reference)).evaluation.total).toBe('40500000');
    expect((await tasksOf(reference)).find(({ id }) => id === visit.id)?.answers).toMatchObject({
      excessArea: '7',
      remarks: found.remarks,
    });
    // None of it is in the workflow's own keeping.
    const { standing } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
    expect(JSON.stringify(standing)).not.toContain('بالکن');
    await people.pay(reference);
    await people.becomes(reference, 'ISSUED');
    const certificate = await people.shown(reference);
    expect((await people.shown(construction.reference)).permit?.status).toBe('ISSUED');
    const text = await paperOf(certificate.reference);
    for (const said of ['گواهی پایانکار', 'مریم رضایی', '۱۱۸٫۵', 'عکسهای محل (۱)']) expect(text).toContain(said);
    expect(text).not.toContain('این پروانه');
  });
});

describe('a fine after a first payment', () => {
  it('is asked for by itself, and nothing that was paid is asked again', async () => {
    const steps = definitionAt('completion-certificate').steps.flatMap((step) => {
      if (step.id === 'analysis') return [{ ...step, next: 'first-calculation' }];
      if (step.id !== 'referral') return [step];
      const title = { fa: 'بهای بازدید', en: 'Visit charge' };
      return [
        step,
        { id: 'first-calculation', type: 'calculate', title },
        { id: 'first-payment', type: 'payment', title },
      ];
    });
    await publish('completion-certificate', { code: 'paid-twice', steps });
    const { plot, ...construction } = await people.granted();
    const basePermit = { number: numberOf(construction) };
    const { property } = answersFor('construction', plot);
    const of = (answers: Record<string, unknown>) => ({ ...answers, property, basePermit });
    const { reference } = await file('completion-certificate', of, { as: 'paid-twice' });
    await people.becomes(reference, 'AWAITING_PAYMENT');
    await people.pay(reference);
    const results = definitionAt('completion-certificate').examples[1]?.results ?? {};
    const visit = await taskFor(reference, 'supervisor');
    expect(await photographed(system, 'supervisor-1', visit.id)).toBeUndefined();
    expect(await decide('supervisor-1', visit.id, results.visit)).toBeUndefined();
    const ruling = await taskFor(reference, 'commission-100');
    expect(await decide('commission-100-1', ruling.id, results['commission.COMMISSION_100'])).toBeUndefined();
    const signature = await taskFor(reference, 'department-head');
    expect(await decide('head-1', signature.id)).toBeUndefined();
    await people.becomes(reference, 'AWAITING_PAYMENT');
    const slips = () => system.prisma.paymentSlip.findMany({ where: { reference }, orderBy: { ordinal: 'asc' } });
    expect((await slips()).map(({ status, payable }) => [status, Number(payable)])).toEqual([
      ['PAID', 4_000_000],
      ['PAYABLE', 35_000_000],
    ]);
    await people.pay(reference);
    await people.becomes(reference, 'ISSUED');
    expect((await slips()).map(({ status }) => status)).toEqual(['PAID', 'PAID']);
    // What was filled in stands in the trail as in the rows.
    const found: unknown[] = [];
    const databaseUrl = system.ownerUrl;
    await verifyTrail({ databaseUrl, keySet: { keys: [] }, onFinding: (finding) => found.push(finding) });
    expect(found).toEqual([]);
  });
});

describe('outcomes of a step of its own', () => {
  const title = { fa: 'نظر نهادها', en: 'Opinions' };
  const AGAINST = { id: 'against', title: { fa: 'مخالف', en: 'Against' }, needs: ['reason'] };
  const own = [
    { id: 'closer-look', title: { fa: 'پرسش از نهادها', en: 'Ask others' }, next: 'opinions', needs: ['reason'] },
    { id: 'noted', title: { fa: 'ثبت شد، مشروط', en: 'Noted, on conditions' }, as: 'approve', needs: ['conditions'] },
  ];
  const opinions = {
    id: 'opinions',
    type: 'consult',
    title,
    bodies: [
      { id: 'FIRE', title, role: 'agency' },
      { id: 'TREES', title, role: 'water-company' },
    ],
    outcomes: ['approve', AGAINST],
    enough: 'results.opinions.FIRE.outcome.orValue("") == "against"',
    next: 'by-opinions',
  };
  const rule = {
    id: 'by-opinions',
    type: 'switch',
    title,
    cases: [{ when: 'results.opinions.answers.filter(a, a.outcome == "against").size() > 1', next: 'end' }],
    otherwise: 'examination',
  };

  it('are chosen, go on by a rule over all answers, and stand in the rows and the trail', async () => {
    const followed = { id: 'duties', type: 'fulfil', title, role: 'department-head' };
    const steps = definitionAt('works-declaration').steps.flatMap((step) =>
      step.id === 'examination'
        ? [{ ...step, outcomes: ['reject', ...own], next: 'certificate' }, opinions, rule]
        : [step],
    );
    await publish('works-declaration', { code: 'asked-around', steps: [...steps, followed] });
    const { property } = answersFor('construction', freshPlot());
    const begins = `${jalaliYear(jalaliDay(new Date())) + 1}/06/01`;
    const filing = (answers: Record<string, unknown>) => ({
      ...answers,
      property,
      works: { ...(answers.works as object), begins },
    });
    const { reference } = await file('works-declaration', filing, { as: 'asked-around' });
    const choose = async (as: string, id: string, more: object) => {
      const mutation = `mutation($t: ID!, $o: ReviewOutcome!, $i: ID, $r: String, $c: [ConditionInput!]) {
        decideTask(id: $t, outcome: $o, outcomeId: $i, reason: $r, conditionItems: $c) { outcome chosen { code } } }`;
      const { data, errors } = (await system.ask(as, mutation, { t: id, o: 'APPROVE', ...more })) as {
        data?: { decideTask: object };
        errors?: { extensions: { code: string } }[];
      };
      return errors?.[0]?.extensions.code ?? data?.decideTask;
    };
    const first = await taskFor(reference, 'supervisor');
    const { task } = await system.get<{ task: object }>(
      'supervisor-1',
      'query($t: ID!) { task(id: $t) { outcomes choices { code title { en } as needs } } }',
      { t: first.id },
    );
    expect(task).toEqual({
      outcomes: ['REJECT'],
      choices: [
        { code: 'closer-look', title: { en: 'Ask others' }, as: null, needs: ['REASON'] },
        { code: 'noted', title: { en: 'Noted, on conditions' }, as: 'APPROVE', needs: ['CONDITIONS'] },
      ],
    });
    for (const wrong of [{}, { o: 'REJECT', i: 'noted', r: 'x' }, { i: 'noted' }, { i: 'approve' }]) {
      expect(await choose('supervisor-1', first.id, wrong)).toBe('BAD_USER_INPUT');
    }
    expect(await choose('supervisor-1', first.id, { i: 'closer-look' })).toBe('REASON_REQUIRED');
    const asked = { i: 'closer-look', r: 'The trees beside it are old' };
    for (const _ of ['once', 'again']) {
      expect(await choose('supervisor-1', first.id, asked)).toEqual({ outcome: null, chosen: { code: 'closer-look' } });
    }
    const fire = await taskFor(reference, 'agency');
    const against = { i: 'against', r: 'Too near the hydrant' };
    expect(await choose('agency-1', fire.id, against)).toEqual({ outcome: null, chosen: { code: 'against' } });
    // The other body is not waited for, and one that objects is no majority.
    const second = await taskFor(reference, 'supervisor');
    const due = addDays(jalaliDay(new Date()), 30);
    const passed = { i: 'noted', c: [{ text: 'Yesterday', due: addDays(due, -31) }] };
    expect(await choose('supervisor-1', second.id, passed)).toBe('BAD_USER_INPUT');
    expect(
      await choose('supervisor-1', second.id, { i: 'noted', c: [{ text: 'Keep two metres from the trees', due }] }),
    ).toEqual({
      outcome: 'APPROVE',
      chosen: { code: 'noted' },
    });
    await people.becomes(reference, 'ISSUED');
    const conditions = async (as: string) =>
      (
        await system.get<{ application: { conditions: object[] } }>(
          as,
          'query($r: ID!) { application(reference: $r) { conditions { code text due standing overdue } } }',
          { r: reference },
        )
      ).application.conditions;
    // Somebody else is asked about it after the grant, and the holder sees what they say.
    const duty = await taskFor(reference, 'department-head');
    const set = { code: `${second.id}-1`, text: 'Keep two metres from the trees', due, overdue: false };
    expect(await conditions('citizen-1')).toEqual([{ ...set, standing: 'OPEN' }]);
    expect(await decide('head-1', duty.id)).toBeUndefined();
    expect(await conditions('citizen-1')).toEqual([{ ...set, standing: 'FULFILLED' }]);
    expect(await paperOf(reference)).toContain('تا ');
    const told = await system.get<{ application: { timeline: { summary: { en: string } }[] } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { timeline { summary { en } } } }',
      { r: reference },
    );
    expect(told.application.timeline.map(({ summary }) => summary.en)).toContainEqual(
      expect.stringMatching(/^Decided: .+ — Ask others$/),
    );
    const events = await system.prisma.event.findMany({ where: { subject: reference, type: 'TASK_DECIDED' } });
    expect(events).toHaveLength(4);
    const found: unknown[] = [];
    const onFinding = (finding: unknown) => found.push(finding);
    await verifyTrail({ databaseUrl: system.ownerUrl, keySet: { keys: [] }, onFinding });
    expect(found).toEqual([]);
  });
});

describe('a business licence', () => {
  it('is renewed yearly, each from the licence that was granted here, and prints its holder', async () => {
    const premises = { nosaziCode: freshPlot(), address: 'مشهد، بولوار پیروزی، پلاک ۱۲' };
    const first = await people.grantFiled(await file('business-licence', (answers) => ({ ...answers, premises })));
    const year = jalaliYear(jalaliDay(new Date()));
    expect(first.permit?.validUntil).toMatch(new RegExp(`^${year}/12/(29|30)$`));
    const renewal = (previous: string) =>
      file('business-licence', (answers) => ({ ...answers, premises, request: { kind: 'RENEWAL', previous } }), {
        documents: ['ID', 'HEALTH_CARD'],
      });
    const filed = await renewal(numberOf(first));
    expect(filed.evaluation.outcome).toBe('CLEAN');
    const second = await people.grantFiled(filed);
    expect(second.permit?.validUntil).toMatch(new RegExp(`^${year + 1}/12/(29|30)$`));
    expect((await people.shown(first.reference)).permit?.status).toBe('SUPERSEDED');
    // Neither the old one again, nor the new one before its last year.
    expect(statusOf(await renewal(numberOf(first)), 'R-BASE-01')).toBe('FAIL');
    expect(statusOf(await renewal(numberOf(second)), 'R-LIC-03')).toBe('FAIL');
    const text = await paperOf(second.reference);
    for (const said of ['پروانه کسب', 'مریم رضایی', 'نان سنگک پارس', 'پخت نان', 'بولوار پیروزی'])
      expect(text).toContain(said);
  });
});

describe('a licence by risk', () => {
  const premises = { nosaziCode: freshPlot(), address: 'مشهد، بولوار پیروزی، پلاک ۱۴' };

  it('of a low tier is granted without a person, to one day of the year', async () => {
    const filed = await file('tiered-licence', (answers) => ({ ...answers, premises }));
    expect(filed.evaluation.total).toBe('2500000');
    await people.pay(filed.reference);
    await people.becomes(filed.reference, 'ISSUED');
    const year = jalaliYear(jalaliDay(new Date()));
    expect((await people.shown(filed.reference)).permit?.validUntil).toMatch(new RegExp(`^${year}/12/(29|30)$`));
  });

  it('of a middle one is what the bodies of its category say, and what they ask for is looked at later', async () => {
    const [, bakery] = definitionAt('tiered-licence').examples;
    const { reference } = await file('tiered-licence', (answers) => ({ ...answers, ...bakery?.answers, premises }));
    const tasks = async () => {
      const query = 'query($r: ID!) { application(reference: $r) { tasks { id status step { code title { en } } } } }';
      type Asked = { id: string; status: string; step: { code: string; title: { en: string } } };
      return (await system.get<{ application: { tasks: Asked[] } }>('citizen-1', query, { r: reference })).application
        .tasks;
    };
    const asked = new Map((await tasks()).map((task) => [task.step.title.en, task.id]));
    expect([...asked.keys()].sort()).toEqual(['Fire rescue', 'Health services']);
    const answer = `mutation($t: ID!, $i: ID!, $c: [ConditionInput!]) {
      decideTask(id: $t, outcome: APPROVE, outcomeId: $i, conditionItems: $c) { chosen { code } } }`;
    const due = addDays(jalaliDay(new Date()), 60);
    const condition = { text: 'A second extinguisher', due };
    await system.get('agency-1', answer, { t: asked.get('Fire rescue'), i: 'with-conditions', c: [condition] });
    await system.get('agency-1', answer, { t: asked.get('Health services'), i: 'no-objection' });
    const licensing = await taskFor(reference, 'supervisor');
    // What the fire brigade found changes what is to be paid.
    expect((await people.shown(reference)).evaluation.total).toBe('5500000');
    expect(await decide('supervisor-1', licensing.id)).toBeUndefined();
    await people.becomes(reference, 'AWAITING_PAYMENT');
    await people.pay(reference);
    await people.becomes(reference, 'ISSUED');
    const duty = await taskFor(reference, 'supervisor');
    expect((await tasks()).find(({ id }) => id === duty.id)?.step.code).toBe('duties');
    const text = await paperOf(reference);
    expect(text).toContain('extinguisher');
    expect(await decide('supervisor-1', duty.id)).toBeUndefined();
    const { application } = await system.get<{ application: { conditions: object[] } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { conditions { text due standing } } }',
      { r: reference },
    );
    expect(application.conditions).toEqual([{ ...condition, standing: 'FULFILLED' }]);
  });
});

describe('a declaration of small works', () => {
  const of = (property: unknown, begins: string) => (answers: Record<string, unknown>) => ({
    ...answers,
    property,
    works: { ...(answers.works as object), begins },
  });
  const nextYear = `${jalaliYear(jalaliDay(new Date())) + 1}/06/01`;

  it('is granted by the silence of the city, and says so on its paper', async () => {
    const { property } = answersFor('construction', freshPlot());
    const { reference, tasks } = await file('works-declaration', of(property, nextYear), { as: HASTY });
    expect(tasks).toMatchObject([{ status: 'OPEN', role: 'supervisor' }]);
    await expect.poll(async () => (await people.shown(reference)).status, { timeout: 30_000 }).toBe('ISSUED');
    const text = await paperOf(reference);
    for (const said of ['گواهی عدم مخالفت', 'انباری چوبی در حیاط', 'مریم رضایی']) expect(text).toContain(said);
  });

  it('is not where the city objects in time', async () => {
    const { property } = answersFor('construction', freshPlot());
    const { reference, tasks } = await file('works-declaration', of(property, nextYear));
    const reject =
      'mutation($t: ID!) { decideTask(id: $t, outcome: REJECT, reason: "The shed stands on the boundary") { status } }';
    await system.get('supervisor-1', reject, { t: tasks[0]?.id });
    await expect.poll(async () => (await people.shown(reference)).status, { timeout: 30_000 }).toBe('REJECTED');
    expect((await people.shown(reference)).permit).toBeNull();
  });
});
