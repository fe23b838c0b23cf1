import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNotices } from '../city/notices/notices.js';
import { loadTemplates } from '../city/notices/templates.js';
import { seeToEnds } from '../city/papers/permit-ends.js';
import { jalaliDay } from '../forms/jalali.js';
import { writerOf } from '../forms/words/writer.js';
import { exampleOn } from '../test/support/example.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// The declaration with all its people: instructor, architect of historic buildings, mayor, and who overturns a decision.

const HASTY = 'hasty-prealable';
const STRICT = 'strict-prealable';
interface Way {
  code: string;
  until: string;
  why: { value: string; inputs: { label: { en: string } }[] };
}

let system: System;
let life: ReturnType<typeof exampleOn>;

const on = (index: number, works: object = {}) => {
  const answers = life.definition.examples[index]?.answers ?? {};
  const property = { ...(answers.property as object), nosaziCode: freshPlot() };
  return { property, works: { ...(answers.works as object), ...works } };
};

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'declaration-prealable');
  await life.publish();
  // A month of silence in some seconds, of which more is added about a monument.
  const [clock] = life.definition.clocks;
  const longer = ((clock?.longer ?? []) as object[]).map((each) => ({ ...each, by: { seconds: 3 } }));
  const hasty = { ...clock, lasts: { seconds: 6 }, longer };
  await life.publish({ code: HASTY, clocks: [hasty] } as object);
  await life.publish({ code: STRICT, clocks: [{ ...hasty, atEnd: { is: 'refusal' } }] } as object);
});
afterAll(() => system.stop());

it('is examined, asked for papers once, put before the architect, and granted on conditions', {
  timeout: 120_000,
}, async () => {
  const { reference } = await life.file(3, { change: on(3) });
  const clock = async () => {
    const query = 'query($r: ID!) { application(reference: $r) { clocks { code at state } } }';
    const { application } = await system.get<{ application: { clocks: { at: string | null; state: string }[] } }>(
      'citizen-1',
      query,
      { r: reference },
    );
    return application.clocks[0];
  };
  const first = await clock();
  const complete = await life.taskAt(reference, 'completeness');
  expect(await life.decide('supervisor-1', complete.id, { o: 'RETURN' })).toBe('REASON_REQUIRED');
  expect(await life.decide('supervisor-1', complete.id, { o: 'RETURN', r: 'The view DP6 is missing' })).toBeUndefined();
  await life.people.becomes(reference, 'RETURNED');
  expect((await clock())?.at).toBeNull();
  await life.people.submit(reference);
  const again = await life.taskAt(reference, 'completeness');
  // The whole term runs anew from the papers on.
  expect(Date.parse((await clock())?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.at ?? ''));
  expect(await life.decide('supervisor-1', again.id)).toBeUndefined();
  const architect = await life.taskAt(reference, 'opinions');
  const opinion = { i: 'with-prescriptions', c: [{ text: 'Tuile plate, teinte naturelle' }] };
  expect(await life.decide('agency-1', architect.id, opinion)).toBeUndefined();
  const decision = await life.taskAt(reference, 'decision');
  expect(await life.decide('supervisor-1', decision.id)).toBe('FORBIDDEN');
  const granted = { i: 'on-conditions', c: [{ text: 'Tuile plate, teinte naturelle' }] };
  expect(await life.decide('head-1', decision.id, granted)).toBeUndefined();
  await life.people.becomes(reference, 'ISSUED');
  const { text } = await life.paper(reference);
  for (const said of ['Certificat de non-opposition', 'Tuile plate', 'مریم رضایی']) expect(text).toContain(said);
  expect(text).not.toContain('silence');

  // Within three months the authority takes an unlawful decision back: another decides it.
  const withdraw = `mutation($r: ID!) { appealDecision(input: { reference: $r, appeal: "withdrawal", reason: "It is in the flood zone" }) {
    errors { code } } }`;
  const told = await system.get<{ appealDecision: { errors: object[] } }>('head-1', withdraw, { r: reference });
  expect(told.appealDecision.errors).toEqual([]);
  const hearing = await life.taskAt(reference, 'withdrawal');
  expect(await life.decide('director-1', hearing.id)).toBeUndefined();
  await expect
    .poll(async () => (await life.people.shown(reference)).permit?.status, { timeout: 30_000 })
    .toBe('REVOKED');
});

it('is granted by the silence of the mayor', { timeout: 90_000 }, async () => {
  const { reference } = await life.file(0, { as: HASTY, change: on(0) });
  await life.people.becomes(reference, 'ISSUED');
  const { timeline } = await life.people.shown(reference);
  expect(timeline.map(({ type }) => type)).toContain('CLOCK_CONSENT');
  const { text } = await life.paper(reference);
  // Which term it was, by which law, its day, and why it is that day.
  const today = writerOf('fr').day(jalaliDay(new Date()));
  const why = [
    'ce silence vaut',
    'Non-opposition tacite',
    'R423-23',
    today,
    'Il a commencé au dépôt',
    'Il dure 6 secondes',
    'Les valeurs de cette procédure sont des exemples',
  ];
  for (const said of why) expect(text).toContain(said);
});

it('is refused by the silence of the mayor where the law says so, by a paper of its own', {
  timeout: 90_000,
}, async () => {
  const { reference } = await life.file(3, { as: STRICT, change: on(3) });
  await life.people.becomes(reference, 'REJECTED');
  const { text } = await life.paper(reference);
  const said = [
    'Opposition',
    'Refus par expiration d’un délai légal',
    'Délai d’instruction',
    'R423-24',
    'Recours gracieux',
    'مریم رضایی',
  ];
  for (const each of said) expect(text).toContain(each);
});

it('lapses where nobody says within three years that the works are begun', { timeout: 120_000 }, async () => {
  const [begun, idle] = [
    await life.file(0, { as: HASTY, change: on(0) }),
    await life.file(0, { as: HASTY, change: on(0) }),
  ];
  for (const { reference } of [begun, idle]) await life.people.becomes(reference, 'ISSUED');
  const signals = async (as: string) => {
    const asked =
      'query($r: ID!) { application(reference: $r) { signals { signal title { en } form { formSchema } } } }';
    return (await system.get<{ application: { signals: object[] } }>(as, asked, { r: begun.reference })).application
      .signals;
  };
  const awaited = { signal: 'works-begun', title: { en: 'Declaration that the works are begun' }, form: null };
  await expect.poll(() => signals('citizen-1'), { timeout: 20_000 }).toEqual([awaited]);
  const tell = 'mutation($r: ID!) { tellCase(input: { reference: $r, signal: "works-begun" }) { errors { code } } }';
  const told = await system.get<{ tellCase: { errors: object[] } }>('citizen-1', tell, { r: begun.reference });
  expect(told.tellCase.errors).toEqual([]);
  const given = () => system.prisma.stepResult.count({ where: { reference: begun.reference, step: 'opening' } });
  await expect.poll(given, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => signals('citizen-1'), { timeout: 20_000 }).toEqual([]);
  const delivery = { soon: async () => undefined, isUnderWay: async () => false };
  const notices = createNotices({ prisma: system.prisma, templates: await loadTemplates(), delivery });
  const calendar = async () => ({ thursday: 'off' as const, holidays: new Set<string>() });
  const after = (years: number) =>
    seeToEnds({ prisma: system.prisma, calendar, notices }, new Date(Date.now() + years * 366 * 86_400_000));
  expect((await after(2)).lapsed).toBe(0);
  expect((await after(3)).lapsed).toBeGreaterThan(0);
  const permits = await Promise.all([begun, idle].map(({ reference }) => life.people.shown(reference)));
  expect(permits.map(({ permit }) => permit?.status)).toEqual(['ISSUED', 'REVOKED']);
  const query = 'query($r: ID!) { application(reference: $r) { permit { reason } } }';
  const { application } = await system.get<{ application: { permit: { reason: string } } }>('citizen-1', query, {
    r: idle.reference,
  });
  expect(application.permit.reason).toContain('not begun within three years');
});

it('is opposed with a reason, which may be asked to be thought over', { timeout: 90_000 }, async () => {
  const { reference } = await life.file(0, { change: on(0) });
  const complete = await life.taskAt(reference, 'completeness');
  expect(await life.decide('supervisor-1', complete.id)).toBeUndefined();
  const decision = await life.taskAt(reference, 'decision');
  expect(await life.decide('head-1', decision.id, { o: 'REJECT', r: 'Too near the boundary' })).toBeUndefined();
  await life.people.becomes(reference, 'REJECTED');
  const object = `mutation($r: ID!) { appealDecision(input: { reference: $r, reason: "It is three metres away" }) { errors { code } } }`;
  const told = await system.get<{ appealDecision: { errors: object[] } }>('citizen-1', object, { r: reference });
  expect(told.appealDecision.errors).toEqual([]);
  const hearing = await life.taskAt(reference, 'gracious-appeal');
  const open = async () => {
    const ways =
      'query($r: ID!) { application(reference: $r) { appeals { code until why { value inputs { label { en } } } } } }';
    const { application } = await system.get<{ application: { appeals: Way[] } }>('citizen-1', ways, { r: reference });
    return application.appeals;
  };
  expect(await open()).toEqual([]);
  expect(await life.decide('director-1', hearing.id, { o: 'REJECT', r: 'It is two' })).toBeUndefined();
  expect((await life.people.shown(reference)).permit).toBeNull();
  // The court is open from there on, and not from the first decision.
  const [way] = await open();
  expect(way).toMatchObject({ code: 'court', why: { value: way?.until } });
  expect(way?.why.inputs.map(({ label }) => label.en)).toEqual([
    expect.stringMatching(/^“.*” was decided$/),
    'It lasts 2 months (Gregorian)',
  ]);
  const next = object.replace('reason:', 'appeal: "court", reason:');
  const again = await system.get<{ appealDecision: { errors: object[] } }>('citizen-1', next, { r: reference });
  expect(again.appealDecision.errors).toEqual([]);
  const court = await life.taskAt(reference, 'court');
  expect(await life.decide('director-1', court.id, { i: 'annulled', r: 'It is three' })).toBe('FORBIDDEN');
  expect(await life.decide('appeals-1', court.id, { i: 'annulled', r: 'It is three' })).toBeUndefined();
  const anew = await life.taskAt(reference, 'decision');
  expect(anew.id).not.toBe(decision.id);
  expect((await life.people.shown(reference)).status).toBe('UNDER_REVIEW');
});
