import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { ledByClocks } from './clocks.js';
import { END, type Graph, graphOf, JOIN, reached } from './edges.js';
import { problem } from './problem.js';
import { type StepList, stepLists } from './step-lists.js';

export interface Flow {
  list: StepList;
  graph: Graph;
}

/** Its steps, and those of every branch, with the ways between them. */
export function flowsOf(definition: FormDefinition): Flow[] {
  const start = (definition.steps.find(({ type }) => type === 'form') ?? definition.steps[0])?.id ?? END;
  const worked = definition.steps.find(({ type }) => type === 'analyze' || type === 'calculate');
  const outer = { start, recalculation: worked?.id ?? END };
  return stepLists(definition).map((list) => ({
    list,
    graph: graphOf(list.steps, list.isBranch ? JOIN : END, outer),
  }));
}

/** A case begins with what the applicant files. */
export function checkFirstStep({ steps: [first] }: FormDefinition): DefinitionIssue[] {
  if (first?.type === 'form' && first.when === undefined) return [];
  return [problem('steps[0]', 'FIRST_STEP_NOT_FORM', 'the first step is a form, without "when": what is filed first')];
}

/** Every place that a case comes to: from the first step, and from the appeals, which somebody begins. */
function metIn({ list, graph }: Flow, first: string): Set<string> {
  const begun = [first, ...list.steps.filter(({ type }) => type === 'appeal').map(({ id }) => id)];
  return new Set(begun.flatMap((id) => [id, ...reached(graph, id)]));
}

/** Every step can be come to. */
export function checkReachability(definition: FormDefinition): DefinitionIssue[] {
  return flowsOf(definition).flatMap((flow) => {
    const { list } = flow;
    const first = list.steps[0]?.id;
    if (first === undefined) return [];
    const reachable = metIn(flow, first);
    for (const led of ledByClocks(definition)) for (const id of [led, ...reached(flow.graph, led)]) reachable.add(id);
    return list.steps.flatMap(({ id }, i) =>
      reachable.has(id) ? [] : [problem(`${list.path}[${i}]`, 'UNREACHABLE_STEP', `no step leads to "${id}"`)],
    );
  });
}

/** From every step that can be come to, the case (or the branch) can come to its end. */
export function checkWayToEnd(definition: FormDefinition): DefinitionIssue[] {
  return flowsOf(definition).flatMap((flow) => {
    const { list, graph } = flow;
    const first = list.steps[0]?.id;
    if (first === undefined) return [];
    const met = metIn(flow, first);
    // What lies outside the list is an end of it, or a mistyped name that is reported as such.
    const isStuck = (id: string) => met.has(id) && [...reached(graph, id)].every((to) => graph.has(to));
    const stuck = list.steps.map(({ id }) => id).filter(isStuck);
    const [from] = stuck;
    if (from === undefined) return [];
    const at = list.steps.findIndex(({ id }) => id === from);
    const message = `from ${stuck.map((id) => `"${id}"`).join(', ')} the case never comes to an end`;
    return [problem(`${list.path}[${at}]`, 'NO_WAY_TO_END', message)];
  });
}

/** No loop goes round by itself: somewhere in it somebody, or a clock, is sure to be waited for. */
export function checkBusyLoops(definition: FormDefinition): DefinitionIssue[] {
  return flowsOf(definition).flatMap(({ list, graph }) => {
    const reach = new Map(list.steps.map(({ id }) => [id, reached(graph, id, ({ waits }) => !waits)]));
    const reported = new Set<string>();
    return list.steps.flatMap(({ id }, i) => {
      const mine = reach.get(id);
      if (reported.has(id) || !mine?.has(id)) return [];
      const loop = list.steps.map((step) => step.id).filter((other) => mine.has(other) && reach.get(other)?.has(id));
      for (const other of loop) reported.add(other);
      const message = `${loop.map((other) => `"${other}"`).join(', ')} can go round with nobody and no clock in between`;
      return [problem(`${list.path}[${i}]`, 'BUSY_LOOP', `${message}; put a wait or a review in the loop`)];
    });
  });
}
