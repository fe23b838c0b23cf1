import { everyStepOf } from '../every-step.js';
import type { FormDefinition } from '../language/definition.js';
import { reached } from './edges.js';
import { flowsOf } from './flow.js';

/** Every step that a case can come to once it has come past a step; those beside it in a parallel step too. */
export function stepsAfter(definition: FormDefinition, id: string): Set<string> {
  const after = new Set<string>();
  for (const { list, graph } of flowsOf(definition)) {
    const holding = list.steps.find((step) => everyStepOf([step]).some((inner) => inner.id === id));
    if (!holding) continue;
    const at = list.steps.indexOf(holding);
    // Who is sent back has not come past it.
    const onward = (graph.get(holding.id) ?? []).filter(
      ({ to }) => !list.steps.slice(0, at + 1).some((s) => s.id === to),
    );
    const met = new Set(onward.flatMap(({ to }) => [to, ...reached(graph, to)]));
    const come = list.steps.filter((step) => met.has(step.id) || (step === holding && step.id !== id));
    for (const step of everyStepOf(come)) after.add(step.id);
  }
  return after;
}
