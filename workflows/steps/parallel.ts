import { CancellationScope, condition } from '@temporalio/workflow';
import { everyStepOf } from '../../forms/every-step.js';
import { startAmong } from '../carried.js';
import type { Walk } from '../walk.js';
import type { StepHandler } from './handler.js';

/** Runs branches side by side until all, or the first `join`, have ended; then the rest are called off. */
export const parallelOver =
  (walk: Walk): StepHandler<'parallel'> =>
  async (step, permitCase) => {
    const needed = step.join === 'all' || step.join === undefined ? step.branches.length : step.join;
    let ended = 0;
    let jump: string | undefined;
    let failure: unknown;
    // What another run left: the branches that wait go on where they were, those that had ended stay so.
    const at = new Set(permitCase.waits.startingPlaces);
    const resumed = step.branches.some(({ steps }) => everyStepOf(steps).some(({ id }) => at.has(id)));
    const scope = new CancellationScope();
    const running = scope.run(() =>
      Promise.all(
        step.branches.map(async (branch) => {
          const name = `${step.id}/${branch.id}`;
          const start = startAmong(branch.steps, [...at]);
          const over = resumed && start === undefined && permitCase.waits.hasBranchEnded(name);
          if (!over) permitCase.waits.beginBranch(name);
          const target = over ? undefined : await walk(branch.steps, permitCase, start);
          permitCase.waits.endBranch(name);
          ended += 1;
          // A branch that sends the case elsewhere, as a return does, ends the whole of the parallel step.
          jump ??= target;
        }),
      ),
    );
    const watched = running.then(
      () => undefined,
      (error: unknown) => {
        failure = error;
      },
    );
    await condition(() => ended >= needed || jump !== undefined || failure !== undefined);
    if (failure !== undefined) throw failure;
    if (ended < step.branches.length) scope.cancel();
    await watched;
    return jump;
  };
