import { expect, it } from 'vitest';
import type { Transition } from '../workflows/transition.js';
import { remarksNamed } from './write-transition.js';

const words = '0f7d1c1e-3b57-4c0a-9a53-2f8f6a1f7f10';
const answers = '5a7a2f0e-8f0c-4a44-8f1b-6f0a0d5b9c21';

it('names the words of what steps give, also where they were told in a transition before', () => {
  const results = {
    'ready.1': { signal: 'ready.1', answers },
    told: { words },
    service: { answers: 'yes', words: 'no' },
  };
  const transition = { timeline: [], changed: [], results } as unknown as Transition;
  expect(remarksNamed(transition)).toEqual([answers, words]);
});
