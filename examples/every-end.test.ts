import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseInstruction } from '../cases/simulation/script.js';
import { simulate } from '../cases/simulation/simulate.js';
import { surroundingsOf } from '../cli/shipped-surroundings.js';
import { everyStep } from '../forms/check/step-lists.js';
import { diagnose } from '../forms/diagnose.js';
import { entryIn } from '../forms/entries.js';
import { loadShipped } from '../forms/load.js';

// The four procedures are simulated to every end that they have, and past every step at which a case can stand.

const shipped = await loadShipped();

/** An example by its number, what people do otherwise than move it on, and how the case ends; `results` beside the example's own. */
type Life = [example: number, deeds: string[], end: string, more?: { answers?: object; results?: object }];

const early = { answers: { project: { early: true } } };
const annexes = {
  answers: {
    project: {
      annexes: [
        { use: 'GARAGE', area: '30' },
        { use: 'SHED', area: '12' },
      ],
    },
  },
  results: { 'annexe-control.1': { area: '31' }, 'annexe-control.2': { area: '12' } },
};
const objectedTo = { results: { display: { objections: 1 } } };

const procedures: Record<string, Life[]> = {
  'completion-certificate': [
    [0, [], 'ISSUED'],
    [1, [], 'ISSUED'],
    [1, ['answer-to-ruling=nothing'], 'ISSUED'],
    [6, [], 'ISSUED'],
    [6, ['appeal-commission=upheld'], 'ISSUED'],
    [3, [], 'ISSUED'],
    [0, ['visit=nobody-met', 'visit=approve'], 'ISSUED'],
    [0, ['visit=nobody-met', 'visit=nobody-met', 'visit=nobody-met', 'in-vain=reject'], 'REJECTED'],
    [0, ['visit=reject'], 'REJECTED'],
    [0, ['signature=return'], 'EXPIRED'],
    [0, ['visit-payment=withdraw'], 'WITHDRAWN'],
    [0, ['visit-payment=nothing'], 'RECALCULATION_DUE'],
  ],
  'zurich-building-application': [
    [0, [], 'ISSUED'],
    [0, ['partial-check=release'], 'ISSUED', early],
    [0, ['partial-check=whole-only', 'plans-check=faults', 'set-out=faults', 'shell=nobody-met'], 'ISSUED', early],
    [0, ['annexe-control.2=faults', 'annexe-mended.2=signal@2d'], 'ISSUED', annexes],
    [1, [], 'ISSUED'],
    [1, ['consents.NEIGHBOUR.1=refuses', 'too-near=reject'], 'REJECTED'],
    [1, ['consents.NEIGHBOUR.1=refuses', 'too-near=exception'], 'ISSUED'],
    [4, ['cantonal.WATER=against', 'weighing=reject'], 'REJECTED'],
    [4, ['municipal.POWER=against', 'weighing=outweighed', 'decision=on-conditions'], 'ISSUED'],
    [0, ['objections=approve'], 'ISSUED', objectedTo],
    [0, ['decision=reject', 'recourse=begin@10d', 'recourse=approve@30d'], 'ISSUED'],
    [0, ['decision=reject', 'recourse=begin@10d', 'recourse=reject@30d'], 'REJECTED'],
    [0, ['decision=nothing'], 'ISSUED'],
    [0, ['decision=nothing', 'overdue=reject'], 'REJECTED'],
    [0, ['display=request@4d', 'third-party-recourse=begin@10d', 'third-party-recourse=reject@30d'], 'ISSUED'],
    [0, ['display=request@4d', 'third-party-recourse=begin@10d', 'third-party-recourse=annulled@30d'], 'ISSUED'],
    [0, ['display=request@4d', 'third-party-recourse=begin@10d', 'third-party-recourse=sent-back@30d'], 'ISSUED'],
    [0, ['building-stop=begin@10d', 'building-stop=approve@20d'], 'ISSUED'],
    [0, ['preliminary=return'], 'EXPIRED'],
    [0, ['preliminary=withdraw'], 'WITHDRAWN'],
  ],
  'tiered-licence': [
    [0, [], 'ISSUED'],
    [2, [], 'ISSUED'],
    [3, ['consultations.POLICE=against', 'hearing=refused'], 'REJECTED'],
    [3, ['consultations.POLICE=against', 'hearing=ask-again'], 'ISSUED'],
    [3, ['insurance-check=reject'], 'ISSUED'],
    [0, ['suspension=begin@10d', 'suspension=approve@30d', 'restoration=begin@60d'], 'ISSUED'],
    [0, ['cancellation=begin@10d', 'cancellation=approve@30d'], 'ISSUED'],
    [1, ['licensing=return'], 'EXPIRED'],
    [1, ['licensing=withdraw'], 'WITHDRAWN'],
  ],
  'declaration-prealable': [
    [0, [], 'ISSUED'],
    [0, ['completeness=nothing', 'decision=nothing', 'opening=nothing'], 'ISSUED'],
    [3, ['opinions=with-prescriptions', 'decision=on-conditions'], 'ISSUED'],
    [0, ['withdrawal=begin@10d', 'withdrawal=approve@20d'], 'ISSUED'],
    [3, ['opinions=unfavourable', 'decision=reject'], 'REJECTED'],
    [0, ['decision=reject', 'gracious-appeal=begin@10d', 'gracious-appeal=approve@20d'], 'ISSUED'],
    [
      0,
      ['decision=reject', 'gracious-appeal=begin', 'gracious-appeal=reject@9d', 'court=begin@5d', 'court=annulled'],
      'ISSUED',
    ],
    [0, ['completeness=return'], 'EXPIRED'],
    [0, ['completeness=withdraw'], 'WITHDRAWN'],
  ],
};

/** Steps that only pass a case on. */
const passing = ['form', 'announce', 'analyze', 'calculate', 'switch', 'parallel', 'notify', 'issue'];

describe.each(Object.entries(procedures))('%s', async (name, lives) => {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
  const { definition } = await diagnose(text, surroundingsOf(shipped));
  if (!definition) throw new Error(`${name} is broken`);
  const { rulebooks, calendar } = shipped;
  const stoodAt = new Set<string>();

  const merged = (into: Record<string, unknown>, from: object): Record<string, unknown> => ({
    ...into,
    ...Object.fromEntries(Object.entries(from).map(([key, part]) => [key, { ...(into[key] as object), ...part }])),
  });

  it.each(lives)('example %i, %j ends as %s', async (example, deeds, end, { answers = {}, results = {} } = {}) => {
    const filed = definition.examples?.[example];
    if (!filed) throw new Error('there is no such example');
    const changed = { ...filed, answers: merged(filed.answers, answers), results: { ...filed.results, ...results } };
    const run = await simulate({ definition, rulebooks, calendar, filed: changed }, deeds.map(parseInstruction));
    for (const { waits, opened } of run.simulated.transitions)
      for (const { stepId } of [...waits, ...opened]) stoodAt.add(entryIn(stepId).step);
    expect([run.simulated.transitions.at(-1)?.status, run.unused]).toEqual([end, []]);
  });

  it('stands at every step at which it can, and comes to every end', () => {
    const never = everyStep(definition).filter(({ step }) => !passing.includes(step.type) && !stoodAt.has(step.id));
    expect(never.map(({ step }) => step.id)).toEqual([]);
    expect(lives.map(([, , end]) => end)).toEqual(
      expect.arrayContaining(['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED']),
    );
  });
});
