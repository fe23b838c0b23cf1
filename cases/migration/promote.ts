import type { Client } from '@temporalio/client';
import type { PrismaClient } from '../../prisma/client.js';
import { replayed } from './replay.js';

export interface Promotion {
  replayed: number;
  /** cases whose history the code of this installation parts from */
  broken: { reference: string; why: string }[];
}

/**
 * Replays the histories of running cases with the code of this installation and, where every one holds, makes a build
 * the one that all cases go on with.
 */
export async function promoteBuild(
  { prisma, client }: { prisma: PrismaClient; client: Client },
  of: { deployment: string; build: string; sample: number },
): Promise<Promotion> {
  const running = await prisma.application.findMany({
    where: { revision: { gt: 0 }, currentSteps: { isEmpty: false } },
    orderBy: { updatedAt: 'desc' },
    take: of.sample,
    select: { reference: true },
  });
  const broken: Promotion['broken'] = [];
  for (const { reference } of running) {
    const history = await client.workflow.getHandle(`application/${reference}`).fetchHistory();
    const why = await replayed(reference, history);
    if (why) broken.push({ reference, why });
  }
  if (broken.length === 0) {
    await client.connection.workflowService.setWorkerDeploymentCurrentVersion({
      namespace: client.options.namespace,
      deploymentName: of.deployment,
      buildId: of.build,
      identity: 'parvaneh workers promote',
      ignoreMissingTaskQueues: true,
    });
  }
  return { replayed: running.length, broken };
}
