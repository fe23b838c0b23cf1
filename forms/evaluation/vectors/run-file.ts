import { z } from 'zod';
import { checkAnswers } from '../../answers/check-answers.js';
import { Generation } from '../../language/definition.js';
import { type ReferenceCase, VectorCase } from './case-file.js';
import { inputOf } from './case-input.js';
import { compareCase, compareReference } from './compare-evaluation.js';
import { compare, type Difference, type Report, shown } from './difference.js';
import { runIdentifiers } from './identifier-file.js';
import { createRules, inputOfReference, kindOf, parseAs, VectorFileError, type VectorSetting } from './read-file.js';

export { VectorFileError } from './read-file.js';

export interface VectorResult {
  cases: number;
  differences: Difference[];
}

/** Runs every case of a parsed file of vectors. @throws VectorFileError where the file has no known shape */
export function createVectorRunner({ definitions, rulebooks, asOf }: VectorSetting): (json: unknown) => VectorResult {
  const { inForce, rulesFor } = createRules({ definitions, rulebooks });

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
    const rules = rulesFor(reference.permitType, day);
    const { answers, issues } = checkAnswers(rules.definition, reference.answers, day);
    for (const { path, code, message } of issues) report(`answers.${path}`, 'a valid answer', `${code}: ${message.en}`);
    const got = rules.ruleset.evaluate(inputOfReference(reference, rules, { answers, asOf: day }));
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

const idOf = (json: unknown) => z.looseObject({ id: z.string() }).safeParse(json).data?.id;
