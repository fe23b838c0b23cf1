import { expect, it } from 'vitest';
import { withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkStepReferences } from './references.js';

const print = step('issue', 'print', {});
const sideBySide = (next?: string) =>
  step('parallel', 'both', {
    branches: [
      { id: 'a', steps: [step('notify', 'told', { to: 'applicant', message: { fa: 'الف', en: 'a' }, next })] },
      { id: 'b', steps: [step('wait', 'pause', { for: { seconds: 1 } })] },
    ],
  });
const review = (rest: object) => step('review', 'review', { role: 'supervisor', ...rest });

it('takes steps of the same list and the end', () => {
  expect(
    checkStepReferences(withSteps(review({ next: 'print', onReject: 'end', onReturn: 'request' }), print)),
  ).toEqual([]);
});

it.each([
  ['next', review({ next: 'prnt' }), 'print'],
  ['onReturn', review({ onReturn: 'reqest' }), 'request'],
  ['onReject', review({ onReject: 'en' }), 'end'],
  ['onExpire', review({ onExpire: 'pirnt' }), 'print'],
  ['separateFrom[0]', review({ separateFrom: ['reveiw'] }), 'review'],
  ['onReferral', step('analyze', 'review', { onReferral: 'prin' }), 'print'],
  ['onBlocked', step('analyze', 'review', { onBlocked: 'prin' }), 'print'],
  ['recalculateFrom', step('payment', 'review', { recalculateFrom: 'reveiw' }), 'review'],
  ['onFailure', step('service', 'review', { connector: 'c', onFailure: 'prin' }), 'print'],
  ['cases[0].next', step('switch', 'review', { cases: [{ when: 'true', next: 'prin' }], otherwise: 'end' }), 'print'],
  ['otherwise', step('switch', 'review', { cases: [{ when: 'true', next: 'end' }], otherwise: 'prin' }), 'print'],
])('names the nearest step where %s leads nowhere', (key, broken, hint) => {
  expect(checkStepReferences(withSteps(broken, print))).toMatchObject([
    { path: `steps[1].${key}`, code: 'UNKNOWN_STEP', hint },
  ]);
});

it('keeps branches closed both ways', () => {
  const at = 'steps[1].branches[0].steps[0].next';
  expect(checkStepReferences(withSteps(sideBySide('print'), print))).toMatchObject([
    { path: at, code: 'LEAVES_BRANCH' },
  ]);
  expect(checkStepReferences(withSteps(sideBySide('end'), print))).toMatchObject([{ path: at, code: 'LEAVES_BRANCH' }]);
  expect(checkStepReferences(withSteps(sideBySide(), step('issue', 'print', { next: 'told' })))).toMatchObject([
    { path: 'steps[2].next', code: 'ENTERS_BRANCH' },
  ]);
});
