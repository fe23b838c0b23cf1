import type { Compiled } from '../expression/compile.js';
import type { Reference } from '../expression/references.js';
import type { Rulebook } from '../language/rulebook.js';
import { evaluationWords } from '../messages/evaluation.js';
import type { Program } from './program.js';

const { example } = evaluationWords;

const exampleBasis = new RegExp(`^(${example.fa}|${example.en})(?!\\p{L})`, 'iu');

/** Whether a basis says of itself that it is an example: no law, and never shown as one. */
export const isExampleBasis = (basis: string | undefined): boolean => exampleBasis.test(basis ?? '');

/** Whether an expression rests on an example figure: on a value of the tariff or a table that is marked so, however far down. */
export type RestsOnExample = (expression: Compiled | undefined) => boolean;

/** What rests on what is the same in every case, so each fact is looked at once. */
export function createRestsOnExample(rulebook: Rulebook, program: Pick<Program, 'facts'>): RestsOnExample {
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
  return (expression) => expression?.references.some(reference) ?? false;
}
