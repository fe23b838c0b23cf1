import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, jalaliDay } from '../forms/jalali.js';
import { exampleOn } from '../test/support/example.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// The building application with all its people: owner, neighbours, the public, canton and city, the authority, control.

const REQUEST = 'zurich-decision-request';
const HASTY = 'hasty-building-application';
/** of a neighbour who is new here; of the other, `citizen-2`, the example says it */
const STRANGER = '9990000964';
let system: System;
let life: ReturnType<typeof exampleOn>;
/** what a tenant beside it asks */
let asked: object;

interface Step {
  id: string;
  branches?: { id: string; steps: Step[] }[];
}
/** A definition's steps with one of them changed, wherever it stands. */
const withStep = (steps: Step[], id: string, change: object): Step[] =>
  steps.map((step) => ({
    ...step,
    ...(step.id === id && change),
    ...(step.branches && {
      branches: step.branches.map((branch) => ({ ...branch, steps: withStep(branch.steps, id, change) })),
    }),
  }));

/** An example's answers on a plot of its own. */
const on = (index: number, project: object = {}) => {
  const answers = life.definition.examples[index]?.answers ?? {};
  const property = { ...(answers.property as object), nosaziCode: freshPlot() };
  return { property, project: { ...(answers.project as object), ...project } };
};

beforeAll(async () => {
  system = await startSystem();
  // What is filed on the notice as a case is published first.
  const request = JSON.parse(readFileSync(new URL(`${REQUEST}.json`, import.meta.url), 'utf8'));
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', { d: request });
  asked = request.examples[1].answers;
  life = exampleOn(system, 'zurich-building-application');
  const steps = life.definition.steps as unknown as Step[];
  // Twenty days of public notice in some seconds.
  await life.publish({ steps: withStep(steps, 'display', { lasts: { seconds: 15 } }) } as object);
  const [clock] = life.definition.clocks;
  const short = withStep(steps, 'display', { lasts: { seconds: 2 } });
  await life.publish({
    code: HASTY,
    steps: short,
    clocks: [{ ...clock, lasts: { seconds: 8 }, longer: [] }],
  } as object);
});
afterAll(() => system.stop());

/** As somebody who signs in here for the first time. */
async function asStranger<T>(query: string, variables: object = {}): Promise<T> {
  const token = await system.issuer.token('citizen-1', { sub: 'stranger', national_id: STRANGER, roles: ['citizen'] });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query, variables });
  const answer = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
  return ((await answer.json()) as { data: T }).data;
}

interface Mine {
  viewer: { invitations: { code: string; reference: string; shown: { path: string }[] }[] };
}
const MINE = 'query { viewer { invitations { code reference shown { path } } } }';
const ANSWER = 'mutation($i: AnswerInvitationInput!) { answerInvitation(input: $i) { errors { code } } }';
const invitedTo = ({ viewer }: Mine, reference: string) =>
  viewer.invitations.find((each) => each.reference === reference);

const checked = async (reference: string): Promise<void> => {
  const task = await life.taskAt(reference, 'preliminary');
  expect(await life.decide('supervisor-1', task.id)).toBeUndefined();
};

interface Slip {
  id: string;
  status: string;
  sum: string;
  payable: string;
  rounding: string;
  currency: { code: string; digits: number };
}

/** Pays the slip of a case, in francs at the bank of the demonstration; gives the slip. */
async function paid(reference: string): Promise<Slip | undefined> {
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  await life.people.pay(reference);
  const query = `query($r: ID!) { application(reference: $r) {
    slips { id status sum payable rounding currency { code digits } } } }`;
  const { application } = await system.get<{ application: { slips: Slip[] } }>('citizen-1', query, { r: reference });
  return application.slips[0];
}

const cityAgrees = async (reference: string): Promise<void> => {
  for (const [role, as] of [
    ['power-company', 'power-1'],
    ['gas-company', 'gas-1'],
  ] as const) {
    const task = await life.taskFor(reference, role);
    expect(await life.decide(as, task.id, { i: 'no-objection' })).toBeUndefined();
  }
};

const stages = async (reference: string): Promise<string[]> => {
  const query = 'query($r: ID!) { application(reference: $r) { stages { state } } }';
  const { application } = await system.get<{ application: { stages: { state: string }[] } }>('citizen-1', query, {
    r: reference,
  });
  return application.stages.map(({ state }) => state);
};

it('is checked, put on view, consented to and objected to, and granted on conditions that are controlled by stages', {
  timeout: 240_000,
}, async () => {
  const change = on(1, { heritage: true });
  const { reference } = await life.file(1, { change });
  await checked(reference);

  // Everybody sees the plans for a time; one asks for the decision, another objects.
  const notices = 'query { publicNotices { notices { code reference shown { path } } } }';
  const { publicNotices } = await asStranger<{ publicNotices: { notices: { code: string; reference: string }[] } }>(
    notices,
  );
  const notice = publicNotices.notices.find((each) => each.reference === reference)?.code;
  const respond = 'mutation($i: RespondToNoticeInput!) { respondToNotice(input: $i) { errors { code } } }';
  const objection = { notice, kind: 'OBJECTION', text: 'Die Traufhöhe ist zu gross' };
  expect(await asStranger(respond, { i: objection })).toEqual({ respondToNotice: { errors: [] } });

  // Whoever wants the decision files an application for it, and pays for its delivery.
  const begin =
    'mutation($n: ID, $a: JSON!, $t: ID!) { startApplication(permitType: $t, answers: $a, onNotice: $n) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-2', begin, {
    n: notice,
    a: asked,
    t: REQUEST,
  });
  await life.people.submit(startApplication.reference, 'citizen-2');
  await life.people.pay(startApplication.reference, 'citizen-2');

  // Both neighbours consent to its being nearer.
  const first = invitedTo(await system.get<Mine>('citizen-2', MINE), reference);
  expect(first?.shown.map(({ path }) => path)).toEqual([
    'project.kind',
    'project.description',
    'project.height',
    'project.boundary',
  ]);
  const consents = { code: first?.code, outcome: 'consents' };
  expect(await system.get('citizen-2', ANSWER, { i: consents })).toEqual({ answerInvitation: { errors: [] } });
  const second = invitedTo(await asStranger<Mine>(MINE), reference);
  const alike = { code: second?.code, outcome: 'consents' };
  expect(await asStranger(ANSWER, { i: alike })).toEqual({ answerInvitation: { errors: [] } });

  // Canton and city are asked at the same time.
  const heritage = await life.taskFor(reference, 'commission-5');
  const windows = { i: 'conditions', c: [{ text: 'Holzfenster' }] };
  expect(await life.decide('commission-5-1', heritage.id, windows)).toBeUndefined();
  await cityAgrees(reference);

  const heard = await life.taskAt(reference, 'objections');
  const filed = `query($r: ID!) { application(reference: $r) { noticeResponses { kind filedAs { reference fee } } } }`;
  expect(await system.get('head-1', filed, { r: reference })).toEqual({
    application: {
      noticeResponses: [
        { kind: 'REQUEST', filedAs: { reference: startApplication.reference, fee: 'PAID' } },
        { kind: 'OBJECTION', filedAs: null },
      ],
    },
  });
  expect(await life.decide('head-1', heard.id)).toBeUndefined();
  const decision = await life.taskAt(reference, 'decision');
  expect(await life.decide('supervisor-1', decision.id)).toBe('FORBIDDEN');

  // Without what an outcome asks for, whoever decides is told what is missing.
  expect(await life.refusal('head-1', decision.id, { i: 'on-conditions' })).toMatchObject({
    code: 'BAD_USER_INPUT',
    messages: { fa: 'برای این نتیجه دست‌کم یک شرط بنویسید.' },
  });

  // The term of four months is made longer once, with reasons.
  const extend = 'mutation($i: ExtendClockInput!) { extendClock(input: $i) { errors { code } } }';
  const order = { reference, clock: 'treatment', reason: 'Weitere Abklärungen der Denkmalpflege' };
  expect(await system.get('head-1', extend, { i: order })).toEqual({ extendClock: { errors: [] } });
  expect(JSON.stringify(await system.ask('head-1', extend, { i: { ...order, reason: 'Noch einmal' } }))).toContain(
    '"code"',
  );

  // Something is due later, and the building is controlled by stages.
  const due = addDays(jalaliDay(new Date()), 300);
  const granted = { i: 'on-conditions', c: [{ text: 'Farbmuster der Fassade', due }] };
  expect(await life.decide('head-1', decision.id, granted)).toBeUndefined();
  const slip = await paid(reference);
  expect(slip).toMatchObject({ sum: '189250', payable: '189250', rounding: '0', currency: { code: 'CHF', digits: 2 } });
  await life.people.becomes(reference, 'ISSUED');
  const { text } = await life.paper(reference);
  expect(text).toContain("1'892.50");
  // The ledger and the figures keep francs apart from rials.
  const sums = `{ cashSums { received currency { code } payees { payee amount } } }`;
  const { cashSums } = await system.get<{ cashSums: { currency: { code: string } }[] }>('cashier-1', sums);
  const inFrancs = cashSums.filter(({ currency }) => currency.code === 'CHF');
  expect(inFrancs).toEqual([
    { received: '194250', currency: { code: 'CHF' }, payees: [{ payee: 'BUILDING_OFFICE', amount: '194250' }] },
  ]);
  for (const said of ['Baubewilligung', 'Nebenbestimmungen', 'Holzfenster', 'مریم رضایی']) expect(text).toContain(said);

  // Whoever asked for the decision in time has thirty days for a recourse; whoever only objected has none.
  const ways = `{ viewer { noticeResponses { reference appeals { code until } objections { state decision } } } }`;
  interface Ways {
    viewer: {
      noticeResponses: { reference: string; appeals: { code: string; until: string }[]; objections: object[] }[];
    };
  }
  const mine = ({ viewer }: Ways) => viewer.noticeResponses.find((each) => each.reference === reference);
  const asking = async () => mine(await system.get<Ways>('citizen-2', ways));
  const until = addDays(jalaliDay(new Date()), 30);
  await expect
    .poll(asking, { timeout: 20_000 })
    .toMatchObject({ appeals: [{ code: 'third-party-recourse', until }], objections: [] });
  expect(mine(await asStranger<Ways>(ways))).toMatchObject({ appeals: [] });
  const recourse = 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }';
  const why = { reference, appeal: 'third-party-recourse', reason: 'Das Gebäude nimmt uns das Licht' };
  expect(await system.get('citizen-2', recourse, { i: why })).toEqual({ appealDecision: { errors: [] } });
  expect(JSON.stringify(await system.ask('citizen-1', recourse, { i: why }))).toContain('"code"');
  const stands =
    'query($r: ID!) { application(reference: $r) { permit { status } objections { byThirdParty state } } }';
  const contested = async () => system.get('citizen-1', stands, { r: reference });
  await expect.poll(contested, { timeout: 20_000 }).toEqual({
    application: { permit: { status: 'SUSPENDED' }, objections: [{ byThirdParty: true, state: 'OPEN' }] },
  });
  const court = await life.taskAt(reference, 'third-party-recourse');
  expect(
    await life.decide('appeals-1', court.id, { o: 'REJECT', r: 'Der Lichteinfall bleibt gewahrt' }),
  ).toBeUndefined();
  await expect.poll(contested, { timeout: 20_000 }).toMatchObject({ application: { permit: { status: 'ISSUED' } } });
  expect(await asking()).toMatchObject({
    appeals: [],
    objections: [{ state: 'DISMISSED', decision: 'Der Lichteinfall bleibt gewahrt' }],
  });

  const duty = await life.taskAt(reference, 'duties');
  expect(await life.decide('supervisor-1', duty.id)).toBeUndefined();
  const setOut = await life.taskAt(reference, 'set-out');
  expect(await stages(reference)).toEqual(['OPEN', 'AHEAD', 'AHEAD']);
  // The owner books a time of those that are offered.
  const times = 'query($id: ID!) { task(id: $id) { offeredTimes } }';
  const { task } = await system.get<{ task: { offeredTimes: string[] } }>('citizen-1', times, { id: setOut.id });
  const book = 'mutation($id: ID!, $at: DateTime!) { bookAppointment(id: $id, startsAt: $at) { id } }';
  await system.get('citizen-1', book, { id: setOut.id, at: task.offeredTimes.at(-1) });
  const faults = { i: 'faults', r: 'Grenzabstand nicht eingehalten' };
  expect(await life.decide('supervisor-1', setOut.id, faults)).toBeUndefined();
  for (const stage of ['set-out', 'shell', 'completion']) {
    expect(await life.decide('supervisor-1', (await life.taskAt(reference, stage)).id)).toBeUndefined();
  }
  await expect.poll(() => stages(reference), { timeout: 30_000 }).toEqual(['PASSED', 'PASSED', 'PASSED']);
  const ended = 'query($r: ID!) { application(reference: $r) { status currentSteps { code } permit { token } } }';
  const { application } = await system.get<{ application: { status: string; permit: { token: string } } }>(
    'citizen-1',
    ended,
    { r: reference },
  );
  expect(application).toMatchObject({ status: 'ISSUED', currentSteps: [] });
  // Whoever holds the paper sees which stages are passed.
  const verify = 'query($t: String!) { verifyPermit(token: $t) { valid stages { title { en } } } }';
  expect(await asStranger(verify, { t: application.permit.token })).toEqual({
    verifyPermit: {
      valid: true,
      stages: ['Control of the setting-out', 'Control of the shell', 'Final control'].map((en) => ({ title: { en } })),
    },
  });
});

it('is returned where a neighbour refuses', { timeout: 120_000 }, async () => {
  const { reference } = await life.file(1, { change: on(1) });
  await checked(reference);
  const invitation = async () => invitedTo(await system.get<Mine>('citizen-2', MINE), reference);
  await expect.poll(invitation, { timeout: 30_000 }).toBeDefined();
  const refuses = { code: (await invitation())?.code, outcome: 'refuses', reason: 'Es nimmt mir das Licht' };
  expect(await system.get('citizen-2', ANSWER, { i: refuses })).toEqual({ answerInvitation: { errors: [] } });
  // One refusal is enough: the other neighbour is not waited for.
  await cityAgrees(reference);
  const near = await life.taskAt(reference, 'too-near');
  expect(await life.decide('head-1', near.id, { o: 'RETURN', r: 'Grenzabstand einhalten' })).toBeUndefined();
  await life.people.becomes(reference, 'RETURNED');
});

it('is decided by the director where the term runs out', { timeout: 120_000 }, async () => {
  const { reference } = await life.file(0, { as: HASTY, change: on(0) });
  await checked(reference);
  const overdue = await life.taskAt(reference, 'overdue');
  expect(overdue.role).toBe('director');
  expect(await life.decide('director-1', overdue.id, { o: 'REJECT', r: 'Unterlagen genügen nicht' })).toBeUndefined();
  await life.people.becomes(reference, 'REJECTED');
});

it('is released in part before the whole, each by a paper of its own', { timeout: 240_000 }, async () => {
  const { reference } = await life.file(0, { change: on(0, { early: true }) });
  await checked(reference);
  await cityAgrees(reference);
  const decision = await life.taskAt(reference, 'decision');
  expect(await life.decide('head-1', decision.id)).toBeUndefined();
  await paid(reference);
  const check = await life.taskAt(reference, 'partial-check');
  const released = { i: 'release', c: [{ text: 'Baugrube überwachen' }] };
  expect(await life.decide('supervisor-1', check.id, released)).toBeUndefined();
  await life.people.becomes(reference, 'ISSUED');
  const { text: part } = await life.paper(reference);
  const ofPart = [
    'Teilbaufreigabe',
    'Aushub und Baugrubensicherung',
    'Baugrube überwachen',
    'bleiben bis zur Baubewilligung',
  ];
  for (const said of ofPart) expect(part).toContain(said);

  // The whole takes the place of the part, and is printed as the whole.
  const plans = await life.taskAt(reference, 'plans-check');
  expect(await life.decide('head-1', plans.id)).toBeUndefined();
  const query = 'query($r: ID!) { application(reference: $r) { permits { status } } }';
  const standing = async () => {
    const { application } = await system.get<{ application: { permits: { status: string }[] } }>('citizen-1', query, {
      r: reference,
    });
    return application.permits.map(({ status }) => status).sort();
  };
  await expect.poll(standing, { timeout: 30_000 }).toEqual(['ISSUED', 'SUPERSEDED']);
  const { text: whole } = await life.paper(reference);
  expect(whole).toContain('Das Bauvorhaben wird unter den nachstehenden Auflagen bewilligt');
  expect(whole).not.toContain('Aushub und Baugrubensicherung');
});

const TELL = 'mutation($i: TellCaseInput!) { tellCase(input: $i) { errors { code message { en } } } }';
const waitedFor = async (reference: string): Promise<string[]> => {
  const query = 'query($r: ID!) { application(reference: $r) { signals { signal } } }';
  const { application } = await system.get<{ application: { signals: { signal: string }[] } }>('citizen-1', query, {
    r: reference,
  });
  return application.signals.map(({ signal }) => signal);
};

it('has a control of each annexe, each on its own way', { timeout: 240_000 }, async () => {
  const annexes = [
    { use: 'GARAGE', area: '30' },
    { use: 'SHED', area: '12' },
  ];
  const { reference } = await life.file(0, { change: on(0, { annexes }) });
  await checked(reference);
  await cityAgrees(reference);
  const decision = await life.taskAt(reference, 'decision');
  expect(await life.decide('head-1', decision.id)).toBeUndefined();
  await paid(reference);
  await life.people.becomes(reference, 'ISSUED');
  const garage = await life.taskAt(reference, 'annexe-control.1');
  const shed = await life.taskAt(reference, 'annexe-control.2');
  expect(garage.step.title.en).toBe('Control of the annexe 1');
  // Which of them it is, whoever works on it reads with the task; all are found by the step of their type.
  const queue = `query($r: ID!) { application(reference: $r) { tasks { id entry { text { en } } } } }`;
  const { application } = await system.get<{
    application: { tasks: { id: string; entry: { text: { en: string } }[] }[] };
  }>('supervisor-1', queue, { r: reference });
  const entryOf = (id: string) => application.tasks.find((task) => task.id === id)?.entry.map(({ text }) => text.en);
  expect(entryOf(garage.id)).toEqual(['Garage', '30']);
  expect(entryOf(shed.id)).toEqual(['Shed', '12']);
  expect(await stages(reference)).toEqual(['OPEN', 'AHEAD', 'AHEAD', 'OPEN', 'OPEN']);

  // Each has its own visit.
  const book = 'mutation($id: ID!, $at: DateTime!) { bookAppointment(id: $id, startsAt: $at) { id } }';
  for (const { id } of [garage, shed]) {
    const { task } = await system.get<{ task: { offeredTimes: string[] } }>(
      'citizen-1',
      'query($id: ID!) { task(id: $id) { offeredTimes } }',
      { id },
    );
    await system.get('citizen-1', book, { id, at: task.offeredTimes.at(-1) });
  }
  expect(await life.decide('supervisor-1', garage.id)).toBe('ANSWERS_INVALID');
  expect(await life.decide('supervisor-1', garage.id, { a: { area: '31.5' } })).toBeUndefined();
  const faults = { i: 'faults', r: 'Dachwasser nicht angeschlossen' };
  expect(await life.decide('supervisor-1', shed.id, faults)).toBeUndefined();

  // One is larger than granted, which somebody else looks at; the other has faults, which the owner says are mended.
  const larger = await life.taskAt(reference, 'annexe-larger.1');
  const told = (signal: string) => system.ask('citizen-1', TELL, { i: { reference, signal } });
  await expect.poll(() => waitedFor(reference), { timeout: 30_000 }).toEqual(['annexe-mended.2']);
  expect(JSON.stringify(await told('annexe-mended'))).toContain('annexe-mended.1');
  expect(JSON.stringify(await told('annexe-mended.1'))).toContain('CONFLICT');
  expect(await told('annexe-mended.2')).toEqual({ data: { tellCase: { errors: [] } } });
  const again = await life.taskAt(reference, 'annexe-control.2');
  expect(await life.decide('supervisor-1', again.id, { a: { area: '12' } })).toBeUndefined();
  expect(await life.decide('head-1', larger.id)).toBeUndefined();
  await expect
    .poll(() => stages(reference), { timeout: 30_000 })
    .toEqual(['OPEN', 'AHEAD', 'AHEAD', 'PASSED', 'PASSED']);
  const messages = 'query { notifications(first: 50) { edges { node { message { en } } } } }';
  const said = JSON.stringify(await system.get('citizen-1', messages));
  for (const text of ['The annexe of 31.5 m² may be used.', 'The annexe of 12 m² may be used.'])
    expect(said).toContain(text);
});
