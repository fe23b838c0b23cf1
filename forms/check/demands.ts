import { nameOfEntry } from '../entries.js';
import type { Step } from '../language/step.js';
import { type Edge, END, type Graph, graphOf, JOIN, reached } from './edges.js';

/** What a case must have before its permit is granted, whichever way it went there. */
export interface Demands {
  /** ids of the reviews that have to approve */
  approvals: string[];
  /** slips were to be paid on the way */
  payment: boolean;
  /** ids of the appeals that lead past such a review when they are right */
  appeals: Record<string, string[]>;
}

/** Where somebody has to approve before the case goes on. */
const isApproving = ({ type }: Step): boolean => type === 'review' || type === 'inspect';

type Passing = (step: Step) => ReadonlySet<Edge['reason']>;

/** The ways on which a step lets the case through. */
const passing: Passing = (step) => new Set(isApproving(step) ? ['approve', 'engine'] : ['onward']);

/** How many entries a list of the form has. */
export type Counted = (list: string) => number;

/** Reads off the steps what every way to the grant has passed from the first step, or from one that a clock led to. Steps that a condition may pass over are on none. */
export function demandsOf(
  steps: readonly Step[],
  grant: string,
  { from, count = () => 0 }: { from?: string | undefined; count?: Counted } = {},
): Demands {
  const graph = graphOf(steps, END);
  const first = steps[0]?.id ?? END;
  const origin = from ?? first;
  const isDemanded = (step: Step) => isBarrier(graph, origin, grant, step);
  const approvals = steps.flatMap((step) => {
    if (isApproving(step)) return isDemanded(step) ? [step.id] : [];
    if (step.type !== 'parallel' || !isDemanded(step)) return [];
    const { each, join = 'all' } = step;
    const joinsAll = join === 'all' || (each === undefined && join === step.branches.length);
    if (!joinsAll) return [];
    const named = (id: string): string[] =>
      each === undefined ? [id] : Array.from({ length: count(each) }, (_, i) => nameOfEntry(id, i + 1));
    return step.branches.flatMap((branch) => {
      const inner = graphOf(branch.steps, JOIN, { start: first, recalculation: first });
      const reviews = branch.steps.filter(isApproving);
      return reviews
        .filter((review) => isBarrier(inner, branch.steps[0]?.id ?? JOIN, JOIN, review))
        .flatMap(({ id }) => named(id));
    });
  });
  const begun = steps.filter(({ type }) => type === 'appeal').map(({ id }) => id);
  const past = (review: string) => begun.filter((appeal) => leadsPast(graph, appeal, grant, review));
  const appeals = Object.fromEntries(approvals.map((review) => [review, past(review)]));
  return { approvals, appeals, payment: steps.some((step) => step.type === 'payment' && isDemanded(step)) };
}

/** Whether an appeal that is right comes to the grant without what lets a case through at a review. */
function leadsPast(graph: Graph, appeal: string, grant: string, review: string): boolean {
  const approving = new Set(graph.get(review)?.filter(({ reason }) => reason === 'approve' || reason === 'engine'));
  const granted = graph.get(appeal)?.filter(({ reason }) => reason === 'approve') ?? [];
  return granted.some(({ to }) => to === grant || reached(graph, to, (edge) => !approving.has(edge)).has(grant));
}

/** Of the reviews that have to approve those that have not, by the results of the steps. */
export function unapproved({ approvals, appeals }: Demands, results: ReadonlyMap<string, unknown>): string[] {
  const approved = (step: string) => {
    const { outcome, as = outcome } = Object(results.get(step)) as { outcome?: unknown; as?: unknown };
    return as === 'approve';
  };
  return approvals.filter((step) => !approved(step) && !appeals[step]?.some(approved));
}

/** Whether nobody comes from the first step to the goal but through what lets them pass at this one. */
function isBarrier(graph: Graph, first: string, goal: string, step: Step): boolean {
  const through = passing(step);
  const own = new Set((graph.get(step.id) ?? []).filter(({ reason }) => through.has(reason)));
  return first !== goal && !reached(graph, first, (edge) => !own.has(edge)).has(goal);
}
