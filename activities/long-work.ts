import { CancelledFailure, Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { doLongWork, type LongWorkDependencies } from '../cases/long-work/do.js';
import { forgetFiled } from '../cases/long-work/forget-filed.js';
import { UsageError } from '../runtime/usage-error.js';
import type { LongWorkActivities } from '../workflows/upkeep-activities.js';

/** How often how far it is is written down, in ms. */
const NOTED = 1_000;
const ALIVE = 20_000;

export function createLongWorkActivities(deps: LongWorkDependencies & { client: Client }): LongWorkActivities {
  const { prisma } = deps;
  const running = (id: string) => ({ id, status: 'RUNNING' as const });
  const end = async (id: string, data: object) => {
    await prisma.longWork.updateMany({ where: running(id), data: { ...data, endedAt: new Date() } });
    await forgetFiled(prisma, id);
  };
  return {
    async runLongWork(id) {
      const work = await prisma.longWork.findUnique({ where: running(id) });
      if (!work) return;
      const context = Context.current();
      const alive = setInterval(() => context.heartbeat(), ALIVE);
      let noted = 0;
      const progress = (done: number, of?: number) => {
        if (context.cancellationSignal.aborted) throw new CancelledFailure('it was called off');
        if (performance.now() - noted < NOTED) return;
        noted = performance.now();
        context.heartbeat(done);
        // How far it is may be missed; what comes of it may not.
        void prisma.longWork.updateMany({ where: running(id), data: { done, of: of ?? null } }).catch(() => undefined);
      };
      try {
        const result = await doLongWork({ ...deps, progress }, work);
        await end(id, { status: 'DONE', result: JSON.parse(JSON.stringify(result)), done: work.of ?? undefined });
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        await end(id, { status: 'FAILED', failure: error.message });
      } finally {
        clearInterval(alive);
      }
    },
    failLongWork: (id) =>
      end(id, { status: 'FAILED', failure: 'It failed again and again; the worker’s log says why.' }),
  };
}
