import { setTimeout as pause } from 'node:timers/promises';
import { rootCause } from '@temporalio/common';
import { stepNamed } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import { relocated } from '../../workflows/carried.js';
import type { Carried } from '../../workflows/case-shape.js';
import { movesOn } from '../../workflows/outcomes.js';
import { type ActivityTable, VirtualWorkflow, WorkflowFailedError } from '../simulation/virtual-workflow.js';
import type { Reason } from './mapping.js';
import { type Proof, ProofActivities } from './proof-activities.js';

/** More than any sensible case takes to its end. */
const MAX_ACTIONS = 100;

interface CarriedAnswer {
  carried: Carried;
}

/**
 * Lets the real interpreter take a case over as a move says, without a server, and live it on: everybody agrees and
 * pays. Answers how that ends, or why it does not go.
 */
export async function proveMove(proof: Proof): Promise<{ ends: string } | Reason> {
  const { carried, move, calendar } = proof;
  const simulated = new ProofActivities(proof);
  const began = { ...carried, decisions: simulated.decide() };
  let run: VirtualWorkflow | undefined;
  try {
    run = await VirtualWorkflow.start({
      codePath: (await workflowBundle()).codePath,
      type: 'permitApplication',
      id: 'application/PROOF',
      at: new Date(),
      argument: { reference: 'PROOF', definition: move.to.definition, resumes: true },
      activities: simulated.activitiesFrom(relocated(began, move)) as unknown as ActivityTable,
    });
    const expected = move.places.filter(({ kept }) => kept).map(({ to }) => to);
    const current = await carriedOf(run);
    const lost = expected.find((id) => !current.waits.some(({ stepId }) => stepId === id));
    if (lost !== undefined) return { code: 'DOES_NOT_STAND', message: `it would not go on waiting at "${lost}"` };
    return { ends: await liveOn(run, simulated, { move, calendar }) };
  } catch (error) {
    const why = error instanceof WorkflowFailedError ? error.cause : error;
    return { code: 'DOES_NOT_RUN', message: rootCause(why) ?? String(error) };
  } finally {
    await run?.stop();
    // Hundreds of cases are proved one after another: a key press has to get a word in.
    await pause(0);
  }
}

const carriedOf = async (run: VirtualWorkflow): Promise<Carried> =>
  ((await run.query('carried')) as CarriedAnswer).carried;

async function liveOn(
  run: VirtualWorkflow,
  simulated: ProofActivities,
  { move }: Pick<Proof, 'move' | 'calendar'>,
): Promise<string> {
  const named = (id: string) => stepNamed(move.to.steps, id);
  for (let actions = 0; !run.hasEnded; actions += 1) {
    if (actions >= MAX_ACTIONS) return 'goes round';
    const current = await carriedOf(run);
    const acted = await actOn(run, simulated, current, named);
    if (acted) continue;
    const timer = run.nextTimer;
    if (current.waits.some(({ stepId }) => named(stepId)?.type === 'form')) return 'waits for the applicant';
    if (!timer) return 'stands';
    await run.moveTo(timer);
  }
  return simulated.status;
}

/** Does what moves one of the waiting steps on; false where only the applicant or the clock does. */
async function actOn(
  run: VirtualWorkflow,
  simulated: ProofActivities,
  current: Carried,
  named: (id: string) => Step | undefined,
) {
  const [owner = ''] = current.people;
  for (const { stepId, tasks } of current.waits) {
    const step = named(stepId);
    const task = current.tasks.find(({ id, state }) => tasks.includes(id) && state === 'open');
    if (task) {
      const outcome = movesOn(task);
      const actor = { id: task.assignee ?? `of ${task.id}`, roles: [task.role] };
      await run.update('decideTask', {
        taskId: task.id,
        outcome,
        actor,
        ...(outcome !== 'approve' && { remark: 'r', conditions: ['r'] }),
        // What would be filled in is not known here, as what a service would answer is not.
        ...(task.form && { answers: 'r' }),
      });
      return true;
    }
    if (step?.type === 'payment' && current.status === 'RECALCULATION_DUE') {
      await run.update('recalculate', { actor: { id: owner, roles: [] } });
      return true;
    }
    if (step?.type === 'payment') {
      simulated.paid = true;
      await run.signal('paymentSettled', { revision: current.revision });
      return true;
    }
    if (step?.type === 'wait' && step.signal !== undefined) {
      await run.signal(step.signal, {});
      return true;
    }
  }
  return false;
}
