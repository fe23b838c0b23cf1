import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, jalaliDay, jalaliYear } from '../forms/jalali.js';
import { exampleOn } from '../test/support/example.js';
import { freshPlot } from '../test/support/plots.js';
import { type System, startSystem } from '../test/support/system.js';

// A licence by risk: the lowest tier is the engine’s, the next what the bodies of its category say.

let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'tiered-licence');
  await life.publish();
  const steps = life.definition.steps.map(({ hearing: _, ...step }) => step);
  await life.publish({ code: HASTY, steps } as object);
});
afterAll(() => system.stop());

/** The same without the days in which its holder is heard. */
const HASTY = 'hasty-licence';
const premises = { nosaziCode: freshPlot(), address: 'مشهد، بولوار پیروزی، پلاک ۱۴' };

it('of a low tier is granted without a person, to one day of the year', async () => {
  const filed = await life.file(0, { change: { premises } });
  expect(filed.evaluation.total).toBe('25600');
  await life.people.pay(filed.reference);
  await life.people.becomes(filed.reference, 'ISSUED');
  const year = jalaliYear(jalaliDay(new Date()));
  expect((await life.people.shown(filed.reference)).permit?.validUntil).toMatch(new RegExp(`^${year}/12/(29|30)$`));
});

it('of a middle one is what the bodies of its category say, and what they ask for is looked at later', async () => {
  const { reference } = await life.file(1, { change: { premises } });
  const asked = new Map((await life.tasksOf(reference)).map((task) => [task.step.title.en, task.id]));
  expect([...asked.keys()].sort()).toEqual(['Fire rescue', 'Health services']);
  const answer = `mutation($t: ID!, $i: ID!, $c: [ConditionInput!]) {
    decideTask(id: $t, outcome: APPROVE, outcomeId: $i, conditionItems: $c) { chosen { code } } }`;
  const due = addDays(jalaliDay(new Date()), 60);
  const condition = { text: 'A second extinguisher', due };
  await system.get('agency-1', answer, { t: asked.get('Fire rescue'), i: 'with-conditions', c: [condition] });
  await system.get('agency-1', answer, { t: asked.get('Health services'), i: 'no-objection' });
  const licensing = await life.taskFor(reference, 'supervisor');
  // What the fire brigade found changes what is to be paid.
  expect((await life.people.shown(reference)).evaluation.total).toBe('44850');
  expect(await life.refusal('supervisor-1', licensing.id)).toBeUndefined();
  await life.people.becomes(reference, 'AWAITING_PAYMENT');
  await life.people.pay(reference);
  await life.people.becomes(reference, 'ISSUED');
  const duty = await life.taskFor(reference, 'supervisor');
  expect((await life.tasksOf(reference)).find(({ id }) => id === duty.id)?.step.code).toBe('duties');
  const text = (await life.paper(reference)).text;
  expect(text).toContain('extinguisher');
  expect(await life.refusal('supervisor-1', duty.id)).toBeUndefined();
  const { application } = await system.get<{ application: { conditions: object[] } }>(
    'citizen-1',
    'query($r: ID!) { application(reference: $r) { conditions { text due standing } } }',
    { r: reference },
  );
  expect(application.conditions).toEqual([{ ...condition, standing: 'FULFILLED' }]);
});

it('is suspended by two for a ground, and put in force again as its holder asks', async () => {
  const { reference } = await life.file(0, {
    as: HASTY,
    change: { premises: { ...premises, nosaziCode: freshPlot() } },
  });
  await life.people.pay(reference);
  await life.people.becomes(reference, 'ISSUED');
  const begin = (as: string, input: object) =>
    system.get(as, 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }', {
      i: { reference, reason: 'as was found', ...input },
    });
  const standing = () => system.prisma.permit.findMany({ where: { reference }, select: { status: true } });
  expect(await begin('supervisor-1', { appeal: 'suspension', ground: 'UNINSURED' })).toEqual({
    appealDecision: { errors: [] },
  });
  expect(await life.refusal('head-1', (await life.taskFor(reference, 'department-head')).id)).toBeUndefined();
  await expect.poll(standing, { timeout: 30_000 }).toEqual([{ status: 'SUSPENDED' }]);
  expect(await begin('citizen-1', { appeal: 'restoration' })).toEqual({ appealDecision: { errors: [] } });
  expect(await life.refusal('supervisor-1', (await life.taskFor(reference, 'supervisor')).id)).toBeUndefined();
  await expect.poll(standing, { timeout: 30_000 }).toEqual([{ status: 'ISSUED' }]);
});
