import { expect, it } from 'vitest';
import { step } from '../../test/support/steps.js';
import { demandsOf } from './demands.js';

const request = step('form', 'request', {});
const review = (id: string, more = {}) => step('review', id, { role: 'supervisor', ...more });
const payment = step('payment', 'payment', {});
const print = step('issue', 'print', {});

it('demands each review and the payment that every way to the grant passes', () => {
  const steps = [request, review('first'), payment, review('second'), print];
  expect(demandsOf(steps, 'print')).toEqual({ approvals: ['first', 'second'], payment: true });
  expect(demandsOf([request, print], 'print')).toEqual({ approvals: [], payment: false });
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
