import type { Program } from '../evaluation/program.js';
import { PLOT } from '../evaluation/scope.js';
import type { EvaluationInput } from '../evaluation/types.js';
import type { Shape } from '../expression/shape.js';
import { EVIDENCE, type EvidenceLevel } from '../language/decision-policy.js';

/** Who stands for a value; `none`: nobody does, as where a register did not answer. */
export type Level = EvidenceLevel | 'none';

/** Of what the law, the clock or the definition says, and not the case. */
const OF_NO_CASE = new Set(['tariff', 'tables', 'policy', 'asOf', 'generation', 'permitType', 'cleared', 'registers']);
const ORDER: readonly Level[] = ['none', ...EVIDENCE];

export const reaches = (level: Level, atLeast: EvidenceLevel): boolean =>
  ORDER.indexOf(level) >= ORDER.indexOf(atLeast);

/** Whether there is such a fact, or such a field of a variable. */
export function isKnownFact(program: Program, fact: string): boolean {
  const [name = '', ...fields] = fact.split('.');
  if (program.facts.has(name)) return fields.length === 0;
  const shape = program.scope.variables.get(name);
  return (
    shape !== undefined && fields.reduce<Shape | undefined>((at, field) => at?.fields?.get(field), shape) !== undefined
  );
}

/** The variables of the case that a fact is made of. */
export function rootsOf(program: Program, fact: string, seen: ReadonlySet<string> = new Set()): Set<string> {
  const [name = ''] = fact.split('.', 1);
  if (seen.has(name)) return new Set();
  const declared = program.facts.get(name);
  if (!declared) return new Set(OF_NO_CASE.has(name) ? [] : [name]);
  const met = new Set([...seen, name]);
  return new Set(declared.value.references.flatMap((reference) => [...rootsOf(program, reference.name, met)]));
}

const isLookedUp = (program: Program, name: string) =>
  name === PLOT || name === 'representative' || program.lookups.some((lookup) => lookup.name === name);

/** The most that a case could show for a fact. */
export function mostFor(program: Program, fact: string): Level {
  const levels = [...rootsOf(program, fact)].map((name): Level => {
    if (isLookedUp(program, name)) return 'register';
    return name === 'answers' ? 'professional' : 'document';
  });
  return weakest(levels);
}

/** What a case shows for a fact: no more than the weakest thing that it is made of. */
export function levelOf(program: Program, fact: string, input: EvaluationInput): Level {
  return weakest([...rootsOf(program, fact)].map((name) => levelOfRoot(program, name, input)));
}

function levelOfRoot(program: Program, name: string, { registers, representative }: EvaluationInput): Level {
  if (program.lookups.some((lookup) => lookup.name === name)) {
    const answer = Object.hasOwn(registers, name) ? registers[name] : undefined;
    // That there is no record is an answer too; that it is another's is none.
    const says = answer?.status === 'found' || (answer?.status === 'absent' && answer.withheld !== true);
    return says ? 'register' : 'none';
  }
  if (isLookedUp(program, name)) return 'register';
  if (name !== 'answers') return 'document';
  return representative?.approved && representative.mandateActive ? 'professional' : 'declared';
}

const weakest = (levels: readonly Level[]): Level =>
  levels.reduce<Level>((least, level) => (ORDER.indexOf(level) < ORDER.indexOf(least) ? level : least), 'register');
