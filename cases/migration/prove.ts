import { setTimeout as pause } from 'node:timers/promises';
import type { Step } from '../../forms/language/step.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import { everyStepOf, relocatedInput } from '../../workflows/carried.js';
import type { Carried } from '../../workflows/case-shape.js';
import { type ActivityTable, VirtualWorkflow } from '../simulation/virtual-workflow.js';
import type { Reason } from './mapping.js';
import { type Proof, ProofActivities } from './proof-activities.js';

/** More than any sensible case takes to its end. */
const MAX_ACTIONS = 100;

interface Standing {
  carried: Carried;
}

/**
 * Lets the real interpreter take a case over as a move says, without a server, and live it on: everybody agrees and
 * pays. Answers how that ends, or why it does not go.
 */
export async function proveMove(proof: Proof): Promise<{ ends: string } | Reason> {
  const { carried, move, calendar } = proof;
  const desk = new ProofActivities(proof);
  const began = { ...carried, decisions: desk.decide() };
  let run: VirtualWorkflow | undefined;
  try {
    run = await VirtualWorkflow.start({
      codePath: (await workflowBundle()).codePath,
      type: 'permitApplication',
      id: 'application/PROOF',
      at: new Date(),
      argument: relocatedInput(began, 'PROOF', move),
      activities: desk.activities as unknown as ActivityTable,
    });
    const expected = move.places.filter(({ kept }) => kept).map(({ to }) => to);
    const standing = await standingOf(run);
    const lost = expected.find((id) => !standing.waits.some(({ stepId }) => stepId === id));
    if (lost !== undefined) return { code: 'DOES_NOT_STAND', message: `it would not go on waiting at "${lost}"` };
    return { ends: await liveOn(run, desk, { move, calendar }) };
  } catch (error) {
    return { code: 'DOES_NOT_RUN', message: error instanceof Error ? error.message : String(error) };
  } finally {
    await run?.stop();
    // Hundreds of cases are proved one after another: a key press has to get a word in.
    await pause(0);
  }
}

const standingOf = async (run: VirtualWorkflow): Promise<Carried> => ((await run.query('carried')) as Standing).carried;

async function liveOn(
  run: VirtualWorkflow,
  desk: ProofActivities,
  { move }: Pick<Proof, 'move' | 'calendar'>,
): Promise<string> {
  const steps = new Map(everyStepOf(move.to.steps).map((step) => [step.id, step]));
  for (let deeds = 0; !run.hasEnded; deeds += 1) {
    if (deeds >= MAX_ACTIONS) return 'goes round';
    const standing = await standingOf(run);
    const acted = await actOn(run, desk, standing, steps);
    if (acted) continue;
    const timer = run.nextTimer;
    if (standing.waits.some(({ stepId }) => steps.get(stepId)?.type === 'form')) return 'waits for the applicant';
    if (!timer) return 'stands';
    await run.moveTo(timer);
  }
  return desk.status;
}

/** Does what moves one of the waiting steps on; false where only the applicant or the clock does. */
async function actOn(run: VirtualWorkflow, desk: ProofActivities, standing: Carried, steps: Map<string, Step>) {
  const [owner = ''] = standing.people;
  for (const { stepId, tasks } of standing.waits) {
    const step = steps.get(stepId);
    const task = standing.tasks.find(({ id, state }) => tasks.includes(id) && state === 'open');
    if (task) {
      const outcome = task.outcomes.includes('approve') ? 'approve' : task.outcomes[0];
      const actor = { id: task.assignee ?? `of ${task.id}`, roles: [task.role] };
      await run.update('decideTask', {
        taskId: task.id,
        outcome,
        actor,
        ...(outcome !== 'approve' && { remark: 'r' }),
      });
      return true;
    }
    if (step?.type === 'payment' && standing.status === 'RECALCULATION_DUE') {
      await run.update('recalculate', { actor: { id: owner, roles: [] } });
      return true;
    }
    if (step?.type === 'payment') {
      desk.paid = true;
      await run.signal('paymentSettled', { revision: standing.revision });
      return true;
    }
    if (step?.type === 'wait' && step.signal !== undefined) {
      await run.signal(step.signal, {});
      return true;
    }
  }
  return false;
}
