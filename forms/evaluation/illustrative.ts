import type { Compiled } from '../expression/compile.js';
import type { Reference } from '../expression/references.js';
import type { Rulebook } from '../language/rulebook.js';
import { evaluationWords } from '../messages/evaluation.js';
import type { Program } from './program.js';

const { example } = evaluationWords;

const exampleBasis = new RegExp(`^(${example.fa}|${example.en})(?!\\p{L})`, 'iu');

/** Whether a basis says of itself that it is an example: no law, and never shown as one. */
export const isExampleBasis = (basis: string | undefined): boolean => exampleBasis.test(basis ?? '');

/**
 * Whether a part of the rules is an example by its basis, or rests on an example figure: on a value of the tariff or a table
 * that is marked so, however far down.
 */
export type IsExample = (part: { basis: string }, ...expressions: (Compiled | undefined)[]) => boolean;

/** What rests on what is the same in every case, so each part and each fact is looked at once. */
export function createIsExample(rulebook: Rulebook, program: Pick<Program, 'facts'>): IsExample {
  const parts = new WeakMap<object, boolean>();
  const known = new Map<string, boolean>();
  const marked: Record<string, Record<string, { illustrative?: boolean }>> = {
    tariff: rulebook.tariff,
    tables: rulebook.tables,
  };

  const fact = (name: string): boolean => {
    const isExample = known.get(name) ?? (program.facts.get(name)?.value.references ?? []).some(reference);
    known.set(name, isExample);
    return isExample;
  };
  const reference = ({ name, fields: [field = ''] }: Reference): boolean => {
    const entries = Object.hasOwn(marked, name) ? marked[name] : undefined;
    return entries ? (Object.hasOwn(entries, field) && entries[field]?.illustrative) === true : fact(name);
  };
  return (part, ...expressions) => {
    const isExample =
      parts.get(part) ??
      (isExampleBasis(part.basis) || expressions.some((expression) => expression?.references.some(reference)));
    parts.set(part, isExample);
    return isExample;
  };
}
