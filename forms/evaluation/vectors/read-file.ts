import { z } from 'zod';
import type { FormDefinition } from '../../language/definition.js';
import type { Rulebook } from '../../language/rulebook.js';
import { registerSchemas } from '../../rulebook/registers.js';
import { compileRuleset } from '../compile.js';
import type { EvaluationInput, Ruleset } from '../types.js';
import { ReferenceCase, VectorCase } from './case-file.js';
import { inputOf, registerAnswers } from './case-input.js';
import { IdentifierFile } from './identifier-file.js';

export class VectorFileError extends Error {}

/** Definitions and rulebooks that the cases run with. */
export interface VectorSetting {
  definitions: FormDefinition[];
  rulebooks: Rulebook[];
  /** Jalali day for cases that name none */
  asOf: string;
}

interface Rules {
  definition: FormDefinition;
  rulebook: Rulebook;
  ruleset: Ruleset;
}

/** What a case is worked out by: its definition, and the rulebook in force on its day; each compiled once. */
export function createRules({ definitions, rulebooks }: Omit<VectorSetting, 'asOf'>) {
  const rulesets = new Map<string, Rules>();

  const inForce = (code: string, day: string): Rulebook => {
    const rulebook = rulebooks
      .filter((book) => book.code === code && book.status === 'IN_FORCE')
      .filter((book) => book.effectiveFrom <= day && (book.effectiveTo ?? day) >= day)
      .sort((a, b) => b.version - a.version)[0];
    if (!rulebook) throw new VectorFileError(`No version of the rulebook "${code}" is in force on ${day}.`);
    return rulebook;
  };

  const rulesFor = (permitType: string, day: string): Rules => {
    const definition = definitions.find(({ code }) => code === permitType);
    if (!definition) throw new VectorFileError(`There is no permit type "${permitType}".`);
    const rulebook = inForce(definition.rulebook, day);
    const key = `${permitType} ${rulebook.code} ${rulebook.version}`;
    const known = rulesets.get(key) ?? { definition, rulebook, ruleset: compileRuleset(definition, rulebook) };
    rulesets.set(key, known);
    return known;
  };

  return { inForce, rulesFor };
}

/** What a case that is written as a person files it is evaluated with. */
export function inputOfReference(
  reference: ReferenceCase,
  { definition, ruleset }: Rules,
  { answers, asOf }: { answers: Record<string, unknown>; asOf: string },
): EvaluationInput {
  const keys = new Map(ruleset.lookups(answers).map(({ register, key }) => [register, key]));
  return {
    answers,
    documents: reference.documents,
    registers: registerAnswers(definition, (register) => recordOf(reference, register, keys.get(register))),
    representative: reference.representative ?? null,
    asOf,
    generation: definition.generation,
    policy: reference.renewalPolicy ? { renewalPolicy: reference.renewalPolicy } : {},
    cleared: reference.cleared,
    firstPeriod: 1,
  };
}

/** The record that is found by the key, as the register itself finds it. */
function recordOf({ registers }: ReferenceCase, register: string, key: string | undefined) {
  const field = String(registerSchemas[register]?.['x-key']);
  return registers[register]?.find((record) => key !== undefined && String(record[field]) === key);
}

export interface ReadCase extends Rules {
  id: string;
  input: EvaluationInput;
}

/** Every case of a parsed file, ready to be evaluated, of the types that are wanted. @throws VectorFileError */
export function createCaseReader(setting: VectorSetting): (json: unknown, wanted: string) => ReadCase[] {
  const { rulesFor } = createRules(setting);
  return (json, wanted) => {
    const { cases, reference } = kindOf(json);
    if (reference) {
      if (reference.permitType !== wanted) return [];
      const asOf = reference.asOf ?? setting.asOf;
      const rules = rulesFor(reference.permitType, asOf);
      const input = inputOfReference(reference, rules, { answers: reference.answers, asOf });
      return [{ id: reference.case ?? reference.permitType, ...rules, input }];
    }
    const isWanted = (one: unknown) => z.looseObject({ permitType: z.literal(wanted) }).safeParse(one).success;
    return (cases ?? []).filter(isWanted).map((one) => {
      const vector = parseAs(VectorCase, one);
      const rules = rulesFor(vector.permitType, vector.asOf);
      return { id: vector.id, ...rules, input: inputOf(vector, rules.definition, rules.definition.generation) };
    });
  };
}

export function parseAs<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new VectorFileError(`It is not shaped like the vectors: ${z.prettifyError(result.error)}`);
}

interface Kind {
  cases?: unknown[];
  reference?: ReferenceCase;
  identifiers?: z.infer<typeof IdentifierFile>;
}

export function kindOf(json: unknown): Kind {
  const has = (key: string) => typeof json === 'object' && json !== null && key in json;
  if (has('cases')) return { cases: parseAs(z.looseObject({ cases: z.array(z.unknown()) }), json).cases };
  if (has('answers')) return { reference: parseAs(ReferenceCase, json) };
  if (Object.keys(IdentifierFile.shape).some(has)) return { identifiers: parseAs(IdentifierFile, json) };
  throw new VectorFileError('The file has neither cases, nor answers, nor identifiers.');
}
