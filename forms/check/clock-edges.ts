import { everyStepOf } from '../every-step.js';
import type { Clock } from '../language/clock.js';
import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';
import { type Edge, END, type Graph, reached } from './edges.js';
import { INSTANT } from './step-lists.js';

/** The ways between the steps of a definition, with those that clocks lead the case off where it waits. */
export function withClocks({ steps, clocks = [] }: Pick<FormDefinition, 'steps' | 'clocks'>, graph: Graph): Graph {
  const led = clocks.map((clock) => ({
    clock: clock.id,
    to: clock.atEnd.next ?? END,
    at: waitsUnder(clock, steps, graph),
  }));
  return new Map(
    [...graph].map(([id, ways]) => {
      const off = led.filter(({ at }) => at.has(id));
      return [
        id,
        [...ways, ...off.map(({ clock, to }): Edge => ({ to, waits: true, reason: 'clock', condition: clock }))],
      ];
    }),
  );
}

/** Where the case may wait while a clock runs: from what begins it to what meets it. */
function waitsUnder({ begins, metBy, stops = [], atEnd }: Clock, steps: readonly Step[], graph: Graph): Set<string> {
  const holding = (name: string) => steps.find((step) => everyStepOf([step]).some(({ id }) => id === name));
  const grants = new Set(steps.flatMap(({ id, type }) => (type === 'issue' ? [id] : [])));
  const meets = new Set(metBy?.map((name) => holding(name)?.id));
  // Where it stands still once only it seldom runs out there.
  const stands = new Set(stops.flatMap(({ at }) => at));
  // What decides is met once nothing is left to grant, whatever else would meet it.
  const isLast = (id: string) =>
    grants.has(id) &&
    (metBy === undefined || (atEnd.is !== 'onward' && ![...reached(graph, id)].some((to) => grants.has(to))));
  const from = begins === 'filing' ? steps[0] : holding(begins.after);
  const at = from ? steps.indexOf(from) : -1;
  const isBack = (to: string) => steps.slice(0, at + 1).some(({ id }) => id === to);
  const open = (graph.get(from?.id ?? '') ?? []).flatMap(({ to }) => (isBack(to) ? [] : [to]));
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (!meets.has(id) && !isLast(id)) open.push(...(graph.get(id) ?? []).map(({ to }) => to));
  }
  return new Set(
    steps.flatMap(({ id, type }) =>
      seen.has(id) && !INSTANT.has(type) && !stands.has(id) && type !== 'appeal' ? [id] : [],
    ),
  );
}
