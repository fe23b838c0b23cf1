import { expect, it } from 'vitest';
import { clocksOf } from './clocks-as-they-stand.js';
import type { Explanation } from './evaluation/types.js';
import type { Clock } from './language/clock.js';

const clock: Clock = {
  id: 'silence',
  title: { fa: 'سکوت', en: 'Silence' },
  basis: 'Article 1',
  begins: 'filing',
  lasts: { days: 20 },
  longer: [{ when: 'true', by: { days: 5 } }],
  extension: { by: 'supervisor', span: { days: 10 } },
  atMost: { days: 60 },
  atEnd: { is: 'consent' },
};
const day = 86_400_000;
const kept = {
  id: 'silence',
  begun: 0,
  due: 35 * day,
  stops: [],
  longer: [0],
  extended: 1,
  span: { days: 35 },
  change: 1,
};

const values = ({ value, inputs }: Explanation): string[] => [value, ...inputs.flatMap(values)];

it('says why a clock ends when it does in words of either language, and nothing in one of them alone', () => {
  const [shown] = clocksOf({ clocks: [clock], steps: [] }, { clocks: [kept] });
  expect(shown).toMatchObject({ state: 'running', extensionsLeft: 0 });
  expect(shown && values(shown.why).join()).not.toMatch(/[a-z]/i);
});
