import { z } from 'zod';
import { checkAnswers } from '../../answers/check-answers.js';
import { type FormDefinition, Generation } from '../../language/definition.js';
import type { Rulebook } from '../../language/rulebook.js';
import { compileRuleset } from '../compile.js';
import type { Ruleset } from '../types.js';
import { ReferenceCase, VectorCase } from './case-file.js';
import { inputOf, registerAnswers } from './case-input.js';
import { compareCase, compareLines, compareSlips } from './compare-evaluation.js';
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
    const found = rulebooks
      .filter((book) => book.code === code && book.effectiveFrom <= day && (book.effectiveTo ?? day) >= day)
      .sort((a, b) => b.version - a.version)[0];
    if (!found) throw new VectorFileError(`No version of the rulebook "${code}" is in force on ${day}.`);
    return found;
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
      const generation = Generation.parse(name.toUpperCase());
      compare(report, `lanes.${name}`, lane, ruleset.evaluate(inputOf(vector, definition, generation)).lane);
    }
  }

  function runReference(reference: ReferenceCase, report: Report): void {
    const day = reference.asOf ?? asOf;
    const { definition, ruleset } = rulesFor(reference.permitType, day);
    const { answers, issues } = checkAnswers(definition, reference.answers);
    for (const { path, code, message } of issues) report(`answers.${path}`, 'a valid answer', `${code}: ${message.en}`);
    const got = ruleset.evaluate({
      answers,
      documents: reference.documents,
      registers: registerAnswers(definition, (register) => reference.registers[register]?.[0]),
      representative: null,
      asOf: day,
      generation: definition.generation,
      policy: {},
      cleared: [],
      firstPeriod: 1,
    });
    const { expected } = reference;
    compare(report, 'outcome', expected.outcome, got.outcome);
    compare(report, 'referralTarget', expected.referralTarget, got.referralTarget);
    if (expected.lane !== undefined) compare(report, 'lane', expected.lane, got.lane);
    if (expected.total !== undefined) compare(report, 'total', expected.total, got.total);
    if (expected.slips) compareSlips(report, expected.slips, got.slips);
    if (!expected.feeLines) return;
    const lines = Object.entries(expected.feeLines).map(([code, amount]) => ({ code, amount }));
    compareLines(report, lines, got.feeLines);
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
    for (const vector of kind.cases ?? []) attempt(vector.id, (report) => runCase(vector, report));
    const { reference } = kind;
    if (reference) attempt(reference.case ?? reference.permitType, (report) => runReference(reference, report));
    return { cases: kind.cases?.length ?? 1, differences };
  };
}

interface Kind {
  cases?: VectorCase[];
  reference?: ReferenceCase;
  identifiers?: z.infer<typeof IdentifierFile>;
}

function kindOf(json: unknown): Kind {
  const has = (key: string) => typeof json === 'object' && json !== null && key in json;
  const parse = <T>(schema: z.ZodType<T>): T => {
    const result = schema.safeParse(json);
    if (result.success) return result.data;
    throw new VectorFileError(`The file is not shaped like the vectors: ${z.prettifyError(result.error)}`);
  };
  if (has('cases')) return { cases: parse(z.looseObject({ cases: z.array(VectorCase) })).cases };
  if (has('answers')) return { reference: parse(ReferenceCase) };
  if (Object.keys(IdentifierFile.shape).some(has)) return { identifiers: parse(IdentifierFile) };
  throw new VectorFileError('The file has neither cases, nor answers, nor identifiers.');
}
