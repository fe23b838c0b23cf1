import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { readStanding, type StandingDependencies } from '../cases/standing.js';
import { markStuck } from '../cases/stuck.js';
import { TAKEN_BACK_STEP, takeBack } from '../city/automation/take-back.js';
import type { Notices } from '../city/notices/notices.js';
import { askedSlipsSettled } from '../city/payments/slips.js';
import { canonicalJson } from '../forms/canonical.js';
import type { ClockKept } from '../forms/clock-time.js';
import { ask } from '../prisma/sql.js';
import type { Activities } from '../workflows/activities.js';
import type { Relocated } from '../workflows/case-shape.js';
import type { Transition } from '../workflows/transition.js';

/**
 * Of what a transition says, whenever it is tried: what comes from a clock, or from the request that a message came with,
 * may differ between two tries of the same one.
 */
export function contentHash({ at: _, standing: __, ...transition }: Transition): string {
  const timeline = transition.timeline.map(({ requestId: ___, ...entry }) => entry);
  const waits = transition.waits.map(({ spent: ___, ...wait }) => wait);
  const plain = JSON.parse(JSON.stringify({ ...transition, timeline, waits }));
  return createHash('sha256').update(canonicalJson(plain)).digest('base64url');
}

/** What a transition has worked out on the calendar. */
export interface Worked {
  due: Record<string, string[]>;
  clocks: ClockKept[];
}

/** The standing with the instants of the deadlines that begin with its transition, and of its clocks. */
export function standingWithDue(
  standing: Relocated,
  { waits }: Pick<Transition, 'waits'>,
  { due, clocks }: Worked,
): object {
  const opening = new Set(waits.map(({ stepId }) => stepId));
  const known = standing.waits.map((wait) => {
    if (!opening.has(wait.stepId)) return wait;
    const instants = (due[wait.stepId] ?? []).map((at) => Date.parse(at));
    return { ...wait, due: instants, open: [...instants.keys()] };
  });
  return { ...standing, waits: known, ...(standing.clocks && { clocks: clocks ?? standing.clocks }) };
}

const LOOK = {
  name: 'look at the rows of a case',
  text: `SELECT transition, ${TAKEN_BACK_STEP} AS stopped FROM "Application" WHERE reference = $1`,
};

/** How a case and its rows find each other again. */
export function createStandingActivities(
  deps: StandingDependencies & { notices?: Notices; log?: Logger | undefined },
): Pick<Activities, 'readStanding' | 'lookAtRows' | 'parkCase'> {
  const { prisma } = deps;
  return {
    readStanding: (reference) => readStanding(deps, reference),
    async lookAtRows({ reference, revision }) {
      const [row] = await ask<{ transition: number; stopped: string | null }>(prisma, LOOK, [reference, revision]);
      if (!row) throw new Error(`There is no application ${reference}.`);
      const { transition, stopped } = row;
      if (stopped !== null) await prisma.$transaction((tx) => takeBack(tx, { reference, revision, step: stopped }));
      const settled = await askedSlipsSettled(prisma, reference, revision);
      return { transition, settled, ...(stopped !== null && { stopped }) };
    },
    async parkCase(parked) {
      await markStuck(prisma, parked, deps.notices);
      deps.log?.error({ reference: parked.reference, steps: parked.steps, why: parked.why }, 'a case is stuck');
    },
  };
}
