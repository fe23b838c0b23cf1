import { z } from 'zod';
import { checkAnswers } from '../../answers/check-answers.js';
import { type FormDefinition, Generation } from '../../language/definition.js';
import type { Rulebook } from '../../language/rulebook.js';
import { registerSchemas } from '../../rulebook/registers.js';
import { compileRuleset } from '../compile.js';
import type { Ruleset } from '../types.js';
import { ReferenceCase, VectorCase } from './case-file.js';
import { inputOf, registerAnswers } from './case-input.js';
import { compareCase, compareReference } from './compare-evaluation.js';
import { compare, type Difference, type Report, shown } from './difference.js';
import { IdentifierFile, runIdentifiers } from './identifier-file.js';

export class VectorFileError extends Error {}

/** Definitions and rulebooks that the cases run with. */
export interface VectorSetting {
  definitions: FormDefinition[];
  rulebooks: Rulebook[];
  /** Jalali day for cases that name none */
  asOf: string;
}

export interface VectorResult {
  cases: number;
  differences: Difference[];
}

/** Runs every case of a parsed file of vectors. @throws VectorFileError where the file has no known shape */
export function createVectorRunner({ definitions, rulebooks, asOf }: VectorSetting): (json: unknown) => VectorResult {
  const rulesets = new Map<string, { definition: FormDefinition; ruleset: Ruleset }>();

  const inForce = (code: string, day: string): Rulebook => {
    const rulebook = rulebooks
      .filter((book) => book.code === code && book.status === 'IN_FORCE')
      .filter((book) => book.effectiveFrom <= day && (book.effectiveTo ?? day) >= day)
      .sort((a, b) => b.version - a.version)[0];
    if (!rulebook) throw new VectorFileError(`No version of the rulebook "${code}" is in force on ${day}.`);
    return rulebook;
  };

  const rulesFor = (permitType: string, day: string) => {
    const definition = definitions.find(({ code }) => code === permitType);
    if (!definition) throw new VectorFileError(`There is no permit type "${permitType}".`);
    const rulebook = inForce(definition.rulebook, day);
    const key = `${permitType} ${rulebook.code} ${rulebook.version}`;
    const known = rulesets.get(key) ?? { definition, ruleset: compileRuleset(definition, rulebook) };
    rulesets.set(key, known);
    return known;
  };

  function runCase(vector: VectorCase, report: Report): void {
    const { definition, ruleset } = rulesFor(vector.permitType, vector.asOf);
    compareCase(report, vector, ruleset.evaluate(inputOf(vector, definition, definition.generation)));
    for (const [name, lane] of Object.entries(vector.expected.lanes)) {
      const generation = parseAs(Generation, name.toUpperCase());
      compare(report, `lanes.${name}`, lane, ruleset.evaluate(inputOf(vector, definition, generation)).lane);
    }
  }

  function runReference(reference: ReferenceCase, report: Report): void {
    const day = reference.asOf ?? asOf;
    const { definition, ruleset } = rulesFor(reference.permitType, day);
    const { answers, issues } = checkAnswers(definition, reference.answers, day);
    for (const { path, code, message } of issues) report(`answers.${path}`, 'a valid answer', `${code}: ${message.en}`);
    const keys = new Map(ruleset.lookups(answers).map(({ register, key }) => [register, key]));
    const got = ruleset.evaluate({
      answers,
      documents: reference.documents,
      registers: registerAnswers(definition, (register) => recordOf(reference, register, keys.get(register))),
      representative: reference.representative ?? null,
      asOf: day,
      generation: definition.generation,
      policy: reference.renewalPolicy ? { renewalPolicy: reference.renewalPolicy } : {},
      cleared: reference.cleared,
      firstPeriod: 1,
    });
    compareReference(report, reference, got);
  }

  return (json) => {
    const differences: Difference[] = [];
    const at = (id: string): Report => {
      return (field, expected, got) =>
        differences.push({ case: id, field, expected: shown(expected), got: shown(got) });
    };
    const kind = kindOf(json);
    if (kind.identifiers) {
      const terms = inForce(definitions[0]?.rulebook ?? '', asOf).slips;
      return { cases: runIdentifiers(kind.identifiers, terms, at), differences };
    }
    /** A case that cannot be run is a difference; the others still run. */
    const attempt = (id: string, run: (report: Report) => void) => {
      try {
        run(at(id));
      } catch (error) {
        if (!(error instanceof VectorFileError)) throw error;
        at(id)('case', 'a case that runs', error.message);
      }
    };
    for (const [i, json] of (kind.cases ?? []).entries()) {
      attempt(idOf(json) ?? `cases[${i}]`, (report) => runCase(parseAs(VectorCase, json), report));
    }
    const { reference } = kind;
    if (reference) attempt(reference.case ?? reference.permitType, (report) => runReference(reference, report));
    return { cases: kind.cases?.length ?? 1, differences };
  };
}

/** The record that is found by the key, as the register itself finds it. */
function recordOf({ registers }: ReferenceCase, register: string, key: string | undefined) {
  const field = String(registerSchemas[register]?.['x-key']);
  return registers[register]?.find((record) => key !== undefined && String(record[field]) === key);
}

function parseAs<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new VectorFileError(`It is not shaped like the vectors: ${z.prettifyError(result.error)}`);
}

const idOf = (json: unknown) => z.looseObject({ id: z.string() }).safeParse(json).data?.id;

interface Kind {
  cases?: unknown[];
  reference?: ReferenceCase;
  identifiers?: z.infer<typeof IdentifierFile>;
}

function kindOf(json: unknown): Kind {
  const has = (key: string) => typeof json === 'object' && json !== null && key in json;
  if (has('cases')) return { cases: parseAs(z.looseObject({ cases: z.array(z.unknown()) }), json).cases };
  if (has('answers')) return { reference: parseAs(ReferenceCase, json) };
  if (Object.keys(IdentifierFile.shape).some(has)) return { identifiers: parseAs(IdentifierFile, json) };
  throw new VectorFileError('The file has neither cases, nor answers, nor identifiers.');
}
