import { createEnvironment } from '../expression/environment.js';
import type { Schema } from '../expression/schema.js';
import { type FormDefinition, Generation } from '../language/definition.js';
import { Outcome } from '../language/example.js';
import type { Rulebook } from '../language/rulebook.js';
import { any, number, type Range, record, texts } from '../ranges/range.js';
import { rangeOf } from '../ranges/range-of.js';
import { schemaRange } from '../ranges/schema-range.js';
import { registerSchemas } from '../rulebook/registers.js';
import { rulesOf } from './rulebook-parts.js';

const LANES = ['supervised', 'referral', 'applicant'];

/** Deeper chains of facts are left alone: nothing is claimed of them. */
const deepest = 20;

/**
 * What any expression of a definition can give, by what the form and the registers let people and records state. The
 * tariff and the tables are left open, because another version of the rulebook holds other values.
 */
export function createRanges(definition: FormDefinition, rulebook: Rulebook): (text: string) => Range {
  const env = createEnvironment();
  const facts = new Map([...rulebook.facts, ...definition.facts].map(({ name, value }) => [name, value]));
  const schemas: Record<string, Schema> = { ...registerSchemas, ...rulebook.registers };
  const targets = rulesOf(definition, rulebook).flatMap(({ rule }) =>
    typeof rule.onFail === 'object' ? [rule.onFail.refer] : [],
  );
  const known = new Map<string, Range>([
    ['answers', schemaRange(definition.form.schema)],
    // The generation is the city's to change, so a condition on it may come to hold.
    ['generation', texts(Generation.options)],
    ['permitType', texts([definition.code])],
    ['policy', record(Object.fromEntries(Object.entries(rulebook.policies).map(([k, p]) => [k, texts(p.values)])))],
    [
      'evaluation',
      record({
        outcome: texts(Outcome.options),
        lane: texts([...LANES, ...definition.lanes.map(({ lane }) => lane)]),
        referralTarget: texts(['', ...targets]),
        total: number(),
      }),
    ],
    ...definition.registers.flatMap(({ name, register, each }): [string, Range][] => {
      const schema = schemas[register];
      if (!schema) return [];
      return [[name, schemaRange(each === undefined ? schema : { type: 'array', items: schema })]];
    }),
  ]);
  let depth = 0;

  const nameRange = (name: string): Range => {
    const cached = known.get(name);
    if (cached) return cached;
    const text = facts.get(name);
    if (text === undefined || depth >= deepest) return any;
    depth += 1;
    const range = textRange(text);
    depth -= 1;
    known.set(name, range);
    return range;
  };
  const textRange = (text: string): Range => {
    try {
      return rangeOf(env.parse(text).ast, nameRange);
    } catch {
      return any;
    }
  };
  return textRange;
}
