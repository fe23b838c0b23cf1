import { CancellationScope, condition } from '@temporalio/workflow';
import { isForEach, standsAt } from '../../forms/entries.js';
import { startAmong } from '../carried.js';
import { branchesOfEntries } from '../entries.js';
import type { Walk } from '../walk.js';
import type { StepHandler } from './handler.js';

/** Runs branches side by side until all, or the first `join`, have ended; then the rest are called off. */
export const parallelOver =
  (walk: Walk): StepHandler<'parallel'> =>
  async (step, permitCase) => {
    // Where there are no entries nothing is waited for: a replay of what was recorded before goes on alike.
    const branches = isForEach(step) ? await branchesOfEntries(step, permitCase) : step.branches;
    const needed = step.join === 'all' || step.join === undefined ? branches.length : step.join;
    let ended = 0;
    let jump: string | undefined;
    let failure: unknown;
    // What another run left: the branches that wait go on where they were, those that had ended stay so.
    const at = new Set(permitCase.waits.startingPlaces);
    const resumed = branches.some(({ steps }) => steps.some((inner) => standsAt(inner, [...at])));
    const scope = new CancellationScope();
    const running = scope.run(() =>
      Promise.all(
        branches.map(async (branch) => {
          const name = `${step.id}/${branch.id}`;
          const start = startAmong(branch.steps, [...at]);
          const over = resumed && start === undefined && permitCase.waits.hasBranchEnded(name);
          if (!over) permitCase.waits.beginBranch(name);
          let target: string | undefined;
          try {
            target = over ? undefined : await walk(branch.steps, permitCase, start);
          } catch (error) {
            // What an entry gave before it was called off is forgotten where all of them begin anew.
            if (isForEach(step)) permitCase.waits.endBranch(name);
            throw error;
          }
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
    await condition(() => ended >= Math.min(needed, branches.length) || jump !== undefined || failure !== undefined);
    if (failure !== undefined) throw failure;
    if (ended < branches.length) scope.cancel();
    await watched;
    return jump;
  };
