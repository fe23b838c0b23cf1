import type { Decisions } from '../../forms/evaluation/types.js';
import { hashOf } from '../../forms/hash.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { CaseStanding } from '../../workflows/case-shape.js';
import type { Transition } from '../../workflows/transition.js';

interface Now {
  definition: FormDefinition;
  decisions: Decisions;
  settled: boolean;
}

/** Where another run takes a case up, by what its transitions have kept. */
export function standingAfter(
  transitions: readonly Transition[],
  { definition, decisions, settled }: Now,
): CaseStanding {
  const { code, version, steps, clocks } = definition;
  const { standing } = transitions.findLast((each) => each.standing) ?? {};
  if (!standing) throw new Error('Nothing was filed yet.');
  const carried = {
    ...standing,
    transitions: transitions.length,
    decisions,
    entries: transitions.reduce((sum, { timeline }) => sum + timeline.length, 0),
    ...(settled && { settledRevision: Math.max(standing.settledRevision, standing.revision) }),
  };
  return { definition: { code, version, hash: hashOf(definition) }, steps, ...(clocks && { clocks }), carried };
}
