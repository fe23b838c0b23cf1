import { expect, it } from 'vitest';
import { exampleInput } from '../../forms/check/examples.js';
import type { ClockKept } from '../../forms/clock-time.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { Clock } from '../../forms/language/clock.js';
import type { ExampleCase } from '../../forms/language/example.js';
import { definitionWith, request, rulebook } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import type { Carried } from '../../workflows/case-shape.js';
import type { MoveMessage } from '../../workflows/messages.js';
import type { Proof } from './proof-activities.js';
import { proveMove } from './prove.js';

const DAY = 86_400_000;
const title = { fa: 'مهلت', en: 'Term' };
const term: Clock = {
  id: 'term',
  title,
  basis: 'by-law 1, article 2',
  begins: 'filing',
  lasts: { days: 20 },
  stops: [{ at: ['papers'] }],
  atEnd: { is: 'refusal' },
};
/** The papers are waited for under another name; then nothing happens for longer than the term has left. */
const steps = [
  request,
  step('wait', 'papers-of-owner', { signal: 'papers', by: 'applicant' }),
  step('wait', 'rest', { for: { days: 40 } }),
  step('review', 'approval', { role: 'supervisor' }),
  step('issue', 'print', {}),
];
const filed: ExampleCase = {
  title,
  asOf: '1405/09/02',
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'x-ray room', visit: false },
  registers: { parcel: { nosaziCode: '9-1-7-1-0-0-0', fileCode: 10000001 } },
  expected: { outcome: 'CLEAN' },
};

/** How the clock of a case stands that is moved: it stands at `papers`, or waits in `rest`. */
interface Stood {
  at?: 'papers' | 'rest';
  clock?: Partial<ClockKept>;
}

function proofWith(clocks: Clock[], { at = 'papers', clock = {} }: Stood = {}): Proof {
  const definition = definitionWith({ steps, fees: [], clocks });
  const ruleset = compileRuleset(definition, rulebook);
  const input = { ...exampleInput(definition, filed, filed.answers), firstPeriod: 1 };
  const evaluation = ruleset.evaluate(input);
  const { outcome, referralTarget, lane, total, rulesetHash } = evaluation;
  const now = Date.now();
  const due = at === 'rest' ? [now + 39 * DAY] : [];
  const deadlines = at === 'rest' ? [{ after: { days: 40 }, then: 'expire' as const }] : [];
  const wait = { stepId: at, deadlines, due, open: [...due.keys()], tasks: [], begun: now - DAY };
  const kept = { begun: now - 5 * DAY, stops: [{ at: 'papers', from: now - DAY }], longer: [], extended: 0, change: 1 };
  const carried: Carried = {
    ...{ transitions: 3, entries: 3, taskCount: 0, revision: 1, status: 'UNDER_REVIEW', settledRevision: 0 },
    summary: { outcome, referralTarget, lane, total, slips: 0, rulesetHash, decisions: {} },
    ...{ decisions: {}, cleared: [], people: ['citizen-1'], offices: [], deciders: [], signals: [], tasks: [] },
    ...{
      waits: [wait],
      ended: [],
      answered: [],
      late: [],
      clocks: [{ id: 'term', span: { days: 20 }, ...kept, ...clock }],
    },
  };
  const { code, version } = definition;
  const move: MoveMessage = {
    ...{ plan: 'plan', by: 'admin-1', from: { hash: 'old', transition: 3 }, recalculate: false },
    to: { definition: { code, version, hash: 'new' }, generation: 'CITIZEN', steps },
    places: [{ from: at, to: at === 'papers' ? 'papers-of-owner' : at, kept: true }],
    steps: { papers: 'papers-of-owner' },
  };
  const calendar = { thursday: 'work', holidays: new Set<string>() } as Proof['calendar'];
  return { carried, move, input, evaluation, results: {}, ruleset, calendar, clocks };
}

it('lives a moved case on under the clocks of its new version, also past a step that has another name there', {
  timeout: 60_000,
}, async () => {
  expect(await proveMove(proofWith([term]))).toEqual({ ends: 'REJECTED' });
  expect(await proveMove(proofWith([{ ...term, lasts: { days: 90 } }]))).toEqual({ ends: 'ISSUED' });
  expect(await proveMove(proofWith([{ ...term, atEnd: { is: 'consent', next: 'print' } }]))).toEqual({
    ends: 'ISSUED',
  });
  expect(await proveMove(proofWith([]))).toEqual({ ends: 'ISSUED' });
});

const running = { at: 'rest', clock: { stops: [], due: Date.now() + 15 * DAY } } satisfies Stood;
const longer: Clock = { ...term, lasts: { days: 90 } };

it.each([
  ['runs on as it did', [term], running, 'REJECTED'],
  ['ends by what the new version says, though nothing happens in between', [longer], running, 'ISSUED'],
  [
    'may be shorter',
    [{ ...term, lasts: { days: 10 } }],
    { ...running, clock: { ...running.clock, span: { days: 90 }, due: Date.now() + 85 * DAY } },
    'REJECTED',
  ],
  ['is forgotten where the new version has none', [], running, 'ISSUED'],
  ['stands still where the new version says so', [{ ...term, stops: [{ at: ['rest'] }] }], running, 'ISSUED'],
  [
    'goes on where it stood still and the new version has it run',
    [{ ...term, stops: [] }],
    { at: 'rest', clock: { stops: [{ at: 'rest', from: Date.now() - DAY }] } },
    'REJECTED',
  ],
  [
    'goes on where the case was taken off the step at which it stood still',
    [{ ...term, stops: [{ at: ['papers-of-owner'] }] }],
    { at: 'rest', clock: { stops: [{ at: 'papers', from: Date.now() - DAY }] } },
    'REJECTED',
  ],
  [
    'goes on where it has stood still more often than the new version lets it',
    [{ ...term, stops: [{ at: ['rest'], times: 1 }] }],
    {
      at: 'rest',
      clock: {
        stops: [
          { at: 'rest', from: Date.now() - 3 * DAY, to: Date.now() - 2 * DAY },
          { at: 'rest', from: Date.now() - DAY },
        ],
      },
    },
    'REJECTED',
  ],
  [
    'does not come again once it was met',
    [longer],
    { at: 'rest', clock: { stops: [], over: { how: 'met', at: Date.now() - DAY } } },
    'ISSUED',
  ],
  [
    'does not come again once it has come',
    [{ ...term, lasts: { days: 3 } }],
    { at: 'rest', clock: { stops: [], over: { how: 'came', at: Date.now() - DAY } } },
    'ISSUED',
  ],
] satisfies [string, Clock[], Stood, string][])(
  'a term of a moved case %s',
  { timeout: 60_000 },
  async (_, clocks, stood, ends) => {
    expect(await proveMove(proofWith(clocks, stood))).toEqual({ ends });
  },
);
