import { expect, it } from 'vitest';
import type { Step } from '../../forms/language/step.js';
import { step } from '../../test/support/steps.js';
import { progressOf } from './progress.js';

const steps = [
  step('form', 'request', {}),
  step('parallel', 'hearing', {
    branches: [
      { id: 'public', steps: [step('review', 'display', { role: 'supervisor' })] },
      { id: 'city', steps: [step('review', 'offices', { role: 'supervisor' })] },
    ],
  }),
  step('issue', 'permit', {}),
  step('appeal', 'recourse', { role: 'appeals', of: ['ISSUED'] }),
] as Step[];

const states = (currentSteps: string[], tasks: { stepId: string }[] = []) =>
  progressOf(steps, { status: 'UNDER_REVIEW', revision: 1, currentSteps, tasks }).steps.map(
    ({ step: { id }, state }) => `${id} ${state}`,
  );

it('is at a step of branches for as long as it is at one of them', () => {
  expect(states(['offices'])).toEqual([
    'request done',
    'hearing current',
    'display done',
    'offices current',
    'permit ahead',
  ]);
});

it('leaves an appeal out until somebody has appealed', () => {
  expect(states(['permit'])).not.toContain('recourse ahead');
  expect(states(['permit'], [{ stepId: 'recourse' }])).toContain('recourse ahead');
});

it('shows every way of a choice, also where the last of them ends the case', () => {
  const ways = [
    step('form', 'request', {}),
    step('switch', 'choice', { cases: [{ when: 'true', next: 'weighing' }], otherwise: 'permit' }),
    step('review', 'weighing', { role: 'supervisor' }),
    step('issue', 'permit', {}),
  ];
  const standing = { status: 'UNDER_REVIEW', revision: 1, currentSteps: ['request'], tasks: [] } as const;
  expect(progressOf(ways, standing).steps.map(({ step: { id } }) => id)).toEqual(ways.map(({ id }) => id));
});
