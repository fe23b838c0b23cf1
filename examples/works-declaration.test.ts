import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { addDays, jalaliDay, jalaliYear } from '../forms/jalali.js';
import { exampleOn } from '../test/support/example.js';
import { answersFor } from '../test/support/permits.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// Small works are declared, and the city objects in time, asks around, or is silent.

const HASTY = 'hasty-declaration';
let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'works-declaration');
  await life.publish();
  // Thirty days of silence in two seconds.
  const steps = life.definition.steps.map((step) =>
    step.id === 'examination' ? { ...step, deadlines: [{ after: { seconds: 2 }, then: 'expire' }] } : step,
  );
  await life.publish({ code: HASTY, steps } as object);
});
afterAll(() => system.stop());

/** Works on a plot of its own, begun next year. */
function begun(property: unknown): object {
  const { works } = life.definition.examples[0]?.answers ?? {};
  return { property, works: { ...(works as object), begins: `${jalaliYear(jalaliDay(new Date())) + 1}/06/01` } };
}

it('is granted by the silence of the city, and says so on its paper', async () => {
  const { property } = answersFor('construction', freshPlot());
  const { reference, tasks } = await life.file(0, { as: HASTY, change: begun(property) });
  expect(tasks).toMatchObject([{ status: 'OPEN', role: 'supervisor' }]);
  await expect.poll(async () => (await life.people.shown(reference)).status, { timeout: 30_000 }).toBe('ISSUED');
  const text = (await life.paper(reference)).text;
  for (const said of ['گواهی عدم مخالفت', 'انباری چوبی در حیاط', 'مریم رضایی']) expect(text).toContain(said);
});

it('is not granted where the city objects in time', async () => {
  const { property } = answersFor('construction', freshPlot());
  const { reference, tasks } = await life.file(0, { change: begun(property) });
  const reject =
    'mutation($t: ID!) { decideTask(id: $t, outcome: REJECT, reason: "The shed stands on the boundary") { status } }';
  await system.get('supervisor-1', reject, { t: tasks[0]?.id });
  await expect.poll(async () => (await life.people.shown(reference)).status, { timeout: 30_000 }).toBe('REJECTED');
  expect((await life.people.shown(reference)).permit).toBeNull();
});

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

it('has outcomes of its own: they are chosen, go on by a rule over all answers, and stand in the rows and the trail', async () => {
  const followed = { id: 'duties', type: 'fulfil', title, role: 'department-head' };
  const steps = life.definition.steps.flatMap((step) =>
    step.id === 'examination'
      ? [{ ...step, outcomes: ['reject', ...own], next: 'certificate' }, opinions, rule]
      : [step],
  );
  await life.publish({ code: 'asked-around', steps: [...steps, followed] } as object);
  const { property } = answersFor('construction', freshPlot());
  const { reference } = await life.file(0, { as: 'asked-around', change: begun(property) });
  const choose = async (as: string, id: string, more: object) => {
    const mutation = `mutation($t: ID!, $o: ReviewOutcome!, $i: ID, $r: String, $c: [ConditionInput!]) {
      decideTask(id: $t, outcome: $o, outcomeId: $i, reason: $r, conditionItems: $c) { outcome chosen { code } } }`;
    const { data, errors } = (await system.ask(as, mutation, { t: id, o: 'APPROVE', ...more })) as {
      data?: { decideTask: object };
      errors?: { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? data?.decideTask;
  };
  const first = await life.taskFor(reference, 'supervisor');
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
  const fire = await life.taskFor(reference, 'agency');
  const against = { i: 'against', r: 'Too near the hydrant' };
  expect(await choose('agency-1', fire.id, against)).toEqual({ outcome: null, chosen: { code: 'against' } });
  // The other body is not waited for, and one that objects is no majority.
  const second = await life.taskFor(reference, 'supervisor');
  const due = addDays(jalaliDay(new Date()), 30);
  const passed = { i: 'noted', c: [{ text: 'Yesterday', due: addDays(due, -31) }] };
  expect(await choose('supervisor-1', second.id, passed)).toBe('BAD_USER_INPUT');
  expect(
    await choose('supervisor-1', second.id, { i: 'noted', c: [{ text: 'Keep two metres from the trees', due }] }),
  ).toEqual({
    outcome: 'APPROVE',
    chosen: { code: 'noted' },
  });
  await life.people.becomes(reference, 'ISSUED');
  const conditions = async (as: string) =>
    (
      await system.get<{ application: { conditions: object[] } }>(
        as,
        'query($r: ID!) { application(reference: $r) { conditions { code text due standing overdue } } }',
        { r: reference },
      )
    ).application.conditions;
  // Somebody else is asked about it after the grant, and the holder sees what they say.
  const duty = await life.taskFor(reference, 'department-head');
  const set = { code: `${second.id}-1`, text: 'Keep two metres from the trees', due, overdue: false };
  expect(await conditions('citizen-1')).toEqual([{ ...set, standing: 'OPEN' }]);
  expect(await life.refusal('head-1', duty.id)).toBeUndefined();
  expect(await conditions('citizen-1')).toEqual([{ ...set, standing: 'FULFILLED' }]);
  expect((await life.paper(reference)).text).toContain('تا ');
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
