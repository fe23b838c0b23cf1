import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compilePolicy } from '../../forms/decision/judge.js';
import { createCaseReader } from '../../forms/evaluation/vectors/read-file.js';
import { DecisionMode } from '../../forms/language/decision-policy.js';
import { loadShipped } from '../../forms/load.js';
import type { Counted } from './counted.js';
import { REASONS, reasonsFor } from './reasons.js';

const { definitions, rulebooks, policies } = await loadShipped();
const file = new URL('../../forms/evaluation/vectors/data/cases.json', import.meta.url);
const read = createCaseReader({ definitions, rulebooks, asOf: '1405/09/01' });
const vectors = JSON.parse(readFileSync(file, 'utf8'));

const quiet: Counted = {
  ...{ stopped: false, askedForPerson: false, drawnBefore: false, today: 0, todayOfOffice: 0, overdue: 0 },
  office: null,
};
const states: Counted[] = [
  quiet,
  { ...quiet, stopped: true },
  { ...quiet, askedForPerson: true },
  { ...quiet, drawnBefore: true },
  { ...quiet, overdue: 10_001 },
  { ...quiet, today: 100_000 },
];
const standing = (rate: number) => ({ rate, window: { looked: 0, overruled: 0 }, drifted: false });

it('approves what every condition lets it, or leaves it to a person with the reasons: it never refuses', () => {
  let approved = 0;
  let left = 0;
  for (const policy of policies) {
    for (const { definition, rulebook, ruleset, input } of read(vectors, policy.code)) {
      const compiled = compilePolicy(policy, definition, rulebook);
      for (const representative of [null, { officeId: 'OFF-1', approved: true, mandateActive: true }]) {
        const asked = ruleset.asked({ ...input, representative });
        const evaluation = ruleset.evaluate(asked);
        const judged = compiled.judge(asked, evaluation);
        for (const mode of DecisionMode.options) {
          for (const counted of states) {
            for (const rate of [0, 100]) {
              const weighed = { policy: { ...policy, mode }, judged, counted, draw: 5_000, inForce: true };
              const reasons = reasonsFor({ ...weighed, standing: standing(rate) });
              expect(reasons.filter((reason) => !REASONS.includes(reason))).toEqual([]);
              const free = judged.eligible && judged.alwaysDrawn.length === 0;
              const mayApprove = free && mode === 'sampled' && counted === quiet && rate === 0;
              expect(reasons.length === 0).toBe(mayApprove);
              if (reasons.length > 0) left += 1;
              else approved += 1;
              if (reasons.length === 0) expect(evaluation.outcome).toBe('CLEAN');
            }
          }
        }
      }
    }
  }
  expect(approved).toBeGreaterThan(0);
  expect(left).toBeGreaterThan(approved);
});
