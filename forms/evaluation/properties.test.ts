import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constructionByHand } from '../../tools/bench/by-hand.js';
import { hashOf } from '../hash.js';
import { anyAnswers, decimal } from '../test-support/any-answers.js';
import { definitionOf, evaluate, input, rulesetOf } from '../test-support/shipped-samples.js';

const floor = fc.record(
  {
    level: fc.integer({ min: -2, max: 4 }),
    use: fc.constantFrom('RES', 'COM', 'OFF', 'PARKING', 'STORAGE'),
    area: decimal(400),
    units: fc.integer({ min: 1, max: 6 }),
    openingLength: decimal(15),
    height: decimal(15),
    projectionDepth: decimal(1),
    projectionArea: decimal(20),
  },
  { requiredKeys: ['level', 'use', 'area', 'units'] },
);
const floors = fc.array(floor, { minLength: 1, maxLength: 12 });
const commissions = ['COMMISSION_5', 'AGENCY_INQUIRY'];

// Wide open limits, so that most cases come out clean and are charged.
const wide = { zone: 'Z-M1', parcel: { deedArea: '2000.75', passageWidth: '20' } };
const tariff = { residential: 1_500_000, commercial: 5_000_000, office: 3_000_000 };
const charge = (list: object[]) => evaluate('construction', { ...wide, floors: list }, { cleared: commissions });
const lines = (list: object[]) => Object.fromEntries(charge(list).feeLines.map(({ code, amount }) => [code, amount]));

describe('what is not asked', () => {
  const hashOfCounted = (code: string, given: ReturnType<typeof input>) => {
    const { answers, documents } = rulesetOf(code).asked(given);
    return hashOf({ answers, documents });
  };

  test('changes nothing of an amendment of data, whatever an earlier choice left behind', () => {
    const bare = input('amendment', { floors: undefined });
    const left = fc.record(
      { floors, frontSetback: decimal(9), parkingProvided: fc.integer({ min: 0, max: 9 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(left, fc.subarray(['ARCH_PLAN', 'NEZAM_APPROVAL', 'POA']), (proposal, more) => {
        const full = { ...bare, answers: { ...bare.answers, proposal }, documents: [...bare.documents, ...more] };
        expect(rulesetOf('amendment').evaluate(full)).toEqual(rulesetOf('amendment').evaluate(bare));
        expect(hashOfCounted('amendment', full)).toBe(hashOfCounted('amendment', bare));
      }),
      { numRuns: 40 },
    );
  });

  test('changes nothing of a floor that has become another use', () => {
    const left = fc.record({ openingLength: decimal(15), height: decimal(15) }, { requiredKeys: [] });
    fc.assert(
      fc.property(left, (rest) => {
        const of = (more: object) =>
          input('construction', { floors: [{ level: 0, use: 'RES', area: '120', units: 1, ...more }] });
        expect(rulesetOf('construction').evaluate(of(rest))).toEqual(rulesetOf('construction').evaluate(of({})));
        expect(hashOfCounted('construction', of(rest))).toBe(hashOfCounted('construction', of({})));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a construction', () => {
  test('comes out the same in whatever order the floors stand', () => {
    const shuffled = floors.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const [a, b] = [charge(list), charge(other)];
        expect(b.feeLines.map(({ code, amount }) => [code, amount])).toEqual(
          a.feeLines.map(({ code, amount }) => [code, amount]),
        );
        expect(b.checks.map(({ rule, status }) => [rule, status])).toEqual(
          a.checks.map(({ rule, status }) => [rule, status]),
        );
        expect(b.slips.map(({ payable }) => payable)).toEqual(a.slips.map(({ payable }) => payable));
      }),
      { numRuns: 60 },
    );
  });

  test('never costs less for more area', () => {
    fc.assert(
      fc.property(floors, fc.nat(), decimal(50), (list, which, more) => {
        const grown = list.map((one, i) => {
          return i === which % list.length ? { ...one, area: String(Number(one.area) + Number(more)) } : one;
        });
        const [before, after] = [charge(list), charge(grown)];
        fc.pre(before.outcome === 'CLEAN' && after.outcome === 'CLEAN');
        const [small, large] = [lines(list), lines(grown)];
        for (const [code, amount] of Object.entries(small)) {
          expect(BigInt(large[code] ?? 0), code).toBeGreaterThanOrEqual(BigInt(amount));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is charged to the rial what the same formulas by hand give', () => {
    let charged = 0;
    fc.assert(
      fc.property(floors, (list) => {
        const result = charge(list);
        if (result.outcome !== 'CLEAN') return;
        charged += 1;
        const byHand = Object.entries(constructionByHand(list, '2000.75', tariff).lines).filter(
          ([, amount]) => amount > 0n,
        );
        expect(lines(list)).toEqual(Object.fromEntries(byHand.map(([code, amount]) => [code, String(amount)])));
      }),
      { numRuns: 200 },
    );
    expect(charged).toBeGreaterThan(30);
  });

  test('is owed what its slips carry and what they round off', () => {
    fc.assert(
      fc.property(floors, fc.integer({ min: 0, max: 400_000_000 }), (list, thousands) => {
        const parcel = { ...wide.parcel, renewalArrears: thousands * 1000 + 357 };
        const { slips, total } = evaluate('construction', { ...wide, parcel, floors: list }, { cleared: commissions });
        const carried = slips.reduce((sum, { payable, rounding }) => sum + BigInt(payable) + BigInt(rounding), 0n);
        const unpayable = BigInt(total) - carried;
        expect(unpayable).toBeGreaterThanOrEqual(0n);
        expect(unpayable).toBeLessThan(1000n);
        for (const { payable, rounding } of slips) {
          expect(BigInt(payable) % 1000n).toBe(0n);
          expect(BigInt(payable)).toBeLessThanOrEqual(99_999_999_000n);
          expect(BigInt(rounding)).toBeLessThan(1000n);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('evaluated twice is the same to the last letter', () => {
    fc.assert(
      fc.property(floors, (list) => {
        expect(JSON.stringify(charge(list))).toBe(JSON.stringify(charge(list)));
      }),
      { numRuns: 30 },
    );
  });
});

test.each(['construction', 'extension', 'renewal', 'amendment', 'inquiry'])(
  '%s never throws, whatever is answered',
  (code) => {
    const { schema } = definitionOf(code).form;
    const usual = input(code, {
      basePermit: { expiry: '1404/06/15', stage: 'structure', dutiesPaid: 1, builtAhead: false, issued: '1402/06/15' },
    });
    const registers = fc.constantFrom(usual.registers, {}, { ...usual.registers, basePermit: undefined });
    fc.assert(
      fc.property(anyAnswers(schema, schema), registers, (answers, known) => {
        const asked = {
          ...usual,
          answers: answers as Record<string, unknown>,
          registers: known as typeof usual.registers,
        };
        const ruleset = rulesetOf(code);
        ruleset.lookups(asked.answers);
        const result = ruleset.evaluate(asked);
        ruleset.decide(asked, result, {});
        expect(['CLEAN', 'INCOMPLETE', 'BLOCKED', 'REFERRAL']).toContain(result.outcome);
        for (const found of result.checks) {
          if (found.status === 'FAIL' || found.status === 'MISSING') expect(found.message?.fa).toBeTruthy();
        }
      }),
      { numRuns: 150 },
    );
  },
);
