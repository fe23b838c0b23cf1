import { expect, it } from 'vitest';
import { step } from '../../test/support/steps.js';
import { demandsOf, unapproved } from './demands.js';

const request = step('form', 'request', {});
const review = (id: string, more = {}) => step('review', id, { role: 'supervisor', ...more });
const payment = step('payment', 'payment', {});
const print = step('issue', 'print', {});

it('demands each review and the payment that every way to the grant passes', () => {
  const steps = [request, review('first'), payment, review('second'), print];
  const demands = demandsOf(steps, 'print');
  expect(demands).toEqual({ approvals: ['first', 'second'], appeals: { first: [], second: [] }, payment: true });
  expect(demandsOf([request, print], 'print')).toEqual({ approvals: [], appeals: {}, payment: false });
});

it('lets an appeal that leads past a review stand in its place', () => {
  const objection = (next: string) => step('appeal', 'objection', { of: ['REJECTED'], role: 'appeals', next });
  const steps = (next: string) => [request, review('first'), payment, print, objection(next)];
  const past = demandsOf(steps('payment'), 'print');
  const results = (of: object) => new Map(Object.entries(of));
  expect(unapproved(past, results({ first: { outcome: 'reject' }, objection: { outcome: 'approve' } }))).toEqual([]);
  expect(unapproved(past, results({ objection: { outcome: 'reject' } }))).toEqual(['first']);
  const anew = demandsOf(steps('first'), 'print');
  expect(unapproved(anew, results({ first: { outcome: 'reject' }, objection: { outcome: 'approve' } }))).toEqual([
    'first',
  ]);
});

it('demands nothing that a condition, a switch or a rejection leads round', () => {
  const rejected = review('strict', { onReject: 'appeal' });
  expect(demandsOf([request, rejected, print, review('appeal', { next: 'print' })], 'print').approvals).toEqual([]);
  expect(demandsOf([request, review('maybe', { when: 'true' }), print], 'print').approvals).toEqual([]);
  const ways = step('switch', 'ways', { cases: [{ when: 'true', next: 'print' }], otherwise: 'look' });
  expect(demandsOf([request, ways, review('look'), print], 'print').approvals).toEqual([]);
});

it('demands the reviews of branches that all have to end', () => {
  const branches = [
    { id: 'a', steps: [review('water')] },
    { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
  ];
  const both = (join?: number) => step('parallel', 'both', { branches, ...(join !== undefined && { join }) });
  expect(demandsOf([request, both(), print], 'print').approvals).toEqual(['water']);
  expect(demandsOf([request, both(1), print], 'print').approvals).toEqual([]);
});
