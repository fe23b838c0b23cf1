import type { Step } from '../language/step.js';
import { type Edge, END, type Graph, graphOf, JOIN, reached } from './edges.js';

/** What a case must have before its permit is granted, whichever way it went there. */
export interface Demands {
  /** ids of the reviews that have to approve */
  approvals: string[];
  /** slips were to be paid on the way */
  payment: boolean;
}

type Passing = (step: Step) => ReadonlySet<Edge['reason']>;

/** The ways on which a step lets the case through. */
const passing: Passing = (step) => new Set(step.type === 'review' ? ['approve', 'engine'] : ['onward']);

/** Reads off the steps what every way to the grant has passed. Steps that a condition may pass over are on none. */
export function demandsOf(steps: readonly Step[], grant: string): Demands {
  const graph = graphOf(steps, END);
  const first = steps[0]?.id ?? END;
  const isDemanded = (step: Step) => isBarrier(graph, first, grant, step);
  const approvals = steps.flatMap((step) => {
    if (step.type === 'review') return isDemanded(step) ? [step.id] : [];
    if (step.type !== 'parallel' || !isDemanded(step)) return [];
    const joinsAll = step.join === undefined || step.join === 'all' || step.join === step.branches.length;
    if (!joinsAll) return [];
    return step.branches.flatMap((branch) => {
      const inner = graphOf(branch.steps, JOIN, { start: first, recalculation: first });
      const reviews = branch.steps.filter(({ type }) => type === 'review');
      return reviews
        .filter((review) => isBarrier(inner, branch.steps[0]?.id ?? JOIN, JOIN, review))
        .map(({ id }) => id);
    });
  });
  return { approvals, payment: steps.some((step) => step.type === 'payment' && isDemanded(step)) };
}

/** Of the reviews that have to approve those that have not, by the results of the steps. */
export const unapproved = ({ approvals }: Demands, results: ReadonlyMap<string, unknown>): string[] =>
  approvals.filter((step) => {
    const { outcome, as = outcome } = Object(results.get(step)) as { outcome?: unknown; as?: unknown };
    return as !== 'approve';
  });

/** Whether nobody comes from the first step to the goal but through what lets them pass at this one. */
function isBarrier(graph: Graph, first: string, goal: string, step: Step): boolean {
  const through = passing(step);
  const own = new Set((graph.get(step.id) ?? []).filter(({ reason }) => through.has(reason)));
  return first !== goal && !reached(graph, first, (edge) => !own.has(edge)).has(goal);
}
