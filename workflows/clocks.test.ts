import { expect, it } from 'vitest';
import type { Clock } from '../forms/language/clock.js';
import type { Step } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import { decideTaskUpdate, extendClockUpdate, submitUpdate } from './messages.js';

const { file, environment } = skippedTimeServer();
const DAY = 86_400_000;
const text = (en: string) => ({ fa: en, en });
const steps = [
  step('form', 'request', {}),
  step('review', 'approval', { role: 'supervisor' }),
  step('issue', 'print', {}),
];
const term = (more: Partial<Clock> = {}): Clock => ({
  id: 'term',
  title: text('Term'),
  basis: 'article 1',
  begins: 'filing',
  lasts: { days: 20, hours: 1 },
  atEnd: { is: 'consent', next: 'print' },
  ...more,
});
const caseWith = (clock: Clock): FakeCase => Object.assign(new FakeCase(), { clocks: [clock] });
const actor = { id: 'citizen-1', roles: ['citizen'] };
const daysOf = (fake: FakeCase): number => {
  const [first, last] = [fake.transitions[0], fake.transitions.at(-1)].map((t) => Date.parse(t?.at ?? ''));
  return Math.floor(((last ?? 0) - (first ?? 0)) / DAY);
};
const sleep = (days: number) => environment().sleep(days * DAY);
const decide = (handle: Awaited<ReturnType<typeof file>>, taskId: string, outcome: 'approve' | 'return') =>
  handle.executeUpdate(decideTaskUpdate, {
    args: [{ taskId, outcome, actor: supervisor, ...(outcome === 'return' && { remark: 'r' }) }],
  });
const taskOf = (fake: FakeCase): string => fake.transitions.flatMap(({ opened }) => opened).at(-1)?.id ?? '';

it('grants by silence, and refuses by it', async () => {
  const fake = caseWith(term());
  expect(await (await file(steps, fake)).result()).toBe('ISSUED');
  expect(daysOf(fake)).toBe(20);
  expect(fake.told).toEqual(expect.arrayContaining(['CLOCK_CONSENT', 'ISSUED']));
  expect(fake.transitions.at(-1)?.results.term).toEqual({ outcome: 'approve', by: 'clock' });
  expect(fake.transitions.flatMap(({ changed }) => changed)).toMatchObject([{ to: 'CANCELLED' }]);

  const refused = caseWith(term({ atEnd: { is: 'refusal' } }));
  expect(await (await file(steps, refused)).result()).toBe('REJECTED');
  expect(refused.told.at(-1)).toBe('CLOCK_REFUSAL');
});

it('is met by a decision in time, and by nothing after its instant', async () => {
  const fake = caseWith(term({ atEnd: { is: 'refusal' } }));
  const handle = await file(steps, fake);
  await sleep(20);
  await decide(handle, taskOf(fake), 'approve');
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.transitions.at(-1)?.standing?.clocks).toMatchObject([{ id: 'term', over: { how: 'met' } }]);

  const late = caseWith(term({ atEnd: { is: 'refusal' } }));
  const slow = await file(steps, late);
  await sleep(21);
  await expect(decide(slow, taskOf(late), 'approve')).rejects.toThrow();
  expect(await slow.result()).toBe('REJECTED');
});

it('stands still once while papers are asked for, and goes on with what was left or anew', async () => {
  for (const [resumes, expected] of [
    ['onward', 30],
    ['anew', 35],
  ] as const) {
    const fake = caseWith(term({ stops: [{ at: ['request'], resumes, times: 1, within: { days: 10 } }] }));
    const handle = await file(steps, fake);
    await sleep(5);
    await decide(handle, taskOf(fake), 'return');
    await sleep(10);
    await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor }] });
    // A second return does not stop it.
    await decide(handle, taskOf(fake), 'return');
    expect(await handle.result()).toBe('ISSUED');
    expect(daysOf(fake)).toBe(expected);
  }
});

it('stands still, once, while the case waits in the branches of a step that it names', async () => {
  const rest = (id: string, days: number) => step('wait', id, { for: { days } });
  const branches = [
    { id: 'a', steps: [rest('first', 10), rest('second', 15)] },
    { id: 'b', steps: [rest('beside', 5)] },
  ];
  for (const each of [undefined, 'units']) {
    const fake = caseWith(term({ stops: [{ at: ['both'], times: 1 }], metBy: ['approval'] }));
    fake.evaluations = [{ decisions: { 'both.each': '1,2' } }];
    const both = step('parallel', 'both', { branches, ...(each !== undefined && { each }) });
    const handle = await file([steps[0], both, ...steps.slice(1)] as Step[], fake);
    expect(await handle.result()).toBe('ISSUED');
    expect(daysOf(fake)).toBe(45);
    const [clock] = fake.transitions.at(-1)?.standing?.clocks ?? [];
    expect(clock?.stops).toMatchObject([{ at: 'both', to: expect.any(Number) }]);
  }
});

it('does not stand still where papers are asked for too late', async () => {
  const fake = caseWith(term({ stops: [{ at: ['request'], within: { days: 3 } }] }));
  const handle = await file(steps, fake);
  await sleep(5);
  await decide(handle, taskOf(fake), 'return');
  expect(await handle.result()).toBe('ISSUED');
  expect(daysOf(fake)).toBe(20);
});

it('is longer by condition and by one reasoned order, never beyond its bound', async () => {
  const longer = [{ when: 'x', by: { days: 10 } }];
  const extension = { by: 'supervisor', span: { days: 40 } };
  const fake = caseWith(term({ longer, extension, atMost: { days: 45, hours: 1 } }));
  fake.evaluations = [{ decisions: { 'clocks/term.longer.0': true } }];
  const handle = await file(steps, fake);
  const order = (remark?: string, by = supervisor) =>
    handle.executeUpdate(extendClockUpdate, { args: [{ clock: 'term', actor: by, ...(remark && { remark }) }] });
  await expect(order()).rejects.toThrow();
  await expect(order('why', actor)).rejects.toThrow();
  await order('why');
  await expect(order('again')).rejects.toThrow();
  expect(await handle.result()).toBe('ISSUED');
  expect(daysOf(fake)).toBe(45);
  expect(fake.told).toContain('CLOCK_EXTENDED');
});

it('begins as the case comes past a step, and is met by one', async () => {
  const look = step('review', 'look', { role: 'supervisor' });
  const fake = caseWith(term({ begins: { after: 'look' }, metBy: ['approval'] }));
  const handle = await file([steps[0], look, ...steps.slice(1)] as typeof steps, fake);
  await sleep(30);
  await decide(handle, taskOf(fake), 'approve');
  expect(await handle.result()).toBe('ISSUED');
  expect(daysOf(fake)).toBe(50);
});

it('reminds those who have work before it ends, of each end anew', async () => {
  const fake = caseWith(
    term({
      remind: [{ days: 5 }, { days: 30 }],
      extension: { by: 'supervisor', span: { days: 10 } },
      atEnd: { is: 'refusal' },
    }),
  );
  const handle = await file(steps, fake);
  const reminders = () => fake.transitions.filter(({ timeline }) => timeline.some(({ type }) => type === 'REMINDED'));
  await sleep(14);
  expect(reminders()).toEqual([]);
  await sleep(2);
  expect(reminders()).toMatchObject([
    { timeline: [{ actor: 'clock', data: { clock: 'term', title: text('Term') } }], changed: [{ to: 'REMINDED' }] },
  ]);
  await handle.executeUpdate(extendClockUpdate, { args: [{ clock: 'term', actor: supervisor, remark: 'r' }] });
  expect(await handle.result()).toBe('REJECTED');
  expect(reminders()).toHaveLength(2);
  expect(fake.told.at(-1)).toBe('CLOCK_REFUSAL');
  expect(daysOf(fake)).toBe(30);
});

it('decides nothing once all is granted, and what is left to grant where only a part is', async () => {
  const used = [...steps, step('wait', 'use', { signal: 'begun', by: 'applicant', deadlines: [] })];
  const refusing = term({ metBy: ['use'], atEnd: { is: 'refusal' } });
  const onward = { ...term({ metBy: ['use'], atEnd: { is: 'onward', next: 'late' } }), id: 'use-term' };
  const late = step('notify', 'late', { to: 'applicant', message: text('Late') });
  const fake = Object.assign(new FakeCase(), { clocks: [refusing, onward] });
  const handle = await file([...used, late] as typeof steps, fake);
  await sleep(5);
  await decide(handle, taskOf(fake), 'approve');
  expect(await handle.result()).toBe('ISSUED');
  expect(daysOf(fake)).toBe(20);
  expect(fake.told).not.toContain('CLOCK_REFUSAL');
  expect(fake.told).toEqual(expect.arrayContaining(['CLOCK_ENDED']));
  expect(fake.transitions.at(-1)?.standing?.clocks).toMatchObject([
    { id: 'term', over: { how: 'met' } },
    { id: 'use-term', over: { how: 'came' } },
  ]);

  const whole = [
    ...steps,
    step('review', 'structure', { role: 'supervisor' }),
    step('issue', 'whole', { supersedes: ['print'] }),
  ];
  const parts = caseWith(term({ metBy: ['whole'], atEnd: { is: 'consent', next: 'whole' } }));
  const inParts = await file(whole as typeof steps, parts);
  await sleep(5);
  await decide(inParts, taskOf(parts), 'approve');
  expect(await inParts.result()).toBe('ISSUED');
  expect(daysOf(parts)).toBe(20);
  expect(parts.told.filter((type) => type === 'ISSUED')).toHaveLength(2);
  expect(parts.told).toContain('CLOCK_CONSENT');
});

it('asks for payment by slips that are drawn anew where it leads there from a form that had called them off', async () => {
  const [form, approval, print] = steps as [Step, Step, Step];
  const paid = [form, step('calculate', 'calculation', {}), approval, step('payment', 'payment', {}), print];
  const once = [{ at: ['request'], resumes: 'onward' as const, times: 1 }];
  const fake = caseWith(term({ stops: once, atEnd: { is: 'consent', next: 'payment' } }));
  const handle = await file(paid, fake);
  await decide(handle, taskOf(fake), 'return');
  await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor }] });
  await decide(handle, taskOf(fake), 'return');
  await sleep(21);
  const slips = fake.transitions.flatMap((transition) => transition.slips);
  const changes = slips.filter((change, i) => change !== slips[i - 1]);
  expect(changes).toEqual(['draft', 'void', 'draft', 'void', 'redraft', 'payable']);
  expect(fake.status).toBe('AWAITING_PAYMENT');
  await handle.terminate();
});
