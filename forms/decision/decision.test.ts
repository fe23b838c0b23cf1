import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDecisionPolicy } from '../check/decision-policy.js';
import { createCaseReader } from '../evaluation/vectors/read-file.js';
import type { DecisionPolicy } from '../language/decision-policy.js';
import { loadShipped } from '../load.js';
import { parseDecisionPolicy } from '../parse.js';
import { compilePolicy } from './judge.js';
import { type Looked, scopeOf, standingOf } from './rate.js';

const { definitions, rulebooks, policies, roles } = await loadShipped();
const around = {
  types: definitions,
  rulebooksOf: (family: string) => rulebooks.filter(({ code }) => code === family),
  roles: roles.map(({ id }) => id),
};
const [policy] = policies as [DecisionPolicy];
const codesOf = (changed: DecisionPolicy, before?: { policy: DecisionPolicy; looked: Looked[] }) =>
  checkDecisionPolicy(changed, { ...around, before }).map(({ path, code }) => `${path} ${code}`);
const looked = (agreed: number, overruled = 0): Looked[] => [
  ...Array.from({ length: overruled }, () => ({ overruled: true })),
  ...Array.from({ length: agreed }, () => ({ overruled: false })),
];

describe('a decision policy', () => {
  it('ships switched off, and sound', () => {
    for (const shipped of policies) {
      expect(shipped.mode).toBe('off');
      expect(codesOf(shipped)).toEqual([]);
    }
  });

  it('names its legal basis', () => {
    const { legalBasis: _, ...without } = policy;
    expect(parseDecisionPolicy(without).issues).toContainEqual(
      expect.objectContaining({ path: 'legalBasis', severity: 'error' }),
    );
  });

  it('is refused where one of its conditions, or a rule of every case, is to be weighed', () => {
    const [first, ...rest] = policy.eligible as [DecisionPolicy['eligible'][number]];
    expect(codesOf({ ...policy, eligible: [{ ...first, discretion: true }, ...rest] })).toEqual([
      'eligible[0].discretion DISCRETION',
    ]);
    const books = rulebooks.map((book) => ({
      ...book,
      rules: book.rules.map((rule) => (rule.when || rule.applies ? rule : { ...rule, discretion: true })),
    }));
    expect(checkDecisionPolicy(policy, { ...around, rulebooksOf: () => books })).toContainEqual(
      expect.objectContaining({ path: 'code', code: 'DISCRETION' }),
    );
  });

  it('may not read what services and signals gave', () => {
    const [first] = policy.eligible as [DecisionPolicy['eligible'][number]];
    expect(codesOf({ ...policy, eligible: [{ ...first, when: 'results.check.ok == true' }] })).toEqual([
      'eligible[0].when EXPRESSION_REFUSED',
    ]);
  });
});

describe('the share that is drawn', () => {
  const steps = [
    { after: 4, agreementAtLeast: '75', to: 50 },
    { after: 8, agreementAtLeast: '80', to: 20 },
  ];
  const sampled: DecisionPolicy = {
    ...policy,
    sampling: { start: 100, steps, floor: 20, always: [] },
    drift: { window: 8, maxOverruledPercent: '25', maxAuditsOverdue: 5, then: 'sample100' },
  };
  const rate = (...record: Looked[]) => standingOf(sampled, record).rate;

  it('falls by recorded agreement alone, and one overruled case raises it', () => {
    expect(rate()).toBe(100);
    expect(rate(...looked(3))).toBe(100);
    expect(rate(...looked(4))).toBe(50);
    expect(rate(...looked(8))).toBe(20);
    expect(rate(...looked(8, 1))).toBe(50);
    expect(rate(...looked(8, 2))).toBe(100);
    expect(standingOf(sampled, looked(4, 3))).toMatchObject({ drifted: true, rate: 100 });
  });

  it('is not lowered by a new version without the record that earns it', () => {
    const lower = (sampling: Partial<DecisionPolicy['sampling']>) => ({
      ...sampled,
      sampling: { ...sampled.sampling, ...sampling },
    });
    const inForce = (record: Looked[]) => ({ policy: sampled, looked: record });
    expect(codesOf(lower({ start: 60 }))).toContain('sampling.start SAMPLING_UNEARNED');
    expect(codesOf(lower({ floor: 10 }))).toContain('sampling.floor SAMPLING_UNEARNED');
    expect(codesOf(lower({ start: 60 }), inForce(looked(4)))).toEqual([]);
    expect(codesOf(lower({ floor: 10 }), inForce(looked(4)))).toEqual(['sampling.floor SAMPLING_UNEARNED']);
    expect(codesOf(lower({ floor: 10 }), inForce(looked(8)))).toEqual([]);
    const sooner = lower({ steps: [{ after: 1, agreementAtLeast: '75', to: 50 }] });
    expect(codesOf(sooner, inForce(looked(4)))).toEqual(['sampling.steps[0] SAMPLING_UNEARNED']);
  });

  it('begins anew where other conditions are decided by', () => {
    const wider = { ...sampled, eligible: sampled.eligible.slice(0, 1) };
    expect(scopeOf(wider)).not.toBe(scopeOf(sampled));
    const lower = { ...wider, sampling: { ...sampled.sampling, start: 60 } };
    expect(codesOf(lower, { policy: sampled, looked: looked(8) })).toEqual(['sampling.start SAMPLING_UNEARNED']);
  });
});

describe('what a policy says of a case', () => {
  const file = new URL('../evaluation/vectors/data/cases.json', import.meta.url);
  const read = createCaseReader({ definitions, rulebooks, asOf: '1405/09/01' });
  const json = JSON.parse(readFileSync(file, 'utf8'));

  it.each(policies.map((one) => [one.code, one] as const))('%s is never more than its conditions', (code, one) => {
    for (const { definition, rulebook, ruleset, input } of read(json, code)) {
      const compiled = compilePolicy(one, definition, rulebook);
      for (const representative of [null, { officeId: 'OFF-1', approved: true, mandateActive: true }]) {
        const asked = ruleset.asked({ ...input, representative });
        const evaluation = ruleset.evaluate(asked);
        const { eligible, conditions } = compiled.judge(asked, evaluation);
        expect(eligible).toBe(conditions.every(({ holds }) => holds));
        if (eligible) expect(evaluation.outcome).toBe('CLEAN');
      }
    }
  });

  it('turns on who stands for the facts, and on whether registers answer', () => {
    const [one] = read(json, policy.code).flatMap((each) => {
      const compiled = compilePolicy(policy, each.definition, each.rulebook);
      const judge = (changes: object) => {
        const asked = each.ruleset.asked({ ...each.input, ...changes });
        return compiled.judge(asked, each.ruleset.evaluate(asked));
      };
      const office = { representative: { officeId: 'OFF-1', approved: true, mandateActive: true } };
      return judge(office).eligible ? [{ judge, office }] : [];
    });
    if (!one) throw new Error('No case of the vectors is eligible.');
    expect(one.judge({}).eligible).toBe(false);
    const lapsed = { representative: { officeId: 'OFF-1', approved: true, mandateActive: false } };
    expect(one.judge(lapsed).eligible).toBe(false);
    expect(one.judge({ ...one.office, cleared: ['COMMISSION_5'] }).eligible).toBe(false);
    expect(one.judge({ ...one.office, registers: {} }).eligible).toBe(false);
  });
});
