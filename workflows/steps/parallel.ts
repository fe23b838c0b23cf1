import { CancellationScope, condition } from '@temporalio/workflow';
import type { Walk } from '../walk.js';
import type { StepHandler } from './handler.js';

/** Runs branches side by side until all, or the first `join`, have ended; then the rest are called off. */
export const parallelOver =
  (walk: Walk): StepHandler<'parallel'> =>
  async (step, c) => {
    const needed = step.join === 'all' || step.join === undefined ? step.branches.length : step.join;
    let ended = 0;
    let jump: string | undefined;
    let failure: unknown;
    const scope = new CancellationScope();
    const running = scope.run(() =>
      Promise.all(
        step.branches.map(async (branch) => {
          const target = await walk(branch.steps, c);
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
