import { describe, expect, it } from 'vitest';
import { definitionWith, rulebook } from '../../test/support/definition.js';
import { exampleInput } from '../check/examples.js';
import { FormDefinition } from '../language/definition.js';
import type { ExampleCase } from '../language/example.js';
import { compileRuleset } from './compile.js';

type Validity = NonNullable<FormDefinition['validity']>;

const title = { fa: 'نمونه', en: 'Sample' };
const filed: ExampleCase = {
  title,
  asOf: '1405/09/02',
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'x-ray room', visit: false },
  registers: { parcel: { nosaziCode: '9-1-7-1-0-0-0', fileCode: 10000001 } },
  expected: { outcome: 'CLEAN' },
};

function holds(validity: Omit<Validity, 'basis'>) {
  const definition = definitionWith({ fees: [], validity: { ...validity, basis: 'by-law 12' } });
  return compileRuleset(definition, rulebook).evaluate(exampleInput(definition, filed, filed.answers));
}

describe('how long a permit holds', () => {
  it.each([
    ['from the filing', { months: '12' }, '1406/09/02'],
    ['from a day that the type names', { months: '12', from: 'asOf.addMonths(4)' }, '1407/01/02'],
    ['from a day that is over', { months: '12', from: 'asOf.addMonths(-3)' }, '1406/06/02'],
    ['to the next day of the year', { on: { month: 12, day: 'last' } }, '1405/12/29'],
    [
      'to that day after the term before',
      { on: { month: 12, day: 'last' }, from: 'asOf.yearEnd().addDays(1)' },
      '1406/12/29',
    ],
    ['never beyond its bound', { months: '12', from: 'asOf.addMonths(9)', atMost: 18 }, '1407/03/02'],
    ['within its bound', { months: '12', from: 'asOf.addMonths(5)', atMost: 18 }, '1407/02/02'],
    ['never beyond its bound to a day that is named', { until: 'asOf.addMonths(60)', atMost: 24 }, '1407/09/02'],
  ] satisfies [string, Omit<Validity, 'basis'>, string][])('is counted %s', (_, validity, last) => {
    expect(holds(validity).validUntil).toBe(last);
  });

  it('is explained by the day that it is counted from, and by its bound', () => {
    const { validityExplanation } = holds({ months: '12', from: 'asOf.addMonths(9)', atMost: 18 });
    expect(validityExplanation?.value).toBe('1407/03/02');
    expect(validityExplanation?.inputs.map(({ label, value }) => [label.en, value])).toEqual([
      ['Counted from', '1406/06/02'],
      ['Never longer than 18 months from the filing', '1407/03/02'],
    ]);
  });

  it('has no day to count from beside a last day', () => {
    const definition = definitionWith({ validity: { until: 'asOf', from: 'asOf', basis: 'by-law 12' } });
    expect(FormDefinition.safeParse(definition).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'validity.from',
    ]);
  });
});
