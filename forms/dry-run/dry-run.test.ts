import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '../calendar.js';
import type { ClockKept } from '../clock-time.js';
import { compileRuleset } from '../evaluation/compile.js';
import type { RegisterAnswer } from '../evaluation/types.js';
import type { Clock } from '../language/clock.js';
import type { FormDefinition } from '../language/definition.js';
import { definitionOf, rulebook } from '../test-support/shipped-samples.js';
import { comparePastCase, type PastCase, type Result } from './compare.js';
import { createTally } from './tally.js';
import { changedTerms } from './terms.js';

const reference = JSON.parse(readFileSync(new URL('../../test/reference/construction.json', import.meta.url), 'utf8'));
const construction = definitionOf('construction');
const parcel: RegisterAnswer = {
  status: 'found',
  record: reference.registers.parcels[0],
  source: 'demo',
  version: '1',
  at: '2026-01-01T00:00:00.000Z',
};
const past: PastCase = {
  reference: 'U-1',
  asOf: '1405/09/02',
  answers: reference.answers,
  documents: reference.documents,
  registers: { parcel },
  representative: null,
  cleared: [],
  was: { outcome: 'CLEAN', lane: 'supervised', total: '143000000' },
};
const judged = (definition: FormDefinition, over: Partial<PastCase> = {}, book = rulebook) =>
  comparePastCase(definition, compileRuleset(definition, book), { ...past, ...over }, {});

describe('a past case worked out anew', () => {
  it('is the same under the rules of then', () => {
    expect(judged(construction)).toEqual({ kind: 'same' });
    const ruleset = compileRuleset(construction, rulebook);
    const input = { ...past, generation: construction.generation, policy: {}, firstPeriod: 1 };
    const [full, quick] = [ruleset.evaluate(input), ruleset.judge(input)];
    expect(quick.total).toBe(full.total);
    expect(quick.checks.map(({ rule, status }) => [rule, status])).toEqual(
      full.checks.map(({ rule, status }) => [rule, status]),
    );
  });

  it('says what it would cost now, and by how much more', () => {
    const dearer = structuredClone(rulebook);
    if (dearer.tariff.fireRate) dearer.tariff.fireRate.value = '0.04';
    expect(judged(construction, {}, dearer)).toMatchObject({ kind: 'changed', difference: '1200000', reasons: [] });
  });

  it('says which checks keep it back now', () => {
    const answers = { ...past.answers, proposal: { ...reference.answers.proposal, parkingProvided: 0 } };
    const now = { outcome: 'BLOCKED', lane: 'applicant', total: '0' };
    expect(judged(construction, { answers })).toMatchObject({
      now,
      difference: '-143000000',
      reasons: ['R-PRK-01 FAIL'],
    });
  });

  it('says until when its permit would hold, where that is another day', () => {
    const { validUntil } = compileRuleset(construction, rulebook).judge({
      ...{ ...past, generation: construction.generation, policy: {}, firstPeriod: 1 },
    });
    expect(judged(construction, { validUntil })).toEqual({ kind: 'same' });
    const validity = { months: '6', basis: 'by-law 1' };
    const verdict = judged({ ...construction, validity }, { validUntil });
    expect(verdict).toEqual({ kind: 'same', validity: { was: validUntil, now: '1406/03/02' } });
    const tally = createTally();
    tally.add(past, verdict);
    expect(tally.report()).toMatchObject({ cases: 1, same: 0, validities: [{ reference: 'U-1', now: '1406/03/02' }] });
    const blocked = { ...past.was, outcome: 'BLOCKED' as const };
    expect(judged({ ...construction, validity }, { validUntil, was: blocked })).not.toHaveProperty('validity');
  });

  it('names the fields that the new form no longer takes', () => {
    expect(judged(construction, { answers: {} })).toMatchObject({ kind: 'unfit' });
  });

  it('was not looked up in a register that the candidate has new', () => {
    const registers = [
      ...construction.registers,
      { name: 'building', register: 'buildings', key: 'answers.property.nosaziCode' },
    ];
    expect(judged({ ...construction, registers }).kind).toBe('same');
  });
});

it('adds up each currency for itself, and says no difference between two', () => {
  const currency = { code: 'CHF', title: { fa: 'فرانک', en: 'francs' }, digits: 2 };
  const none = { outcome: 'BLOCKED' as const, lane: 'applicant', total: '0' };
  const francs = (total: string) => ({ ...past.was, total, currency });
  const tally = createTally();
  const add = (was: Result, now: Result, difference: string | null) =>
    tally.add({ ...past, was }, { kind: 'changed', now, difference, reasons: [] });
  tally.add(past, { kind: 'same' });
  add(francs('63000'), francs('63005'), '5');
  add(none, francs('100'), '100');
  add(francs('400'), none, '-400');
  add(past.was, francs('63000'), null);
  const { changed, dearer, cheaper, otherCurrency, sums } = tally.report().totals;
  expect([changed, dearer, cheaper, otherCurrency]).toEqual([4, 2, 1, 1]);
  expect(sums.map(({ currency: { code }, ...rest }) => ({ code, ...rest }))).toEqual([
    { code: 'IRR', before: '286000000', after: '143000000', difference: '0', greatest: '0' },
    { code: 'CHF', before: '63400', after: '126105', difference: '-295', greatest: '400' },
  ]);
});

it('adds up what changed, by kind and in rials', () => {
  const tally = createTally();
  const was = past.was;
  const changed = (total: string, outcome: 'CLEAN' | 'BLOCKED' = 'CLEAN') => ({
    kind: 'changed' as const,
    now: { outcome, lane: outcome === 'CLEAN' ? 'supervised' : 'applicant', total },
    difference: String(BigInt(total) - BigInt(was.total)),
    reasons: [],
  });
  tally.add(past, { kind: 'same' });
  tally.add({ ...past, reference: 'U-2' }, changed('143000007'));
  tally.add({ ...past, reference: 'U-3' }, changed('0', 'BLOCKED'));
  tally.add({ ...past, reference: 'U-4' }, { kind: 'unfit', reasons: ['property REQUIRED'] });
  expect(tally.report()).toMatchObject({
    cases: 4,
    same: 1,
    outcomes: { changed: 1, moves: [{ from: 'CLEAN', to: 'BLOCKED', cases: 1 }] },
    lanes: { changed: 1, moves: [{ from: 'supervised', to: 'applicant', cases: 1 }] },
    totals: {
      changed: 2,
      dearer: 1,
      cheaper: 1,
      otherCurrency: 0,
      sums: [
        {
          currency: { code: 'IRR' },
          before: '429000000',
          after: '286000007',
          difference: '-142999993',
          greatest: '143000000',
        },
      ],
    },
    changed: [{ reference: 'U-2' }, { reference: 'U-3' }],
    unfit: [{ reference: 'U-4' }],
  });
});

describe('plots that a permit has merged or divided', () => {
  const [ends, begins] = [['9-1-7-16'], ['9-1-7-901', '9-1-7-902']];
  const dividing: FormDefinition = {
    ...construction,
    grant: {
      ...construction.grant,
      plots: { ends: '["9-1-7-16-0-0-0"]', begins: '["9-1-7-901-0-0-0", "9-1-7-902-0-0-0"]' },
    },
  };
  it.each<[string, FormDefinition, PastCase['plots'], object]>([
    ['stay as they are in both', construction, null, { kind: 'same' }],
    ['become what they became', dividing, { ends, begins: begins.toReversed() }, { kind: 'same' }],
    ['become others now', dividing, null, { kind: 'same', plots: { was: null, now: { ends, begins } } }],
    ['would not now', construction, { ends, begins }, { kind: 'same', plots: { was: { ends, begins }, now: null } }],
    ['are not known of a case that was not granted', dividing, undefined, { kind: 'same' }],
  ])('%s', (_, definition, plots, verdict) => {
    expect(judged(definition, plots === undefined ? {} : { plots })).toEqual(verdict);
  });

  it('make a case another than it was', () => {
    const tally = createTally();
    tally.add(past, judged(dividing, { plots: null }));
    expect(tally.report()).toMatchObject({ cases: 1, same: 0, plots: [{ reference: 'U-1', was: null }] });
  });
});

describe('terms under way', () => {
  const begun = Date.UTC(2026, 10, 23, 8);
  const kept = { id: 'term', begun, stops: [], longer: [], extended: 0, span: { days: 20 }, change: 1 };
  const due = begun + 20 * 86_400_000;
  const title = { fa: 'مهلت', en: 'Term' };
  const clock: Clock = {
    id: 'term',
    title,
    basis: 'b',
    begins: 'filing',
    lasts: { days: 20 },
    atEnd: { is: 'refusal' },
  };
  const calendar: BusinessCalendar = { thursday: 'work', holidays: new Set() };
  const now = new Date(begun + 5 * 86_400_000);
  const by = (clocks: Clock[], one: Partial<ClockKept> = { due }, holding: string[] = []) =>
    changedTerms([{ ...kept, ...one }], { clocks, calendar, holds: (path) => holding.includes(path) }, now);
  const stopped = { stops: [{ at: 'papers', from: begun + 86_400_000 }] };
  const longer = [{ when: 'true', by: { days: 5 } }];

  it.each<[string, ReturnType<typeof by>, object[]]>([
    ['end as they did under the same clock', by([clock]), []],
    ['end later by a longer one', by([{ ...clock, lasts: { days: 30 } }]), [{ was: '1405/09/22', now: '1405/10/02' }]],
    [
      'end later by a condition that holds',
      by([{ ...clock, longer }], { due }, ['clocks/term.longer.0']),
      [{ now: '1405/09/27' }],
    ],
    ['are not made longer by one that does not', by([{ ...clock, longer }]), []],
    ['are bounded', by([{ ...clock, atMost: { days: 10 } }]), [{ now: '1405/09/12' }]],
    ['are forgotten without a clock', by([]), [{ now: null, dropped: true }]],
    ['go on where the version does not stop them', by([clock], stopped), [{ was: null, now: '1405/09/26' }]],
    ['stand still where it does', by([{ ...clock, stops: [{ at: ['papers'] }] }], stopped), []],
    ['are over once they were met', by([], { over: { how: 'met', at: begun } }), []],
  ])('%s', (_, terms, expected) => {
    expect(terms).toEqual(expected.map((each) => expect.objectContaining(each)));
    expect(terms).toHaveLength(expected.length);
  });

  it('make a case another than it was, whose outcome is the same', () => {
    const definition = { ...construction, clocks: [{ ...clock, lasts: { days: 30 } }] };
    const one = { ...past, clocks: [{ ...kept, due }] };
    const verdict = comparePastCase(definition, compileRuleset(definition, rulebook), one, {}, calendar);
    expect(verdict).toMatchObject({ kind: 'same', terms: [{ clock: 'term', was: '1405/09/22', now: '1405/10/02' }] });
    const tally = createTally();
    tally.add(past, verdict);
    expect(tally.report()).toMatchObject({ cases: 1, same: 0, terms: [{ reference: 'U-1', clock: 'term' }] });
  });
});
