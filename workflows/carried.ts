import { defineQuery } from '@temporalio/workflow';
import type { ClockKept } from '../forms/clock-time.js';
import { renamedIn, standsAt, stepNamed } from '../forms/entries.js';
import { roleIn } from '../forms/generation.js';
import type { Generation } from '../forms/language/definition.js';
import type { Step } from '../forms/language/step.js';
import { workFormOf } from '../forms/work-forms.js';
import type { Carried, Relocated, TaskItem } from './case-shape.js';
import type { MoveMessage } from './messages.js';
import { choicesOf } from './outcomes.js';

/** What a move would carry over, and whether the case is at rest. */
export const carriedQuery = defineQuery<{ carried: Carried; resting: boolean; hash: string }>('carried');

/** What the run knows that takes a case over as a move says. */
export function relocated(carried: Carried, move: MoveMessage): Relocated {
  const renamed = (step: string): string => renamedIn(move.steps, step);
  const { steps } = move.to;
  const at = move.recalculate ? [] : move.places.map(({ to }) => to);
  const places = new Map(move.places.map((place) => [place.from, place]));
  const kept = carried.waits.flatMap((wait) => {
    const place = places.get(wait.stepId);
    return place?.kept && !move.recalculate ? [{ ...wait, stepId: place.to }] : [];
  });
  const generation = carried.summary?.generation;
  const keptTasks = new Set(kept.flatMap((wait) => wait.tasks));
  return {
    ...carried,
    ...(carried.paymentStep !== undefined && { paymentStep: renamed(carried.paymentStep) }),
    deciders: carried.deciders.map(([step, actor]) => [renamed(step), actor]),
    tasks: carried.tasks.map((task) =>
      movedTask(task, keptTasks, places.get(task.stepId)?.to ?? renamed(task.stepId), { steps, generation }),
    ),
    ended: carried.ended.map((branch) => branch.replace(/^[^/]+/, renamed)),
    waits: kept,
    ...(carried.clocks && { clocks: carried.clocks.map((clock) => movedClock(clock, { renamed, steps, at })) }),
    at,
    recalculate: move.recalculate,
  };
}

/** A clock that stands still at a step goes on when the case leaves that step, or is taken off it, whatever it is called by then. Its end is weighed anew. */
function movedClock(
  clock: ClockKept,
  { renamed, steps, at }: { renamed: (step: string) => string; steps: readonly Step[]; at: readonly string[] },
): ClockKept {
  const isLeft = (name: string): boolean => {
    const step = stepNamed(steps, name);
    // What is worked out anew may come back to it: it stands still there on.
    return at.length > 0 && step !== undefined && !standsAt(step, at);
  };
  const stops = clock.stops.map((stop) => {
    const name = renamed(stop.at);
    return { ...stop, at: name, ...(stop.to === undefined && isLeft(name) && { to: Date.now() }) };
  });
  return { ...clock, ...(!clock.over && { moved: true as const }), stops };
}

/** A task that is kept is what its new step makes of it; an open one that is not kept was called off. */
function movedTask(
  task: TaskItem,
  kept: Set<string>,
  stepId: string,
  { steps, generation }: { steps: readonly Step[]; generation: Generation | undefined },
): TaskItem {
  if (task.state !== 'open') return { ...task, stepId };
  if (!kept.has(task.id)) return { ...task, stepId, state: 'cancelled' };
  const step = stepNamed(steps, stepId);
  const { role, title, outcomes, own, separateFrom, notBy } = { ...task, ...taskAsIn(step, generation) };
  const form = step && workFormOf(step, task.body) && { form: true as const };
  const { assignee, form: _, own: __, ...rest } = task;
  const held = role === task.role && assignee !== undefined;
  return {
    ...rest,
    stepId,
    role,
    title,
    outcomes,
    ...(own && { own }),
    separateFrom,
    notBy,
    ...form,
    ...(held && { assignee }),
  };
}

/** What a step that one person decides says of its task; the tasks of other steps stay as they were given. */
export function taskAsIn(
  step: Step | undefined,
  generation: Generation | undefined,
): Partial<Pick<TaskItem, 'role' | 'title' | 'outcomes' | 'separateFrom' | 'notBy'>> & Pick<TaskItem, 'own'> {
  if (step?.type === 'consult') return choicesOf(step);
  if (step?.type !== 'review' && step?.type !== 'inspect') return {};
  return {
    role: roleIn(step, generation),
    title: step.title,
    own: undefined,
    ...choicesOf(step),
    separateFrom: step.separateFrom ?? [],
    notBy: step.notBy ?? ['applicant', 'office'],
  };
}

/** The step of the outermost list at which a case that stands at these begins; undefined for its first. */
export function startAmong(steps: readonly Step[], at: readonly string[]): string | undefined {
  return steps.find((step) => standsAt(step, at))?.id;
}
