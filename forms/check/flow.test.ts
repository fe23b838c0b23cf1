import { describe, expect, it } from 'vitest';
import { definitionWith, request, withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkBusyLoops, checkFirstStep, checkReachability, checkWayToEnd } from './flow.js';

const print = step('issue', 'print', {});
const told = (id: string, rest: object = {}) =>
  step('notify', id, { to: 'applicant', message: { fa: 'پیام', en: 'message' }, ...rest });
const route = (id: string, rest: { to: string; otherwise: string }) =>
  step('switch', id, { cases: [{ when: 'true', next: rest.to }], otherwise: rest.otherwise });
const review = (id: string, rest: object = {}) => step('review', id, { role: 'supervisor', ...rest });
const branches = (...lists: Parameters<typeof withSteps>[]) =>
  step('parallel', 'both', { branches: lists.map((steps, i) => ({ id: `b${i}`, steps })) as never });

it('wants a form first', () => {
  expect(checkFirstStep(withSteps())).toEqual([]);
  expect(checkFirstStep(definitionWith({ steps: [print] }))).toMatchObject([
    { path: 'steps[0]', code: 'FIRST_STEP_NOT_FORM' },
  ]);
  const conditional = definitionWith({ steps: [{ ...request, when: 'true' }] });
  expect(checkFirstStep(conditional)).toMatchObject([{ code: 'FIRST_STEP_NOT_FORM' }]);
});

describe('reachability', () => {
  it('finds a step that none leads to', () => {
    expect(checkReachability(withSteps(told('a', { next: 'print' }), told('lost'), print))).toMatchObject([
      { path: 'steps[2]', code: 'UNREACHABLE_STEP' },
    ]);
  });
  it('finds one in a branch', () => {
    const both = branches([told('a', { next: 'c' }), told('b'), told('c')], [told('d')]);
    expect(checkReachability(withSteps(both, print))).toMatchObject([
      { path: 'steps[1].branches[0].steps[1]', code: 'UNREACHABLE_STEP' },
    ]);
  });
  it('follows what a passed-over switch does', () => {
    const skipped = { ...route('route', { to: 'print', otherwise: 'print' }), when: 'true' };
    expect(checkReachability(withSteps(skipped, told('a'), print))).toEqual([]);
    expect(
      checkReachability(withSteps(route('route', { to: 'print', otherwise: 'print' }), told('a'), print)),
    ).toMatchObject([{ path: 'steps[2]' }]);
  });
  it('follows expiry only where a deadline expires', () => {
    const late = (then: 'expire' | 'remind') =>
      withSteps(
        review('review', { onExpire: 'late', deadlines: [{ after: { days: 1 }, then }] }),
        step('issue', 'print', { next: 'end' }),
        told('late'),
      );
    expect(checkReachability(late('expire'))).toEqual([]);
    expect(checkReachability(late('remind'))).toMatchObject([{ path: 'steps[3]', code: 'UNREACHABLE_STEP' }]);
  });
});

describe('the way to an end', () => {
  it('finds steps that only lead to one another', () => {
    const endless = withSteps(
      route('route', { to: 'a', otherwise: 'print' }),
      step('issue', 'print', { next: 'end' }),
      review('a', { outcomes: ['approve'] }),
      step('wait', 'b', { for: { days: 1 }, next: 'a' }),
    );
    expect(checkWayToEnd(endless)).toMatchObject([{ path: 'steps[3]', code: 'NO_WAY_TO_END' }]);
  });
  it('takes a rejection for an end', () => {
    expect(checkWayToEnd(withSteps(review('a', { next: 'request' })))).toEqual([]);
    expect(checkWayToEnd(withSteps(review('a', { next: 'request', outcomes: ['approve', 'return'] })))).toHaveLength(1);
  });
});

describe('busy loops', () => {
  const loop = (...inside: Parameters<typeof withSteps>) =>
    checkBusyLoops(withSteps(told('start'), ...inside, route('again', { to: 'start', otherwise: 'print' }), print));

  it('refuses a loop in which nothing waits', () => {
    expect(loop()).toMatchObject([{ path: 'steps[1]', code: 'BUSY_LOOP' }]);
    expect(loop()[0]?.message).toContain('"start", "again"');
  });
  it.each([
    ['a service', step('service', 'call', { connector: 'c' })],
    ['a date, which may have passed', step('wait', 'day', { until: 'asOf' })],
    ['a review that the engine may decide', review('look', { engineDecides: 'true' })],
    ['a review that may be passed over', { ...review('look'), when: 'true' }],
    [
      'bodies that are asked only sometimes',
      step('consult', 'ask', {
        bodies: [{ id: 'A', title: { fa: 'الف', en: 'a' }, role: 'agency', when: 'true' }],
      }),
    ],
    ['branches of which one is instant enough', { ...branches([told('x')], [review('y')]), join: 1 } as never],
  ])('does not rely on %s', (_, inside) => {
    expect(loop(inside)).toMatchObject([{ code: 'BUSY_LOOP' }]);
  });
  it.each([
    ['a span', step('wait', 'nap', { for: { seconds: 1 } })],
    ['a signal', step('wait', 'nap', { signal: 'go' })],
    ['a review', review('look')],
    ['a body', step('consult', 'ask', { bodies: [{ id: 'A', title: { fa: 'الف', en: 'a' }, role: 'agency' }] })],
    ['branches that are all waited for', branches([told('x')], [review('y')])],
  ])('relies on %s', (_, inside) => {
    expect(loop(inside)).toEqual([]);
  });
  it('lets analysis send a case back to its form', () => {
    expect(checkBusyLoops(withSteps(step('analyze', 'analysis', {}), print))).toEqual([]);
  });
});
