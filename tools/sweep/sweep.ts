import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../faults/ground.js';
import { type Lane, openLane } from './lane.js';
import { LIVES } from './lives.js';
import { differences, type Outcome, outcomeOf } from './outcome.js';
import { type Point, pointsOf } from './points.js';
import { Scene } from './scene.js';

/** A life in which nothing ended. */
interface Undisturbed {
  effects: string[];
  outcome: Outcome;
}

export interface Swept {
  point: Point;
  /** false where the life went another way this time, as when a busy machine has it take two workflow tasks for one */
  met: boolean;
  /** how the case ended otherwise than without the end; empty when it is as it should be */
  problems: string[];
  /** ms */
  time: number;
}

export interface SweepOptions {
  ground: Omit<Ground, 'stop' | 'empty'>;
  lanes: number;
  /** names of lives; all without it */
  lives?: readonly string[];
  /** which of the points, in which order */
  choose(points: Point[]): Point[];
  onSwept?(swept: Swept, done: number, of: number): void;
}

let lived = 0;

/** Lives the lives without an end, then once with each of the chosen ends; says how each differs. */
export async function sweep(options: SweepOptions): Promise<Swept[]> {
  const { ground, lives = Object.keys(LIVES) } = options;
  const lanes = await Promise.all(Array.from({ length: options.lanes }, (_, i) => openLane(ground, `lane-${i + 1}`)));
  try {
    const undisturbed = new Map<string, Undisturbed>();
    await onLanes(lanes, lives, async (lane, life) => {
      const scene = await live(lane, life);
      undisturbed.set(life, { effects: [...lane.watch.effects], outcome: await outcomeOf(scene) });
    });
    const points = options.choose(lives.flatMap((life) => pointsOf(life, undisturbed.get(life)?.effects ?? [])));
    const swept: Swept[] = [];
    await onLanes(lanes, points, async (lane, point) => {
      const began = performance.now();
      const problems = await endingAt(lane, point, undisturbed.get(point.life)?.outcome ?? {});
      const one = { point, met: lane.watch.hasFired, problems, time: performance.now() - began };
      swept.push(one);
      options.onSwept?.(one, swept.length, points.length);
    });
    return swept;
  } finally {
    await Promise.all(lanes.map((lane) => lane.stop()));
  }
}

/** Each lane takes the next one until none is left. */
async function onLanes<T>(lanes: readonly Lane[], all: readonly T[], work: (lane: Lane, one: T) => Promise<void>) {
  const left = [...all];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(lane, one);
    }),
  );
}

function begun(lane: Lane): Scene {
  lane.renew();
  lived += 1;
  return new Scene(lane, lived);
}

async function live(lane: Lane, life: string, scene = begun(lane)): Promise<Scene> {
  await LIVES[life]?.(scene);
  await scene.ended();
  return scene;
}

async function endingAt(lane: Lane, { life, effect, moment, end }: Point, expected: Outcome): Promise<string[]> {
  const scene = begun(lane);
  lane.watch.endAt({ effect, moment, end: () => lane.end(end) });
  try {
    await live(lane, life, scene);
    return differences(expected, await outcomeOf(scene));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), ...(await storyOf(scene))];
  } finally {
    await lane.back();
    // One that is stuck must not keep the worker busy.
    if (scene.reference) await scene.handle.terminate().catch(() => undefined);
    await pause(0);
  }
}

/** What its workflow went through last, for whoever looks for the cause. */
async function storyOf(scene: Scene): Promise<string[]> {
  if (!scene.reference) return [];
  try {
    const { events } = await scene.handle.fetchHistory();
    const { status, revision, transition, currentSteps } = await scene.lane.prisma.application.findUniqueOrThrow({
      where: { reference: scene.reference },
    });
    const rows = `its rows: ${status}, revision ${revision}, transition ${transition}, at ${currentSteps}`;
    const told = (events ?? []).slice(-12).map((event) => {
      const failure = event.workflowTaskFailedEventAttributes?.failure?.message ?? '';
      const kind = Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? '';
      return `${event.eventId} ${kind.replace('EventAttributes', '')} ${failure}`.trim();
    });
    const [last] = scene.answers.slice(-1);
    return [rows, `the last answer: ${JSON.stringify(last)}`, ...told];
  } catch (error) {
    return [`its history cannot be read: ${error}`];
  }
}
