import { expect, it } from 'vitest';
import { compileRuleset } from '../evaluation/compile.js';
import { isExampleBasis } from '../evaluation/illustrative.js';
import { sampleInput } from '../evaluation/vectors/sample.js';
import { loadShipped } from '../load.js';
import { persianOnly } from '../persian.js';

const { definitions, rulebooks } = await loadShipped();
const [rulebook] = rulebooks;
if (!rulebook) throw new Error('No rulebook ships.');

it.each(definitions.map((definition) => [definition.code, definition] as const))(
  'whatever %s says rests on something that a Persian reader can read, unless it is an example',
  (_, definition) => {
    const { checks, regulations, feeLines } = compileRuleset(definition, rulebook).evaluate(sampleInput(definition));
    const said = [...checks, ...regulations, ...feeLines];
    expect(said.length).toBeGreaterThan(0);
    const unread = said.filter(
      ({ basis, law }) => !isExampleBasis(basis) && persianOnly(law?.fa ?? basis).length === 0,
    );
    expect(unread.map(({ basis }) => basis)).toEqual([]);
  },
);
