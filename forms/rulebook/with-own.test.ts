import { expect, it } from 'vitest';
import { compileRuleset } from '../evaluation/compile.js';
import { definitionOf, input, rulebook } from '../test-support/shipped-samples.js';

const title = { fa: 'بها', en: 'Price' };
const own = { title, value: 7, basis: 'own basis' };

it('a type’s own values come before those of its rulebook, and say where they stand', () => {
  const fee = {
    code: 'F-OWN',
    title,
    amount: 'tariff.ownPrice * tariff.greenPerM2',
    payee: 'MUNICIPALITY',
    basis: 'x',
  };
  const shipped = definitionOf('construction');
  const definition = {
    ...shipped,
    tariff: { ownPrice: own, greenPerM2: { ...own, value: 3 } },
    fees: [fee as never],
  };
  const { feeLines } = compileRuleset(definition, rulebook).evaluate(input('construction'));
  const line = feeLines.find(({ code }) => code === 'F-OWN');
  expect(line?.amount).toBe('21');
  expect(JSON.stringify(line)).toContain(`construction v${shipped.version}: tariff.ownPrice (own basis)`);
});
