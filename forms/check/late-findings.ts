import { resultName } from '../evaluation/results-shape.js';
import { everyStepOf } from '../every-step.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { type Edge, END, graphOf, reached } from './edges.js';
import { problem } from './problem.js';
import { createReader } from './reads.js';
import { feesOf } from './rulebook-parts.js';

/** Ways that a case takes as nobody hopes it does: what it costs is worked out anew on them, but hardly for what was found. */
const ASIDE: ReadonlySet<Edge['reason']> = new Set(['return', 'reject', 'blocked', 'expire', 'failure']);

/** A fee by what is found is worked out once it was found: by a calculation that comes after. */
export function checkLateFindings(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const { steps } = definition;
  const fees = feesOf(definition, rulebook);
  const facts = [...rulebook.facts, ...definition.facts].map(({ value }) => value);
  // Most types read nothing of the kind, and every expression would be parsed anew.
  const texts = [...facts, ...fees.flatMap(({ fee }) => [fee.when ?? '', fee.amount])];
  if (!texts.some((text) => text.includes('results'))) return [];
  const readAll = createReader(definition, rulebook);
  const graph = graphOf(steps, END);
  const calculates = new Set(steps.flatMap(({ id, type }) => (type === 'calculate' ? [id] : [])));
  const isInTime = (name: string): boolean =>
    steps
      .filter((step) => everyStepOf([step]).some(({ id }) => resultName(id) === name))
      .every(({ id }) => [...reached(graph, id, ({ reason }) => !ASIDE.has(reason))].some((to) => calculates.has(to)));
  return fees.flatMap(({ path, fee, own }) => {
    const found = readAll([fee.when, fee.amount]).flatMap(({ path: [variable, name] }) =>
      variable === 'results' && name !== undefined ? [name] : [],
    );
    const late = found.find((name) => !isInTime(name));
    if (late === undefined) return [];
    const message = `"${fee.code}" reads results.${late}, and no calculate step comes after it; put one there`;
    return [problem(own ? `${path}.amount` : path, 'FOUND_TOO_LATE', message)];
  });
}
