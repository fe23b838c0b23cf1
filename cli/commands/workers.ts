import type { Command } from 'commander';
import { promoteBuild } from '../../cases/migration/promote.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { workerBuild } from '../../runtime/workflow-bundle.js';
import { connected } from '../migrate/connected.js';

/** `workers promote`: the gate between a new build's workers and the running cases. */
export function registerWorkers(command: Command): void {
  command
    .command('promote')
    .description('replay running cases with this code and, if all hold, let them go on with the workers of its build')
    .option('--build <id>', 'the build that becomes the current one; by default that of this code')
    .option('--sample <count>', 'at most so many cases are replayed, the latest first', '1000')
    .action(async ({ build, sample }: { build?: string; sample: string }) => {
      if (!/^[1-9]\d{0,6}$/.test(sample))
        throw new UsageError(`--sample takes a whole number from 1, not "${sample}".`);
      const { deployment } = loadSettings().workers;
      if (!deployment)
        throw new UsageError('Set WORKER_DEPLOYMENT, as the workers have it; without it none is promoted.');
      await connected(async (deps) => {
        const of = { deployment, build: build ?? (await workerBuild()), sample: Number(sample) };
        const { replayed, broken } = await promoteBuild(deps, of);
        for (const { reference, why } of broken) process.stdout.write(`${reference}: ${why}\n`);
        process.stdout.write(`${replayed} cases replayed, ${broken.length} do not hold.\n`);
        if (broken.length > 0) process.exitCode = 1;
        else process.stdout.write(`Cases go on with build ${of.build} of ${deployment}.\n`);
      });
    });
}
