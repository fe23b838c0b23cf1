import { expect, it } from 'vitest';
import { compileParsed, parseExpression } from '../expression/compile.js';
import { createEnvironment } from '../expression/environment.js';
import { Clock } from '../language/clock.js';
import { nestedResults, resultName, resultsShape } from './results-shape.js';

const title = { fa: 'مهلت', en: 'Term' };
const clock = (id: string, atEnd: object) =>
  Clock.parse({ id, title, basis: 'x', begins: 'filing', lasts: { months: 2 }, atEnd });

it('what a clock decides by its end is read with a type, and one that only leads on decides nothing', () => {
  const env = createEnvironment();
  const clocks = [
    clock('legal-term', { is: 'consent', next: 'issue' }),
    clock('reminder', { is: 'onward', next: 'x' }),
  ];
  const shape = resultsShape(env, [], clocks);
  env.registerVariable('results', shape.type);
  const holds = (text: string, kept: Record<string, unknown>) =>
    compileParsed(parseExpression(env, text), text, { expected: ['bool'] }).run({
      results: shape.read(nestedResults(kept, resultName)),
    });
  const silent = 'results.legal_term.outcome.orValue("") == "approve"';
  expect(holds(silent, { 'legal-term': { outcome: 'approve', by: 'clock' } })).toBe(true);
  expect(holds(silent, {})).toBe(false);
  expect(() => holds('results.reminder.outcome.hasValue()', {})).toThrow('reminder');
});
