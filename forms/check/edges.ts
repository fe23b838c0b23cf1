import { effectOf } from '../appeals.js';
import type { Step, StepOf, StepType } from '../language/step.js';
import type { LocalizedText } from '../language/text.js';
import { ownOutcomesOf, plainOutcomesOf } from '../outcomes.js';

/** Where the case goes when it is over. */
export const END = 'end';
/** Where a branch goes when it is over. */
export const JOIN = '';

/** A way from a step to another. `waits` where nobody goes it without a person's answer or a clock in between. */
export interface Edge {
  to: string;
  waits: boolean;
  reason: EdgeReason;
  /** the condition of a switch's way, or the clock that leads it */
  condition?: string;
  /** what people call an outcome of the step's own */
  says?: LocalizedText;
}

/** Why a case takes a way. */
export type EdgeReason =
  | 'onward'
  | 'approve'
  | 'engine'
  | 'return'
  | 'reject'
  | 'own'
  | 'blocked'
  | 'referral'
  | 'expire'
  | 'clock'
  | 'failure'
  | 'case'
  | 'otherwise'
  | 'skipped';

interface Way {
  /** the step after this one */
  onward: string;
  /** the form where a returned case begins again */
  start: string;
  /** where a recalculation starts that the step does not name */
  recalculation: string;
}

const edge = (to: string, waits: boolean, reason: EdgeReason = 'onward'): Edge => ({ to, waits, reason });
const has = (step: Step, then: 'return' | 'expire') => step.deadlines?.some((d) => d.then === then) ?? false;
const onwardOnly = (_: Step, { onward }: Way) => [edge(onward, false)];

/** Where one person decides. */
function decidedWays(step: StepOf<'review' | 'inspect'>, { onward, start }: Way): Edge[] {
  const outcomes = plainOutcomesOf(step);
  const usual = { approve: onward, return: step.onReturn ?? start, reject: step.onReject ?? END };
  const own = ownOutcomesOf(step).map(({ as, next, title }) => ({
    ...edge(next ?? (as ? usual[as] : onward), true, as ?? 'own'),
    says: title,
  }));
  return [
    ...(!('engineDecides' in step) || step.engineDecides === undefined ? [] : [edge(onward, false, 'engine')]),
    ...(outcomes.includes('approve') ? [edge(onward, true, 'approve')] : []),
    ...(outcomes.includes('return') || has(step, 'return') ? [edge(step.onReturn ?? start, true, 'return')] : []),
    ...(outcomes.includes('reject') ? [edge(step.onReject ?? END, true, 'reject')] : []),
    ...own,
    ...(has(step, 'expire') ? [edge(step.onExpire ?? END, true, 'expire')] : []),
  ];
}

/** The ways out of a step that is not passed over, as the interpreter goes them. */
const ways: { [T in StepType]: (step: StepOf<T>, way: Way) => Edge[] } = {
  announce: onwardOnly,
  calculate: onwardOnly,
  issue: onwardOnly,
  notify: onwardOnly,
  audit: onwardOnly,
  // Where no condition has a day nobody is waited for.
  fulfil: (step, { onward }) => [
    edge(onward, false),
    ...(step.onReject === undefined ? [] : [edge(step.onReject, true, 'failure')]),
    ...(has(step, 'expire') ? [edge(step.onExpire ?? onward, true, 'expire')] : []),
  ],
  form: (step, { onward }) => [
    edge(onward, true),
    ...(has(step, 'expire') ? [edge(step.onExpire ?? END, true, 'expire')] : []),
  ],
  analyze: (step, { onward, start }) => [
    edge(step.onBlocked ?? start, false, 'blocked'),
    edge(step.onReferral ?? onward, false, 'referral'),
    edge(onward, false),
  ],
  review: decidedWays,
  inspect: decidedWays,
  consult: (step, { onward, start }) => [
    edge(
      onward,
      step.bodies.some(({ when, each }) => when === undefined && each === undefined),
    ),
    ...(plainOutcomesOf(step).includes('return') ? [edge(step.onReturn ?? start, true, 'return')] : []),
    ...ownOutcomesOf(step).flatMap(({ as, next, title }) =>
      as === 'return' ? [{ ...edge(next ?? step.onReturn ?? start, true, 'return'), says: title }] : [],
    ),
    ...(has(step, 'expire') ? [edge(step.onExpire ?? onward, true, 'expire')] : []),
  ],
  // A calculation that costs nothing draws no slips, and then nobody waits for a payment.
  payment: (step, { onward, start, recalculation }) => [
    edge(onward, false),
    ...(has(step, 'expire') ? [edge(step.onExpire ?? step.recalculateFrom ?? recalculation, true, 'expire')] : []),
    ...(has(step, 'return') ? [edge(start, true, 'return')] : []),
  ],
  service: (step, { onward }) => [edge(onward, false), edge(step.onFailure ?? onward, false, 'failure')],
  // A date that has passed is not waited for.
  wait: (step, { onward, start }) => [
    edge(onward, step.until === undefined),
    ...(has(step, 'expire') || (step.for && step.onExpire) ? [edge(step.onExpire ?? onward, true, 'expire')] : []),
    ...(has(step, 'return') ? [edge(start, true, 'return')] : []),
  ],
  'publish-notice': (step, { onward, start }) => [
    edge(onward, true),
    ...(has(step, 'expire') ? [edge(step.onExpire ?? onward, true, 'expire')] : []),
    ...(has(step, 'return') ? [edge(start, true, 'return')] : []),
  ],
  // Nobody comes to one by walking: the case has ended, and is reopened where it leads.
  appeal: (step, { start, recalculation }) => {
    const outcomes = step.role === undefined ? ['approve'] : plainOutcomesOf(step);
    const granted = effectOf(step) ? END : (step.next ?? recalculation);
    const usual = { approve: granted, return: step.onReturn ?? start, reject: END };
    return [
      ...(outcomes.includes('approve') ? [edge(granted, true, 'approve')] : []),
      ...(outcomes.includes('return') || has(step, 'return') ? [edge(usual.return, true, 'return')] : []),
      ...(outcomes.includes('reject') ? [edge(END, true, 'reject')] : []),
      ...ownOutcomesOf(step).flatMap(({ as, next, title }) =>
        as ? [{ ...edge(next ?? usual[as], true, as), says: title }] : [],
      ),
      ...(has(step, 'expire') ? [edge(step.onExpire ?? END, true, 'expire')] : []),
    ];
  },
  switch: (step) => [
    ...step.cases.map(({ when, next }) => ({ ...edge(next, false, 'case'), condition: when })),
    edge(step.otherwise, false, 'otherwise'),
  ],
  parallel: (step, way) => {
    const branches = step.branches.map(({ steps }) => ({ steps, graph: graphOf(steps, JOIN, way) }));
    const needed = step.join === undefined || step.join === 'all' ? branches.length : step.join;
    const instant = branches.filter(({ steps, graph }) => {
      return reached(graph, steps[0]?.id ?? JOIN, ({ waits }) => !waits).has(JOIN);
    });
    const jumps = branches.flatMap(({ graph }) =>
      [...graph.values()].flat().filter(({ to }) => to !== JOIN && !graph.has(to)),
    );
    // A list may have no entries, and then nobody is waited for.
    return [edge(way.onward, step.each === undefined && instant.length < needed), ...jumps];
  },
};

const waysOf = <T extends StepType>(step: StepOf<T> & Step, way: Way): Edge[] =>
  (ways[step.type] as (step: Step, way: Way) => Edge[])(step, way);

/** The steps of one list with the ways out of each; the last leads to `last`. */
export type Graph = Map<string, Edge[]>;

export function graphOf(steps: readonly Step[], last: string, outer?: Pick<Way, 'start' | 'recalculation'>): Graph {
  const start = outer?.start ?? (steps.find(({ type }) => type === 'form') ?? steps[0])?.id ?? END;
  const worked = steps.find(({ type }) => type === 'analyze' || type === 'calculate');
  const recalculation = outer?.recalculation ?? worked?.id ?? END;
  return new Map(
    steps.map((step, i) => {
      // Nobody comes to an appeal by walking.
      const onward = step.next ?? steps.slice(i + 1).find(({ type }) => type !== 'appeal')?.id ?? last;
      const passed = step.when === undefined || step.type === 'appeal' ? [] : [edge(onward, false, 'skipped')];
      return [step.id, [...waysOf(step, { onward, start, recalculation }), ...passed]];
    }),
  );
}

/** Every place that can be reached from a step, that step only if it is come back to. */
export function reached(graph: Graph, from: string, along: (edge: Edge) => boolean = () => true): Set<string> {
  const edges = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const way of graph.get(at) ?? []) {
      if (!along(way) || edges.has(way.to)) continue;
      edges.add(way.to);
      open.push(way.to);
    }
  }
  return edges;
}
